"""What the plots of the record draw, by their specifications."""

import json
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from seuil.asking.timeline import SIGNS_IN_ORDER
from seuil.asking.wording import RecordWording
from seuil.data_files import DataFiles
from seuil.store.model import DensityRow, Query
from seuil.web.asked import Asked
from seuil.web.kept import Kept
from seuil.web.plots import density, drawing, timeline
from seuil.web.plots.signs import PATHS
from seuil.web.problems import BusyError
from tests.asking.made import ENTITIES, EVENTS, event, when

_DATA = DataFiles()


def rows_of(*events, span=(None, None), width=960):
    """The rows of events, by their first name: what the layer of the signs draws."""
    say = RecordWording(_DATA, "en", ENTITIES, events)
    spec = timeline.spec_of(events, say, span, "light", width)
    return spec["layer"][-1]["data"]["values"], spec


def test_every_sign_has_a_form_of_its_own():
    assert set(PATHS) == set(SIGNS_IN_ORDER) and len(set(PATHS.values())) == len(PATHS)


def test_an_interval_is_drawn_from_its_first_day_to_the_end_of_its_last():
    (row, _), _ = rows_of(
        event("a", "strike", when("2024-11-03", "2024-11-05")), event("b", "strike", when("2024-11-20"))
    )
    assert row["from"] == "2024-11-03T00:00:00Z" and row["to"] == "2024-11-06T00:00:00Z"
    assert row["at"] == "2024-11-04T12:00:00Z"
    assert row["wide"] and not row["before"] and not row["after"]


def test_an_open_side_points_on_and_the_sign_stands_on_the_known_day():
    (row, _), _ = rows_of(
        event("a", "strike", when(None, "2024-11-05")), event("b", "strike", when("2024-11-20"))
    )
    assert row["before"] and not row["after"]
    assert row["at"].startswith("2024-11-05T1")


def test_what_lies_beyond_the_days_asked_for_is_held_at_the_edge_with_an_arrow():
    rows, _ = rows_of(
        event("a", "strike", when("1999-01-01")),
        event("b", "strike", when("2024-11-10")),
        span=("2024-11-01", "2024-11-30"),
    )
    assert rows[0]["before"] and "2024-11-01" <= rows[0]["at"] < "2024-11-04"
    assert not rows[1]["before"]


def test_an_event_without_a_time_has_words_and_no_sign():
    rows, spec = rows_of(event("a", "strike", None))
    assert rows == []
    phrases = next(one for one in spec["layer"] if one["encoding"].get("text") == {"field": "phrase"})
    assert len(phrases["data"]["values"]) == 1


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_are_drawn(day):
    _, spec = rows_of(event("a", "strike", when(day)), event("b", "strike", when(day, None)))
    assert drawing.drawn(json.dumps(drawing.themed(spec, "light", 400)), "svg").startswith(b"<svg")


@pytest.mark.parametrize("width", [300, 960])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_record_made_by_hand_is_drawn_with_all_of_its_words(language, width):
    say = RecordWording(_DATA, language, ENTITIES, EVENTS)
    spec = timeline.spec_of(EVENTS, say, (None, None), "dark", width)
    picture = drawing.drawn(json.dumps(drawing.themed(spec, "dark", width)), "svg").decode()
    assert "\u202e" not in picture and "\x1b" not in picture
    assert len(spec["layer"][-1]["data"]["values"]) == sum(one.when is not None for one in EVENTS)


def test_the_last_month_of_the_calendar_has_a_bar():
    bar = density.Bar("9999-12-01", "9999-12-31", "December", {"happened": 1})
    made = density.Density("month", (bar,), 0, 0, 0)
    words = {"period": "p", "stands": "s", "events": "e"}
    spec = density.spec_of(made, RecordWording(_DATA, "en"), Asked(), "/timeline", "light", 400, words)
    assert drawing.drawn(json.dumps(drawing.themed(spec, "light", 400)), "svg").startswith(b"<svg")


def month(name, count, tone="happened"):
    return DensityRow(
        since=f"{name}-01", until=f"{name}-28", status=tone, polarity="affirmed", count=count
    )


def test_few_events_of_long_ago_do_not_press_the_others_into_a_corner():
    rows = [month("1971-01", 1), month("2024-10", 30), month("2024-11", 30)]
    assert density._window(rows, Query()) == ("2024-10-01", "2024-11-01")
    assert density._window(rows, Query(since="1970-01-01"))[0] == "1971-01-01"
    rows[0] = month("1971-01", 20)
    assert density._window(rows, Query())[0] == "1971-01-01"


def test_the_parts_of_a_bar_stand_on_one_another_in_one_order():
    say = RecordWording(_DATA, "en")
    bar = density.Bar("2024-11-01", "2024-11-30", "November", {"planned": 2, "happened": 3, "negated": 1})
    made = density.Density("month", (bar,), 0, 0, 0)
    words = {"period": "p", "stands": "s", "events": "e"}
    spec = density.spec_of(made, say, Asked(actor=("RUS",)), "/timeline", "light", 960, words)
    parts = [(row["stands"], row["low"], row["high"]) for row in spec["data"]["values"]]
    assert parts == [("happened", 0, 3), ("planned", 3, 5), (say.words.marks["negated"], 5, 6)]
    assert {row["href"] for row in spec["data"]["values"]} == {
        "/timeline?actor=RUS&since=2024-11-01&until=2024-11-30"
    }


class Revised:
    """A store of which only the revision is asked."""

    number = 1

    def revision(self):
        return str(self.number)


def test_an_answer_is_kept_until_the_dossier_changes():
    kept, store, asked = Kept(), Revised(), []

    def answer():
        asked.append(1)
        return len(asked)

    assert [kept.of(store, "a", answer) for _ in range(3)] == [1, 1, 1]
    store.number = 2
    assert kept.of(store, "a", answer) == 2
    assert kept.of(store, "b", answer) == 3


def test_mentions_of_a_part_come_by_page_and_offset():
    from seuil.asking.narrowed import _place

    keys = ["b@9", "a@100", "a@20.2", "a@20"]
    assert sorted(keys, key=_place) == ["a@20", "a@20.2", "a@100", "b@9"]


def test_pictures_are_drawn_one_at_a_time_and_no_more_wait_than_a_few(monkeypatch):
    begun, stop, drawing_now = threading.Event(), threading.Event(), []

    def draws(spec, allowed_base_urls):
        drawing_now.append(spec)
        begun.set()
        assert stop.wait(30)
        return spec

    monkeypatch.setattr(drawing.vl_convert, "vegalite_to_svg", draws)
    monkeypatch.setattr(drawing, "_waiting", threading.BoundedSemaphore(2))
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(drawing.drawn, "first", "svg")
        assert begun.wait(30)
        with drawing._waiting, pytest.raises(BusyError):  # as if another waited
            drawing.drawn("third", "svg")
        second = pool.submit(drawing.drawn, "second", "svg")
        assert drawing_now == ["first"] and drawing._drawing.locked()
        stop.set()
        assert [one.result(30) for one in (first, second)] == [b"first", b"second"]


def test_a_picture_has_one_of_a_few_widths_and_is_kept_by_nobody(client):
    def asked(ending, width):
        return client.get(f"/plots/density.{ending}", params={"width": width})

    one, other = asked("svg", 940), asked("svg", 977)
    assert one.content == other.content == asked("svg", 960).content != asked("svg", 640).content
    assert [asked("json", width).json()["width"] for width in (940, 977)] == [940, 977]
    assert one.headers["cache-control"] == "no-store"
    assert client.get("/plots/density.svg?width=99").status_code == 422
