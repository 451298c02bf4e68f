"""The sentences beside each act, read the whole way: those that must give it give it, those that look alike
do not.

An example that fails today carries ``xfail`` with its reason in the act's file, and is then a strict xfail.
"""

import pytest

import seuil
from seuil.data_files import DataFiles

DATA = DataFiles()
FIELDS = ("actor", "target", "instrument", "place")


def every_example():
    for act in DATA.act_files.values():
        for language in ("en", "fr"):
            for number, example in enumerate(getattr(act.examples, language), 1):
                marks = [pytest.mark.xfail(reason=example.xfail)] if example.xfail else []
                yield pytest.param(act.id, language, example, id=f"{act.id}-{language}-{number}", marks=marks)


@pytest.fixture(scope="module")
def reader():
    return seuil.Reader()


def known_by(ids, brief):
    countries = {e.id: e.country for e in brief.entities}
    return {name for i in ids for name in (i, countries.get(i)) if name}


def problems(wanted, assertion, brief):
    found = []
    for field in FIELDS:
        want = getattr(wanted, field)
        have = known_by(getattr(assertion, field), brief)
        if want is not None and (have != set() if not want else not set(want) <= have):
            found.append(f"{field}: wanted {list(want)}, has {sorted(have)}")
    for field in ("status", "polarity", "certainty"):
        want, has = getattr(wanted, field), getattr(assertion, field)
        if want is not None and want != has:
            found.append(f"{field}: wanted {want}, has {has}")
    if wanted.trigger is not None and wanted.trigger not in assertion.evidence.text:
        found.append(f"trigger: wanted {wanted.trigger!r}")
    return found


@pytest.mark.parametrize(("act", "language", "example"), list(every_example()))
def test_example(reader, act, language, example):
    brief = reader.read_text(example.text, language=language)
    given = [a for a in brief.assertions if a.act == act]
    said = "; ".join(f"{a.act} “{a.trigger.text}”" for a in brief.assertions) or "nothing"
    if not example.gives:
        assert not given, f"{example.text} must not give {act}; gave {said}"
    for wanted in example.gives:
        assert given, f"{example.text} owes {act}; gave {said}"
        best = min((problems(wanted, a, brief) for a in given), key=len)
        assert not best, f"{example.text}: {'; '.join(best)}"
