"""The documents say what is so: what they show runs, what they list is all there is."""

import os
import re
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from typer.main import get_command

from docs.make_docs import FILES, pages
from seuil.cli import main
from seuil.cli.main import app
from seuil.data_files import DataFiles
from seuil.store.dossier import Store

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
READING = (ROOT / "docs" / "reading.md").read_text("utf-8")
EVALUATION = (ROOT / "docs" / "evaluation.md").read_text("utf-8")
DOSSIER = (ROOT / "docs" / "dossier.md").read_text("utf-8")
WEB = (ROOT / "docs" / "web.md").read_text("utf-8")
DOCTRINES = (ROOT / "docs" / "doctrines.md").read_text("utf-8")
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```", re.M | re.S)


# What README says of a dossier; its lines run one after the other.
OF_DOSSIER = re.search(r"^## A dossier\n.*?(?=^## )", README, re.M | re.S)
# The commands that docs/dossier.md explains.
ON_DOSSIERS = ("add", "events", "timeline", "show", "sources", "pages", "correct", "export")


def shown_commands(page: str = README) -> list[str]:
    """The calls of the program in a page, one a line, without their comments."""
    lines = [line for kind, block in BLOCK.findall(page) if kind != "python" for line in block.splitlines()]
    return [line.split(" #")[0].strip() for line in lines if line.startswith(".venv/bin/seuil")]


def made_runnable(line: str, example: str) -> tuple[list[str], str | None]:
    """The arguments of a shown call, with a page that is here, and the file for its standard input."""
    gold = str(ROOT / "tests" / "gold" / "en" / "korea-1.gold.json")
    record = str(ROOT / "tests" / "evaluation" / "small_record")
    shown = line.replace("page.html", example).replace("page.txt", example).replace("tests/gold", gold)
    shown = shown.replace("tests/records", record)
    words = shlex.split(shown)[1:]
    given = words[words.index("<") + 1] if "<" in words else None
    return (words[: words.index("<")] if "<" in words else words), given


def test_readme_shows_commands():
    assert len(shown_commands()) >= 4


def test_what_readme_and_the_page_on_dossiers_show_of_them_runs_line_after_line(
    tmp_path, monkeypatch, capfdbinary
):
    assert OF_DOSSIER is not None
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SEUIL_DOSSIER", raising=False)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    lines = [*shown_commands(OF_DOSSIER[0]), *shown_commands(DOSSIER)]
    assert len(lines) >= 12
    for line in lines:
        with pytest.raises(SystemExit) as left:
            main(shlex.split(_with_ids(line))[1:])
        assert left.value.code == 0, capfdbinary.readouterr().err
    assert (tmp_path / "tables").is_dir()


def _with_ids(line: str) -> str:
    """A line with an event and a mention of the dossier that is here."""
    if "EVENT" not in line and "MENTION" not in line:
        return line
    with Store.open("seuil.db") as store:
        event = next(store.events())
    return line.replace("EVENT", event.id).replace("MENTION", event.mentions[0])


def test_the_python_of_the_page_on_dossiers_runs(tmp_path):
    code = next(block for kind, block in BLOCK.findall(DOSSIER) if kind == "python")
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    called = [sys.executable, "-c", code]
    path = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(called, cwd=tmp_path, env=path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout


@pytest.mark.parametrize("line", [c for c in shown_commands() if OF_DOSSIER and c not in OF_DOSSIER[0]])
def test_what_readme_shows_runs(line, tmp_path, monkeypatch, capfdbinary):
    if "https://" in line:
        pytest.skip("goes to the network")
    if " serve" in line:
        pytest.skip("goes on until it is stopped; the next test starts it")
    example = next(iter(sorted((ROOT / "examples").glob("*.txt" if "page.txt" in line else "*.html"))))
    arguments, given = made_runnable(line, str(example))
    monkeypatch.chdir(tmp_path)
    with Path(given or example).open(encoding="utf-8") as standard_input, pytest.raises(SystemExit) as left:
        monkeypatch.setattr(sys, "stdin", standard_input)
        main(arguments)
    assert left.value.code == 0, capfdbinary.readouterr().err


@pytest.mark.parametrize("page", [README, WEB])
def test_what_is_shown_of_serving_serves_until_it_is_interrupted(page, tmp_path):
    lines = [line for line in shown_commands(page) if " serve" in line]
    assert lines
    for line in lines:
        called = [sys.executable, "-m", "seuil", *shlex.split(line)[1:], "--port", "0"]
        path = {**os.environ, "PYTHONPATH": str(ROOT)}
        server = subprocess.Popen(called, cwd=tmp_path, env=path, stderr=subprocess.PIPE, text=True)
        with server:
            assert server.stderr is not None
            address = re.search(r"http://\S+", server.stderr.readline())
            assert address
            assert httpx.get(address[0], timeout=60).status_code == 200
            server.send_signal(signal.SIGINT)
            assert server.wait(60) in (0, 130)


def test_what_the_page_on_evaluating_shows_runs_line_after_line(tmp_path, monkeypatch, capfdbinary):
    monkeypatch.chdir(tmp_path)
    lines = shown_commands(EVALUATION)
    assert len(lines) >= 4
    for line in lines:
        with pytest.raises(SystemExit) as left:
            main(made_runnable(line, "")[0])
        assert left.value.code == 0, capfdbinary.readouterr().err
    assert (tmp_path / "evaluation.html").stat().st_size


@pytest.mark.parametrize("line", shown_commands(DOCTRINES))
def test_what_the_page_on_doctrines_shows_runs(line, monkeypatch, capfdbinary):
    monkeypatch.chdir(ROOT)
    with pytest.raises(SystemExit) as left:
        main(made_runnable(line, str(ROOT / "examples" / "detroit.html"))[0])
    assert left.value.code == 0, capfdbinary.readouterr().err


def test_the_python_of_readme_runs():
    code = next(block for kind, block in BLOCK.findall(README) if kind == "python")
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_every_target_that_readme_names_is_in_the_makefile():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in re.findall(r"^make (\w+)", README, re.M):
        assert re.search(rf"^{target}:", makefile, re.M), target


@pytest.mark.parametrize(
    "name",
    [
        "README.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "docs/reading.md",
        "docs/evaluation.md",
        "docs/doctrines.md",
        "docs/doctrine-files.md",
        "docs/dossier.md",
        "docs/web.md",
        "docs/codebook/README.md",
    ],
)
def test_links_lead_to_files(name):
    page = ROOT / name
    for link in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8")):
        assert (page.parent / link).exists(), link


def test_every_command_and_option_is_documented():
    pages = {"evaluate": EVALUATION, "doctrine": DOCTRINES, "serve": WEB}
    pages |= dict.fromkeys(ON_DOSSIERS, DOSSIER)
    for name, command in get_command(app).commands.items():
        assert f"`seuil {name}" in READING
        inner = getattr(command, "commands", {"": command})
        for sub, its in inner.items():
            page = pages.get(name, READING)
            assert sub in page
            for option in (o for parameter in its.params for o in parameter.opts):
                if option.startswith("-") and option != "--help":
                    assert f"`{option}`" in page, f"{name} {sub} {option}"


@pytest.mark.parametrize("name", sorted(pages()))
def test_what_is_made_is_current(name):
    assert (ROOT / "docs" / name).read_text("utf-8") == pages()[name], "run: make docs"


def test_every_act_is_listed():
    page = (ROOT / "docs" / "codebook" / "acts.md").read_text("utf-8")
    listed = set(re.findall(r"^\| `([\w-]+)`", page, re.M))
    assert listed == set(DataFiles().acts)


def test_every_value_of_the_contract_is_explained():
    schema = pages()["brief.schema.json"]
    for values in re.findall(r'"enum": \[(.*?)\]', schema, re.S):
        for value in re.findall(r'"([^"]+)"', values):
            if value not in furniture_kinds():
                assert f"`{value}`" in READING, value


def furniture_kinds() -> set[str]:
    data = DataFiles()
    return {kind for code in data.languages for kind in data.language(code).brief.furniture}


def test_every_kind_of_data_file_is_described():
    """A table that no line of data-files.md speaks of would be found by nobody."""
    folder = ROOT / "seuil" / "data"
    patterns = [re.compile(re.sub(r"<\w+>", "[^/]+", path)) for path, _ in FILES]
    for path in sorted(folder.rglob("*.yaml")):
        name = path.relative_to(folder).as_posix()
        if "/pipeline/" not in name:
            assert any(p.fullmatch(name) for p in patterns), name
