"""The data of Seuil as typed values, read strictly and only once each.

``DataFiles()`` reads the shipped folder; ``DataFiles(path)`` another with the same layout. Hand the object
on;
there is no cache at module level to reset.
"""

from seuil.data_files.folder import DataFiles, LanguageData

__all__ = ["DataFiles", "LanguageData"]
