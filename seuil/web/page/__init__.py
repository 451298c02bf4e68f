"""One page: read in the background, shown with its marks, put into the dossier."""
