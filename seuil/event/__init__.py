"""Events: assertions of one and the same happening, over all pages, with its independent sources."""
