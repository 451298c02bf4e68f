"""The table of things that act words may ask for."""

from seuil.data_files import DataFiles

DATA = DataFiles()


def test_wider_things_and_classes_exist():
    ids = {row.id for row in DATA.things}
    classes = {row.id for row in DATA.weapons.classes}
    assert all(set(row.within) <= ids and set(row.classes) <= classes for row in DATA.things)
    assert not ids & classes


def test_every_language_has_words_for_each_thing():
    assert all(row.words.get(code) for row in DATA.things for code in DATA.languages)
