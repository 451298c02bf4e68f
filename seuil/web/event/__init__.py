"""What the pages of an event, and of what persons decided about it, show."""
