"""The public names of the package: these, and no others by accident."""

import seuil


def test_public_names():
    assert sorted(seuil.__all__) == [
        "AddReport",
        "ArticleError",
        "Brief",
        "DataError",
        "Dossier",
        "InputError",
        "LanguageError",
        "PageError",
        "Reader",
        "SeuilError",
        "StoreError",
        "UsageError",
        "__version__",
        "read",
    ]


def test_every_public_name_is_there_and_documented():
    for name in seuil.__all__:
        value = getattr(seuil, name)
        if name != "__version__":
            assert value.__doc__, name
