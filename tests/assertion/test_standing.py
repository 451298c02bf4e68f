"""Acts in which nobody could be identified: asserted on a page about states, silent on one about a match."""

import pytest

import seuil

CRISIS = """Turkish envoys land in Athens

ATHENS (Agency) - Greece accused Turkey of violating its airspace, and Turkey recalled its ambassador from
Athens. Ankara denied any violation, and Germany urged both capitals to resume talks.

Diplomats in Athens say that even a truce would not bring the fighting to an end.
"""
CRISE = """Des émissaires turcs attendus à Athènes

ATHÈNES (Agence) - La Grèce a accusé la Turquie d'avoir violé son espace aérien, et la Turquie a rappelé
son ambassadeur. Ankara dément toute violation, et l'Allemagne a exhorté les deux capitales à reprendre
le dialogue.

Les diplomates d'Athènes ne croient plus à une trêve : les combats ont repris.
"""
MATCH = """Harriers storm the fort

The Harriers besieged the home goal for an hour. They launched attack after attack down the left. The keeper
surrendered nothing. The crowd roared. It rained all evening. A late raid brought the only goal. The truce
lasted until the bar closed.
"""


@pytest.fixture(scope="module")
def reader():
    return seuil.Reader()


@pytest.mark.parametrize(("text", "language", "words"), [
    (CRISIS, "en", {"truce", "fighting"}),
    (CRISE, "fr", {"trêve", "combats"}),
])
def test_acts_without_anybody_stand_on_a_page_about_states(reader, text, language, words):
    brief = reader.read_text(text, language=language, published="2020-08-01")
    given = {word for a in brief.assertions for word in a.trigger.text.split()}
    assert words <= given


def test_figures_of_speech_fall_silent_on_a_page_about_a_match(reader):
    brief = reader.read_text(MATCH, language="en", published="2020-08-01")
    assert [a.trigger.text for a in brief.assertions] == []
