"""How an event stands, by its mentions."""

from seuil.event.standing import history, verdict
from tests.event.building import mention, voice


def test_two_independent_reports_on_their_own_word_confirm():
    told = [mention("a"), mention("b")]
    assert verdict(told, {}).confirmed
    assert not verdict(told, {"b": "a"}).confirmed, "a copy confirms nothing"


def test_two_reports_of_one_statement_do_not():
    told = [mention(p, voices=(voice("the army", source="UKR-ARMED-FORCES"),)) for p in "ab"]
    assert not verdict(told, {}).confirmed


def test_an_anonymous_confirmation_is_none():
    told = [mention("a", voices=(voice("an official", "confirms", anonymous=True),))]
    assert not verdict(told, {}).confirmed


def test_what_all_deny_is_negated():
    now = verdict([mention("a", polarity="negated")], {})
    assert (now.polarity, now.disputed) == ("negated", False)


def test_what_one_tells_as_done_is_no_longer_planned():
    told = [mention("a", status="planned", known="2025-10-01"), mention("b", known="2025-10-03")]
    assert [s.status for s in history(told, {})] == ["planned", "happened"]


def test_a_page_without_a_day_stands_in_no_history():
    assert history([mention("a", known=None)], {}) == ()


def test_a_day_that_changes_nothing_is_no_new_standing():
    told = [mention("a"), mention("a", 40, known="2025-10-09")]
    assert len(history(told, {})) == 1
