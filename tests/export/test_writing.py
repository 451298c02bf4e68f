"""Written aside, then renamed: all of an export or nothing of it."""

import errno
import io
import os
import stat
import zipfile
from pathlib import Path

import pytest

from seuil.errors import StoreError
from seuil.export.formats import FORMATS
from seuil.export.writing import file_aside, folder_aside
from tests.export.record import HandRecord


class Broken(HandRecord):
    """A record that fails after some of it was read."""

    def pages(self):
        yield next(super().pages())
        raise StoreError("the dossier is gone")


@pytest.mark.parametrize("name", ["csv", "xlsx", "parquet", "jsonl", "annotations", "cassis", "html"])
def test_nothing_half_written_is_left_and_what_stood_there_stands(name, tmp_path):
    place = tmp_path / "out"
    if FORMATS[name].folder:
        place.mkdir()
    else:
        place.write_text("before")
    with pytest.raises(StoreError, match="the dossier is gone"):
        FORMATS[name].write(Broken(), place)
    assert [p.name for p in tmp_path.iterdir()] == ["out"]
    assert list(place.iterdir()) == [] if place.is_dir() else place.read_text() == "before"


def test_a_full_disk_is_one_line(tmp_path, monkeypatch):
    def full(_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreError, match="cannot be written: No space left on device") as told:
        FORMATS["jsonl"].write(HandRecord(), tmp_path / "x")
    assert "\n" not in str(told.value) and list(tmp_path.iterdir()) == []


def test_a_device_is_written_to_as_it_is():
    with pytest.raises(StoreError, match="No space left on device"):
        FORMATS["jsonl"].write(HandRecord(), Path("/dev/full"))


def test_a_folder_that_is_not_there_or_a_file_where_a_folder_must_be(tmp_path):
    with pytest.raises(StoreError, match="there is no folder"):
        FORMATS["jsonl"].write(HandRecord(), tmp_path / "no" / "x")
    with pytest.raises(StoreError, match="is a folder; give the path of a file"):
        FORMATS["jsonl"].write(HandRecord(), tmp_path)
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="is a file; this export makes a folder"):
        FORMATS["csv"].write(HandRecord(), tmp_path / "file")
    with pytest.raises(StoreError, match="cannot be written"):
        FORMATS["jsonl"].write(HandRecord(), tmp_path / ("x" * 300))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written(tmp_path):
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    with pytest.raises(StoreError, match="Permission denied"):
        FORMATS["jsonl"].write(HandRecord(), tmp_path / "x")


def test_a_folder_is_written_again_but_never_over_what_a_person_put_there(tmp_path):
    place = tmp_path / "tables"
    FORMATS["csv"].write(HandRecord(), place)
    FORMATS["csv"].write(HandRecord(), place)
    (place / "my notes.txt").write_text("mine")
    with pytest.raises(StoreError, match=r"holds what is not of this export \(my notes.txt\)"):
        FORMATS["csv"].write(HandRecord(), place)
    assert (place / "my notes.txt").read_text() == "mine" and (place / "events.csv").exists()
    assert [p.name for p in tmp_path.iterdir()] == ["tables"]


def test_a_link_goes_on_pointing_to_what_is_written(tmp_path):
    (tmp_path / "real").write_text("before")
    (tmp_path / "link").symlink_to("real")
    with file_aside(tmp_path / "link") as stream:
        stream.write(b"after")
    assert (tmp_path / "link").is_symlink() and (tmp_path / "real").read_text() == "after"


def test_an_interruption_leaves_nothing(tmp_path):
    for aside in (file_aside, folder_aside):
        with pytest.raises(KeyboardInterrupt), aside(tmp_path / "x"):
            raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_others_may_not_read_stays_so(tmp_path):
    (tmp_path / "x").write_text("before")
    (tmp_path / "x").chmod(0o600)
    FORMATS["jsonl"].write(HandRecord(), tmp_path / "x")
    assert stat.S_IMODE((tmp_path / "x").stat().st_mode) == 0o600


@pytest.mark.parametrize("name", ["csv", "xlsx", "cameo"])
def test_a_pipe_gets_a_whole_export_and_is_not_closed(name):
    class Pipe(io.RawIOBase):
        def __init__(self):
            self.got = b""

        def writable(self):
            return True

        def write(self, data):
            self.got += bytes(data)
            return len(data)

    pipe = Pipe()
    FORMATS[name].write(HandRecord(), pipe)
    assert not pipe.closed
    if name != "cameo":
        assert zipfile.ZipFile(io.BytesIO(pipe.got)).testzip() is None


def test_a_stream_is_left_open_when_the_record_fails():
    class Failing(HandRecord):
        def events(self):
            yield next(super().events())
            raise StoreError("the dossier is gone")

    out = io.BytesIO()
    with pytest.raises(StoreError):
        FORMATS["cameo"].write(Failing(), out)
    assert not out.closed
