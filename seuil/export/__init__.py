"""Exports: one module for each format that other tools read."""
