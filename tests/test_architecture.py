"""The way of the data, held by reading the imports: a stage knows itself, the forms before it, the data and
the errors.
"""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent / "seuil"
# In the order in which a page goes through them.
STAGES = ("page", "article", "reading", "assertion", "brief")
ALWAYS = ("seuil.errors", "seuil.data_files", "seuil.version")

# What stands beside them, with what it may know: the policies, what is found of them, how both are printed.
BESIDE = {
    # Events are made of what briefs hold, by the tables; the store keeps both; exports see the record only.
    "event": (*(f"seuil.{stage}.model" for stage in STAGES), "seuil.brief.folding"),
    # A correction may set a field only to what an assertion can have there.
    "store": (
        "seuil.event",
        "seuil.brief.model",
        "seuil.article.model",
        "seuil.assertion.model",
        "seuil.page.formats.model",
    ),
    # The HTML report says in words what a clause that is touched says.
    "export": (
        "seuil.event.model",
        "seuil.brief",
        "seuil.report",
        "seuil.doctrine",
        *(f"seuil.{stage}.model" for stage in STAGES),
    ),
    # What is asked of a record is shown as reports, in the words of briefs and of doctrines.
    "asking": (
        "seuil.event.model",
        "seuil.store.model",
        "seuil.brief",
        "seuil.report.model",
        "seuil.doctrine.views",
        *(f"seuil.{stage}.model" for stage in STAGES),
    ),
    "doctrine": ("seuil.report.model",),
    "finding": (
        "seuil.doctrine",
        "seuil.report.model",
        "seuil.brief.folding",
        *(f"seuil.{stage}.model" for stage in STAGES),
    ),
    "report": ("seuil.brief.templating", "seuil.brief.shown"),
}


def imports_of(path: Path) -> list[str]:
    tree = ast.parse(path.read_text("utf-8"))
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            found.append(node.module)
        elif isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
    return [name for name in found if name.split(".")[0] == "seuil"]


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_imports_only_itself_and_the_forms_before_it(stage):
    earlier = tuple(f"seuil.{name}.model" for name in STAGES[: STAGES.index(stage)])
    # What a container says of a page is handed on beside the page.
    earlier += ("seuil.page.formats.model",)
    for path in sorted((ROOT / stage).rglob("*.py")):
        for name in imports_of(path):
            allowed = name.startswith((f"seuil.{stage}", *ALWAYS)) or name in earlier
            assert allowed, f"{path.relative_to(ROOT)} imports {name}"


@pytest.mark.parametrize("folder", BESIDE)
def test_what_stands_beside_the_stages_knows_no_more_than_it_needs(folder):
    for path in sorted((ROOT / folder).rglob("*.py")):
        for name in imports_of(path):
            allowed = name.startswith((f"seuil.{folder}", *ALWAYS, *BESIDE[folder]))
            assert allowed, f"{path.relative_to(ROOT)} imports {name}"


# The web page shows what the others say: it knows forms and doors, and nothing of how a page is understood.
WEB = (
    "seuil.adding", "seuil.asking", "seuil.brief", "seuil.doctrine", "seuil.dossier", "seuil.export",
    "seuil.finding", "seuil.reader", "seuil.report",
    "seuil.event.corrected", "seuil.event.model", "seuil.page.formats.model", "seuil.page.formats.to_page",
    "seuil.page.from_source", "seuil.store.database", "seuil.store.density", "seuil.store.dossier",
    "seuil.store.asking", "seuil.store.model", "seuil.store.touching",
    "seuil.article.from_page",  # for the longest text that is read, which a form says
    *(f"seuil.{stage}.model" for stage in STAGES),
)  # fmt: skip


def test_the_web_page_is_a_door():
    for path in sorted((ROOT / "web").rglob("*.py")):
        for name in imports_of(path):
            allowed = name.startswith(("seuil.web", *ALWAYS, *WEB))
            assert allowed, f"{path.relative_to(ROOT)} imports {name}"
    for path in sorted(ROOT.rglob("*.py")):
        if "web" not in path.relative_to(ROOT).parts and path.name != "serve.py":
            assert not any(name.startswith("seuil.web") for name in imports_of(path)), path.name


def test_data_files_import_no_stage():
    for path in sorted((ROOT / "data_files").rglob("*.py")):
        for name in imports_of(path):
            assert name.startswith(("seuil.data_files", "seuil.errors")), f"{path.name} imports {name}"


def test_modules_stay_small():
    long = {
        p.name: n for p in sorted(ROOT.rglob("*.py")) if (n := len(p.read_text("utf-8").splitlines())) > 400
    }
    assert long == {}


def test_no_module_is_a_drawer_for_everything():
    names = {p.stem for p in ROOT.rglob("*.py")}
    assert not names & {"utils", "util", "helpers", "misc", "common"}
