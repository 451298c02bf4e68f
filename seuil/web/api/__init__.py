"""The JSON API: the same questions as the views answer, for programs."""
