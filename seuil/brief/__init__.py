"""The brief: what Seuil gives for one page, and the forms in which it is shown."""
