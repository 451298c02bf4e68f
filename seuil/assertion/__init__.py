"""Assertions: what a reading asserts, on whose word."""
