"""Copies: which pages carry one and the same report, so that it counts as one source."""
