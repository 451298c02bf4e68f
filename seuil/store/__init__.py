"""The dossier: a user's database of pages, what was read from them, events, and a person's corrections."""
