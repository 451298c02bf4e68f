"""Shapes of the data files, one module for each family of files."""
