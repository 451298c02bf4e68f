from pathlib import Path

import pytest
import spacy

from seuil.reading.lemmatizer import Lemmatizer, candidates, kind_of

LANGUAGES = Path(__file__).parents[2] / "seuil" / "data" / "languages"


def learned(code: str) -> Lemmatizer:
    return Lemmatizer().from_disk(LANGUAGES / code / "pipeline" / "seuil_lemmatizer")


FRENCH = {
    "VERB/Fin/Past/Ind": "frappa:frapper menaça:menacer détruisit:détruire contraignit:contraindre",
    "VERB/Part/Past": "détruit:détruire contraint:contraindre abattu:abattre rompu:rompre promis:promettre "
    "conclu:conclure élu:élire vaincu:vaincre enjoint:enjoindre atteints:atteindre conquises:conquérir",
    "VERB/Fin/Pres/Ind": "poursuit:poursuivre enjoint:enjoindre appelle:appeler déploie:déployer",
    "VERB/Fin/Fut/Ind": "riposteront:riposter enverra:envoyer tiendra:tenir pourra:pouvoir",
    "NOUN/Plur": "drones:drone missiles:missile généraux:général représailles:représailles obus:obus",
    "ADJ/Fem/Plur/": "nucléaires:nucléaire russes:russe nationales:national ukrainiennes:ukrainien",
}
ENGLISH = {
    "VERB/Fin/Past/Ind": "struck:strike shot:shoot withdrew:withdraw sank:sink seized:seize forbade:forbid "
    "sought:seek overthrew:overthrow fled:flee met:meet held:hold fought:fight lost:lose left:leave",
    "VERB/Part/Past": "struck:strike withdrawn:withdraw overthrown:overthrow fallen:fall denied:deny",
    "VERB/Part/Pres": "shelling:shell striking:strike lying:lie fleeing:flee escalating:escalate",
    "NOUN/Plur": "warheads:warhead allies:ally bases:base crises:crisis troops:troop spokesmen:spokesman",
}


def cases(code: str, table: dict[str, str]) -> list[tuple[str, str, str, str]]:
    pairs = [(kind, pair.split(":")) for kind, line in table.items() for pair in line.split()]
    return [(code, kind, form, lemma) for kind, (form, lemma) in pairs]


@pytest.fixture(scope="module")
def lemmatizers() -> dict[str, Lemmatizer]:
    return {code: learned(code) for code in ("fr", "en")}


@pytest.mark.parametrize(("code", "kind", "form", "lemma"), cases("fr", FRENCH) + cases("en", ENGLISH))
def test_lemma(lemmatizers: dict[str, Lemmatizer], code: str, kind: str, form: str, lemma: str) -> None:
    assert lemmatizers[code].lemma(form, kind) == lemma


def test_capitals_do_not_matter(lemmatizers: dict[str, Lemmatizer]) -> None:
    assert lemmatizers["fr"].lemma("FRAPPA", "VERB/Fin/Past/Ind") == "frapper"


def test_proper_nouns_and_numbers_keep_their_form(lemmatizers: dict[str, Lemmatizer]) -> None:
    assert lemmatizers["fr"].lemma("Moscou", "PROPN") == "Moscou"
    assert lemmatizers["en"].lemma("3,000", "NUM") == "3,000"


def test_bytes_round_trip() -> None:
    first = Lemmatizer({"NOUN": {"yeux": "œil"}}, {"NOUN": {"s": (1, "")}}, {"VERB": {"aller"}})
    again = Lemmatizer().from_bytes(first.to_bytes())
    assert (again.table, again.rules, again.known) == (first.table, first.rules, first.known)
    assert first.to_bytes() == again.to_bytes()


def test_longest_ending_first() -> None:
    rules = {"s": (1, ""), "aux": (3, "al"), "": (0, "")}
    assert list(candidates("canaux", rules)) == ["canal", "canaux"]


def test_known_verb_before_commonest_ending() -> None:
    rules = {"VERB": {"it": (2, "ir"), "uit": (1, "re")}}
    assert Lemmatizer({}, rules, {"VERB": {"conduire"}}).lemma("conduit", "VERB/Fin/Pres/Ind") == "conduire"


def test_kind_takes_what_endings_depend_on() -> None:
    assert kind_of("NOUN", {"Number": "Plur", "Gender": "Fem"}) == "NOUN/Plur"
    assert kind_of("VERB", {"VerbForm": "Part", "Tense": "Past", "Gender": "Fem"}) == "VERB/Part/Past"
    assert kind_of("DET", {"Number": "Plur"}) == "DET"


def test_component_sets_lemmas() -> None:
    nlp = spacy.blank("en")
    component = nlp.add_pipe("seuil_lemmatizer")
    component.table = {"NOUN": {"mice": "mouse"}}
    doc = nlp.make_doc("mice")
    doc[0].pos_ = "NOUN"
    assert component(doc)[0].lemma_ == "mouse"
