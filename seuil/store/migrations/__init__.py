"""The schema of a dossier, step by step from the first."""
