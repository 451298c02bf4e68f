"""Reading: an article parsed, with its names, quotations and times."""
