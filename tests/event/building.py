"""Mentions and families built by hand."""

from seuil.article.model import When
from seuil.event.model import Family, Member, Mention, Voice

STATES = {"RUS": "RUS", "UKR": "UKR", "vladimir-putin": "RUS", "kyiv": "UKR", "odesa": "UKR", "FRA": "FRA"}


def when(first, last=None, basis="stated"):
    last = last or first
    return When(
        edtf=first if first == last else f"{first}/{last}",
        earliest=first,
        latest=last,
        basis=basis,
        because="the page says so",
    )


def voice(name, stance="says", *, source=None, anonymous=False):
    return Voice(source=source, name=name, stance=stance, anonymous=anonymous)


def mention(page, start=0, *, act="strike", known="2025-10-08", told=None, sentence=None, **fields):
    """A mention of a strike by Russia on Ukraine on a page of 8 October, but for what is given."""
    values = {
        "key": f"{page}@{start}",
        "page": page,
        "assertion": f"e{start + 1}",
        "language": "en",
        "outlet": None,
        "known": known,
        "act": act,
        "plover": "ASSAULT",
        "cameo": "195",
        "actor": ("RUS",),
        "target": ("UKR",),
        "when": when(*told) if isinstance(told, tuple) else when(told) if told else None,
        "status": "happened",
        "polarity": "affirmed",
        "certainty": "certain",
        "trigger": "struck",
        "start": start,
        "end": start + 6,
        "sentence": sentence or f"Sentence {start} of page {page} says that somebody struck something.",
        **fields,
    }
    concerned = {i for role in ("actor", "target", "place") for i in values.get(role, ())}
    values.setdefault("countries", {i: STATES[i] for i in sorted(concerned) if i in STATES})
    return Mention(**values)


def family(original, *copies):
    """A family, as page → family."""
    members = [Member(page=original, kinship="original")]
    members += [Member(page=page, kinship="exact", of=original) for page in copies]
    made = Family(id=original, original=original, members=tuple(members))
    return dict.fromkeys((original, *copies), made)
