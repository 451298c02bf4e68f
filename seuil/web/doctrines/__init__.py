"""Declared policies as the page shows them: ready words for the templates, which hold no logic."""
