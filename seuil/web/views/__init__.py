"""The pages that people see: one module for each part of the menu."""
