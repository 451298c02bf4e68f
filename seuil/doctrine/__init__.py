"""Declared policies: documents of dated, sourced clauses, read only as they stood on a day."""
