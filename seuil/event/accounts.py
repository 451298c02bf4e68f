"""The independent accounts of an event: one for each family of pages, and what they differ on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from seuil.event.facts import order
from seuil.event.likeness import Kinds
from seuil.event.model import ROLES, Account, Difference, Family, Mention, Role, Said, Voice
from seuil.event.spelling import known_as

_Value = tuple[str, ...]
_Meet = Callable[[str, str], bool]
# A word of so few letters after a number counts nothing ("12 in", « 12 à »).
_SHORT = 3


def accounts_of(mentions: Sequence[Mention], families: Mapping[str, Family]) -> tuple[Account, ...]:
    """The accounts, the earliest first. ``families``: page → its family; a page that has none is its own."""
    by_family: dict[str, list[Mention]] = defaultdict(list)
    for one in sorted(mentions, key=order):
        by_family[family_of(one.page, families)].append(one)
    return tuple(_account(name, told, families) for name, told in by_family.items())


def family_of(page: str, families: Mapping[str, Family]) -> str:
    """The id of a page's family."""
    return families[page].id if page in families else page


def _account(name: str, told: list[Mention], families: Mapping[str, Family]) -> Account:
    family = families.get(told[0].page)
    best = min(told, key=lambda m: (m.page != name, -_fullness(m), order(m)))
    voices: dict[tuple[str | None, str], Voice] = {}
    for one in told:
        for voice in one.voices:
            voices.setdefault((voice.source, voice.name if voice.source is None else ""), voice)
    return Account(
        family=name,
        original=family.original if family else name,
        outlet=best.outlet,
        agency=family.agency if family else None,
        known=min((m.known for m in told if m.known), default=None),
        pages=tuple(dict.fromkeys(m.page for m in told)),
        mentions=tuple(m.key for m in told),
        voices=tuple(voices.values()),
        words=best.sentence,
    )


def _fullness(one: Mention) -> int:
    """How many of its fields a mention fills."""
    return sum(bool(one.role(role)) for role in ROLES) + (one.when is not None) + bool(one.numbers)


def settled(role: Role, mentions: Sequence[Mention], families: Mapping[str, Family]) -> tuple[str, ...]:
    """What fills a role: what most accounts give first; one name for each state, the one given most.

    A value that less than half as many accounts give as the first is left to the differences.
    """
    votes: dict[str, set[str]] = defaultdict(set)
    spelt: dict[str, Counter[str]] = defaultdict(Counter)
    state: dict[str, str] = {}
    for one in mentions:
        for name in one.role(role):
            sound = known_as(name)
            votes[sound].add(family_of(one.page, families))
            spelt[sound][name] += 1
            if name in one.countries:
                state[sound] = one.countries[name]
    ranked = sorted(votes, key=lambda sound: (-len(votes[sound]), sound))
    kept: dict[str, str] = {}
    for sound in ranked:
        if 2 * len(votes[sound]) >= len(votes[ranked[0]]):
            best = min(spelt[sound], key=lambda name: (-spelt[sound][name], name))
            kept.setdefault(state.get(sound, sound) if role in ("actor", "target") else sound, best)
    return tuple(kept.values())


def differences(
    mentions: Sequence[Mention], families: Mapping[str, Family], kinds: Kinds, disputed: bool
) -> tuple[Difference, ...]:
    """What the accounts do not agree on, field by field."""
    found: list[Difference] = []
    for role, meet in _meetings(mentions, kinds).items():
        given = _given(mentions, families, lambda m, r=role: m.role(r))  # type: ignore[misc]
        found += _difference(role, given, meet)
    found += _of_numbers(mentions, families)
    if disputed:
        given = _given(mentions, families, lambda m: (m.polarity,))
        found.append(Difference(field="happened", said=_said(given)))
    return tuple(found)


def _meetings(mentions: Sequence[Mention], kinds: Kinds) -> dict[Role, _Meet]:
    """For each role, whether two values of it may be the same."""
    state = {known_as(name): of for m in mentions for name, of in m.countries.items()}

    def of_one_state(one: str, other: str) -> bool:
        one, other = known_as(one), known_as(other)
        return state.get(one, one) == state.get(other, other)

    def within(one: str, other: str) -> bool:
        one, other = known_as(one), known_as(other)
        return one == other or state.get(one) == other or state.get(other) == one

    return {
        "actor": of_one_state,
        "target": of_one_state,
        "instrument": kinds.weapons_meet,
        "place": within,
    }


def _of_numbers(mentions: Sequence[Mention], families: Mapping[str, Family]) -> Iterable[Difference]:
    """Things that several accounts count, each of them once, and not all alike."""
    words = sorted({word for m in mentions for _, word in m.counts if len(word) > _SHORT})
    for word in words:
        given = _given(mentions, families, lambda m, w=word: _counts(m, w))  # type: ignore[misc]
        single = {name: values for name, values in given.items() if len(values) == 1}
        if len(set(single.values())) > 1:
            yield Difference(field="number", said=_said(single))


def _counts(one: Mention, word: str) -> _Value:
    return tuple(f"{value:g} {name}" for value, name in one.counts if name == word)


def _given(
    mentions: Sequence[Mention], families: Mapping[str, Family], values: Callable[[Mention], _Value]
) -> dict[str, _Value]:
    """Family → the values that it gives, those that give none left out."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in mentions:
        found[family_of(one.page, families)].update(values(one))
    return {name: tuple(sorted(given)) for name, given in sorted(found.items()) if given}


def _difference(field: str, given: Mapping[str, _Value], meet: _Meet) -> Iterable[Difference]:
    """A difference where some account's values and another's have nothing that may be the same."""
    names = sorted(given)
    apart = {
        name
        for name in names
        for other in names
        if not any(meet(a, b) for a in given[name] for b in given[other])
    }
    if apart:
        yield Difference(field=field, said=_said({n: v for n, v in given.items() if n in apart}))


def _said(given: Mapping[str, _Value]) -> tuple[Said, ...]:
    by_value: dict[_Value, list[str]] = defaultdict(list)
    for name, value in given.items():
        by_value[value].append(name)
    ranked = sorted(by_value.items(), key=lambda one: (-len(one[1]), one[0]))
    return tuple(Said(value=value, families=tuple(names)) for value, names in ranked)
