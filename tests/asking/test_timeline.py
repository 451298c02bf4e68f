import pytest
from rich.console import Console

from seuil.asking.timeline import by_month, legend_of, lines_of, sign_of, stroke_of, to_text
from seuil.asking.wording import RecordWording
from tests.asking.made import EVENTS, STRUCK, event, when


def test_what_is_done_planned_permitted_and_denied_have_signs_of_their_own(english):
    signs = {e.id: sign_of(e, english) for e in EVENTS}
    assert len(set(signs.values())) >= 9
    confirmed, not_yet = event("a", "strike", None, confirmed=True), event("b", "strike", None)
    assert sign_of(confirmed, english) != sign_of(not_yet, english)


def test_lines_tell_confirmed_unconfirmed_and_not_done_apart():
    kinds = [
        event("a", "strike", None, confirmed=True),
        event("b", "strike", None),
        event("c", "strike", None, status="planned", confirmed=True),
    ]
    assert len({stroke_of(e) for e in kinds}) == 3
    assert stroke_of(event("d", "strike", None, polarity="negated")) == stroke_of(kinds[2])
    assert stroke_of(STRUCK) == stroke_of(kinds[1])  # accounts differ on whether it happened


def test_every_sign_drawn_is_explained_and_no_other(english):
    for shown in (EVENTS, EVENTS[:1], EVENTS[3:5]):
        legend = legend_of(shown, english)
        signs = {line[0] for line in legend if line[0] not in "~[×"}
        assert signs == {sign_of(e, english) for e in shown}


@pytest.mark.parametrize("width", [20, 60, 80, 100, 120, 400])
def test_lines_keep_to_the_width(say, width):
    lines = to_text(EVENTS, say, width).splitlines()
    assert max(map(len, lines)) <= max(60, min(width, 120))


def test_every_event_stands_once_with_its_id_and_its_reports(say):
    text = to_text(EVENTS, say)
    for e in EVENTS:
        assert text.count(e.id) == 1
    assert text.count("×3") == 1


def test_no_event_is_said_in_words(english):
    assert to_text((), english) == "No event fits.\n"


def test_what_is_authorised_is_said_with_it_and_no_actor_twice(english):
    assert "authorise → Ukraine [strike → Russia" in english.phrase(EVENTS[3])


def test_undated_events_come_last_and_order_is_kept():
    months = by_month((EVENTS[-1], *EVENTS[:-1]))
    assert list(months)[-1] == ""
    assert next(iter(by_month(EVENTS[::-1]))) == "2024-11"


def test_styles_never_show_in_a_pipe_and_words_are_no_markup(data):
    hostile = event("x", "strike", when("2024-11-19"), actor=("[red]x[/red]\x1b[31m",))
    say = RecordWording(data, "en")
    text = to_text((hostile,), say)
    assert "\x1b" not in text
    assert "[red]x[/red]" in text
    shown = "".join(line.plain for line in lines_of((hostile,), say, Console(width=80)))
    assert "\x1b" not in shown
