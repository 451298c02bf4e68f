"""The sources of an event as a family tree: each independent account an original, its copies under it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from seuil.article.model import Frozen
from seuil.asking.model import Whole
from seuil.event.model import ROLES, Account, Family, Kinship, Member, Mention


class Branch(Frozen):
    """A page of a tree and what was made of it.

    ``like`` (0 to 1) and ``because`` say how it was told that it is a copy of what stands above it.
    ``mentions`` are the keys of its sentences that tell the event: an original that an account rests on may
    have none, where only a copy added them.
    """

    page: str
    kinship: Kinship
    like: float
    because: str
    mentions: tuple[str, ...]
    copies: tuple[Branch, ...]


class Tree(Frozen):
    """One account as a tree. ``silent`` counts the copies of the family that do not tell the event."""

    root: Branch
    silent: int


class Agreement(Frozen):
    """A field on which all accounts that speak of it agree, and the families of these."""

    field: str
    value: tuple[str, ...]
    families: tuple[str, ...]


def tree_of(account: Account, family: Family | None, mentions: Iterable[Mention]) -> Tree:
    """The tree of an account. ``family`` is that of its pages, null where it has none yet."""
    told: dict[str, list[str]] = {}
    for mention in mentions:
        told.setdefault(mention.page, []).append(mention.key)
    members = {m.page: m for m in (family.members if family else ())}
    root = account.original
    wanted = {root, *account.pages}
    for page in account.pages:
        while (above := _above(page, members)) is not None and above not in wanted:
            wanted.add(above)
            page = above
    below: dict[str, list[str]] = {}
    for page in sorted(wanted - {root}):
        above = _above(page, members)
        below.setdefault(above if above in wanted and above is not None else root, []).append(page)
    return Tree(root=_branch(root, members, told, below, {root}), silent=len(set(members) - wanted))


def _above(page: str, members: Mapping[str, Member]) -> str | None:
    return members[page].of if page in members else None


def _branch(
    page: str,
    members: Mapping[str, Member],
    told: Mapping[str, Sequence[str]],
    below: Mapping[str, Sequence[str]],
    seen: set[str],
) -> Branch:
    """A page with its copies; ``seen`` keeps a family that names itself its own copy from going round."""
    member = members.get(page) or Member(page=page, kinship="original")
    copies = [copy for copy in below.get(page, ()) if copy not in seen]
    seen.update(copies)
    return Branch(
        page=page,
        kinship=member.kinship,
        like=member.like,
        because=member.because,
        mentions=tuple(told.get(page, ())),
        copies=tuple(_branch(copy, members, told, below, seen) for copy in copies),
    )


def agreements(whole: Whole) -> tuple[Agreement, ...]:
    """What two or more independent accounts say alike and none says otherwise."""
    event, family = whole.event, {k: a.family for a in whole.event.accounts for k in a.mentions}
    differ = {difference.field for difference in event.differences}
    found = []
    for role in ROLES:
        said = {family[m.key] for m in whole.mentions if m.key in family and m.role(role)}
        if role not in differ and event.role(role) and len(said) > 1:
            found.append(Agreement(field=role, value=event.role(role), families=tuple(sorted(said))))
    if "happened" not in differ and len(event.accounts) > 1:
        families = tuple(sorted(account.family for account in event.accounts))
        found.append(Agreement(field="happened", value=(event.polarity,), families=families))
    return tuple(found)
