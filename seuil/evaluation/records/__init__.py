"""Records judged: whether copies were told from reports, and one happening kept once, over many pages."""
