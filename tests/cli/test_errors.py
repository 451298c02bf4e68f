"""What goes wrong is one line on standard error: status 1 when the page is at fault, 2 when the call is."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from seuil.cli import main

SPANISH = (
    "El presidente dijo ayer que el gobierno no aceptará las condiciones que la oposición ha puesto para "
    "volver a la mesa de negociación, y que las elecciones se celebrarán en la fecha que estaba prevista. "
) * 3


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as left:
        main(list(arguments))
    return left.value.code


def refused(capsys, *arguments: str) -> tuple[int, str]:
    status = run(*arguments)
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("seuil: ")
    assert err.count("\n") == 1
    assert "Traceback" not in err
    return status, err


def written(folder: Path, content: bytes, name: str = "page.txt") -> str:
    path = folder / name
    path.write_bytes(content)
    return str(path)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (bytes(range(256)) * 40, "binary"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + b"\x00" * 300, "PDF"),
        (b"x" * 20_000_001, "larger than 20 MB"),
        (b"1234 5678 90", "no"),
        (SPANISH.encode(), "looks like Spanish (es); supported: en, fr"),
    ],
)
def test_a_page_at_fault_gives_one_line_and_status_1(capsys, tmp_path, content, reason):
    path = written(tmp_path, content)
    status, line = refused(capsys, "read", path)
    assert status == 1
    assert path in line
    assert reason in line


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("nothing-here.html", "no such file"),
        (".", "folder"),
        ("a\x00b", ""),
        ("x" * 5000, ""),
        ("ftp://example.org/x", "only http and https"),
        ("http://127.0.0.1/", "not a public address"),
        ("http://[::1]:8080/", "not a public address"),
        ("http://169.254.169.254/latest", "not a public address"),
        ("http://", "names no host"),
        ("file:///etc/passwd", "only http and https"),
    ],
)
def test_a_place_that_cannot_be_read_gives_status_1(capsys, source, reason):
    status, line = refused(capsys, "read", source)
    assert status == 1
    assert reason in line


def test_standard_input_with_nothing_gives_status_1(capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert refused(capsys, "read", "-") == (1, "seuil: -: is empty\n")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ([], "Missing command"),
        (["read"], "Missing argument"),
        (["reed"], "No such command"),
        (["read", "--bad", "x"], "No such option"),
        (["read", "-f", "xml", "x"], "'xml'"),
        (["read", "x", "y"], "unexpected extra argument"),
        (["read", "--language", "xx", "x"], "'xx' is not read; choose from: en, fr"),
        (["read", "--in", "xx", "x"], "there are: en, fr"),
        (["read", "-o", "no/such/folder/x", "x"], "there is no folder"),
        (["read", "-o", ".", "x"], "is a folder"),
        (["acts", "--yaml"], "No such option"),
    ],
)
def test_a_wrong_call_gives_status_2(capsys, arguments, reason):
    status, line = refused(capsys, *arguments)
    assert status == 2
    assert reason in line


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_an_output_that_may_not_be_written_is_refused_before_reading(capsys, tmp_path):
    tmp_path.chmod(0o500)
    assert refused(capsys, "read", "-o", str(tmp_path / "x"), "x")[0] == 2


def test_a_failed_run_leaves_the_old_output_as_it_was(capsys, tmp_path):
    old = tmp_path / "brief.json"
    old.write_text("old")
    assert run("read", "-o", str(old), "nothing-here.html") == 1
    assert old.read_text() == "old"
    assert list(tmp_path.iterdir()) == [old]


def test_an_interruption_is_one_line(capsys, monkeypatch):
    def stopped(*_args: object, **_named: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("seuil.reader.Reader.read", stopped)
    assert refused(capsys, "read", "x") == (130, "seuil: interrupted\n")


def test_the_reader_of_our_output_may_leave():
    """As in ``seuil acts | head -1``: no message, no failure."""
    program = subprocess.Popen(
        [sys.executable, "-m", "seuil", "acts", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    program.stdout.close()
    assert program.stderr.read() == b""
    program.stderr.close()
    assert program.wait() == 0


def test_a_missing_file_in_a_process_of_its_own():
    done = subprocess.run(
        [sys.executable, "-m", "seuil", "read", "nothing-here"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "seuil: nothing-here: no such file\n")
