"""Every word of the web page is in every catalogue, once, with the same parts to be filled in."""

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from fastapi import FastAPI

from seuil.web.api.guide import described, subjects_of
from seuil.web.app import API
from seuil.web.languages import LOCALE, SOURCE, languages

WEB = LOCALE.parent
_METHODS = [("**/templates/**.html", "jinja2"), ("**.py", "python")]
_OPTIONS = {"**/templates/**.html": {"trimmed": "false", "silent": "false"}}
_PART = re.compile(r"%\(\w+\)[sd]")


def asked_for() -> dict[str, str]:
    """Each message that a template or a module says, with where it is first said."""
    found: dict[str, str] = {}
    keywords = {"_": None, "gettext": None, "ngettext": (1, 2)}
    for path, line, message, *_ in extract_from_dir(str(WEB), _METHODS, _OPTIONS, keywords=keywords):
        for one in message if isinstance(message, tuple) else (message,):
            found.setdefault(one, f"{path}:{line}")
    return found | operations()


def operations() -> dict[str, str]:
    """What the page on the API says of each operation and value, as the OpenAPI document has it."""
    app = FastAPI()
    for router in API:
        app.include_router(router)
    said: dict[str, str] = {}
    for subject in subjects_of(described(app, SOURCE), ""):
        for it in subject.operations:
            said |= {about: it.name for about in (it.about, *(field.about for field in it.fields)) if about}
    return said


def catalogue_parts(language: str) -> list[tuple[Path, list]]:
    parts = []
    for path in sorted((LOCALE / language).glob("*.po")):
        with path.open("rb") as file:
            parts.append((path, [message for message in read_po(file, locale=language) if message.id]))
    return parts


@pytest.mark.parametrize("language", [code for code in languages() if code != SOURCE])
def test_a_catalogue_says_all_that_is_asked_for_once_and_nothing_else(language):
    said: dict[str, Path] = {}
    for path, messages in catalogue_parts(language):
        for message in messages:
            ids = message.id if isinstance(message.id, tuple) else (message.id,)
            texts = message.string if isinstance(message.string, tuple) else (message.string,)
            assert not message.fuzzy and all(texts), f"{path.name}: {ids[0]!r} is not translated"
            for one in ids:
                assert one not in said, f"{one!r} is in {said[one].name} and in {path.name}"
                said[one] = path
            parts = set(_PART.findall(ids[-1]))
            assert all(set(_PART.findall(text)) == parts for text in texts[-1:]), f"{path.name}: {ids[0]!r}"
    wanted = asked_for()
    assert {one: where for one, where in wanted.items() if one not in said} == {}
    assert {one: path.name for one, path in said.items() if one not in wanted} == {}


def test_french_has_one_apostrophe_its_own_spaces_and_one_word_for_the_record():
    texts = [
        text
        for _, messages in catalogue_parts("fr")
        for message in messages
        for text in (message.string if isinstance(message.string, tuple) else (message.string,))
    ]
    assert [text for text in texts if re.search(r"\w'\w", text)] == []
    assert [text for text in texts if re.search(r"\brelevé", text)] == []
    assert [text for text in texts if re.search(r" [;:?!»]|« | %%", text)] == []


def test_a_language_without_a_catalogue_is_not_offered():
    assert languages() == (SOURCE, *sorted(folder.name for folder in LOCALE.iterdir()))
