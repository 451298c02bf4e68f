"""What every request must pass before a view sees it, and what every answer must carry."""
