"""Links and families depend on the pages that are in, not on the order or the readings that led there."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seuil.store.dossier import Store
from tests.store import made

BODIES = ("alpha bravo charlie", "alpha bravo delta", "echo foxtrot golf", "echo foxtrot", "hotel india")


def page(number: int, body: str, version: str = "1"):
    """A page whose bytes stay the same, whatever was read of them."""
    read = made.brief(f"p{number}", made.told("x", "attack", "RUS", on=None), text=body, version=version)
    record = read.page.model_copy(update={"sha256": f"{number:064x}", "bytes": 100})
    return made.rows(read.model_copy(update={"page": record}))


def digest_of(steps) -> str:
    """The digest of a dossier after these steps; null is a refresh."""
    with tempfile.TemporaryDirectory() as place, Store.open(Path(place) / "x.db", create=True) as store:
        for step in steps:
            store.refresh(made.makers()) if step is None else store.put(step)
        store.refresh(made.makers())
        return store.digest()


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(
    st.lists(st.sampled_from(BODIES), min_size=2, max_size=6),
    st.randoms(use_true_random=False),
)
def test_the_way_to_a_dossier_leaves_no_trace_in_it(bodies, dice):
    at_once = [page(n, body, "2") for n, body in enumerate(bodies)]
    # The same pages in another order, some read before as something else, with refreshes between.
    steps = []
    for n in dice.sample(range(len(bodies)), len(bodies)):
        if dice.random() < 0.5:
            steps.insert(dice.randint(0, len(steps)), page(n, dice.choice(BODIES), "1"))
        steps.append(page(n, bodies[n], "2"))
    steps = [step for one in steps for step in ([one, None] if dice.random() < 0.5 else [one])]
    assert digest_of(steps) == digest_of(at_once)


def test_many_copies_cost_few_comparisons(store, monkeypatch):
    compared = []
    real = made.link_of
    monkeypatch.setattr(made, "link_of", lambda a, b: compared.append((a.page, b.page)) or real(a, b))
    for n in range(20):
        store.put(page(n, BODIES[0]))
        store.put(page(100 + n, BODIES[1]))
    store.refresh(made.makers())
    assert len(compared) == 19 + 19 + 1
    (family,) = store.families()
    assert len(family.members) == 40
