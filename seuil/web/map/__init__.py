"""Where the events are: their places with counts, and where each is on the map."""
