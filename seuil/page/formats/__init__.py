"""Files that hold many pages, one module for each format."""
