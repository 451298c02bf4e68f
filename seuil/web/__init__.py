"""The web page of a dossier, ``seuil serve``: a door without logic over what the rest of Seuil makes."""
