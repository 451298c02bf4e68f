"""Path, address or bytes → Page."""
