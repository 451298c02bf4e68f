"""Copies: which pages tell one report, and which of them is the original."""
