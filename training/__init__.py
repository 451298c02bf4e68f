"""How the language models of Seuil are made: see README.md."""
