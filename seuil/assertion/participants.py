"""Who and what the tokens of a reading are: their entities, kinds, and the owner behind a noun."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from seuil.assertion import phrases, syntax
from seuil.assertion.attribution import AttributionReading
from seuil.assertion.things import Things
from seuil.data_files import DataFiles
from seuil.data_files.shapes.grammar import RolesFile
from seuil.reading.model import Entity, Mention, Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

_ACTORS = frozenset({"state", "government", "person", "armed-force", "organisation", "alliance", "group"})
# What has a name of several words that merely contains an act's word ("Forces de soutien rapide").
_BODIES = frozenset({"armed-force", "organisation", "alliance", "group", "government"})
_TERRITORY = frozenset({"state", "region", "city"})
# How a mention that is a proper name was found.
_NAMED = frozenset({"name", "short-name", "place", "metonym"})


class Participants:
    """Looks up what a token refers to. Built once for a reading."""

    def __init__(
        self, reading: Reading, data: DataFiles, roles: RolesFile, attributions: Iterable[AttributionReading]
    ) -> None:
        self._reading = reading
        self._roles = roles
        self._territory = frozenset(roles.territory)
        self._group_heads = frozenset(roles.part_of_group)
        self._quantities = frozenset(roles.quantities)
        self._owner_marks = frozenset(("de", "of", *roles.possessive_marks))
        self._wider = {c.id: c.within for c in data.weapons.classes}
        self._things = Things(data, reading.article.language)
        self._by_head: dict[int, list[Mention]] = defaultdict(list)
        self._inside: dict[int, Mention] = {}
        self._inside_names = {
            i
            for m in reading.mentions
            if m.how == "name" and m.entity is not None and reading.entities[m.entity].kind in _BODIES
            for i in range(m.first, m.last + 1)
            if i != m.head
        }
        spoken = list(attributions)
        for mention in reading.mentions:
            known = mention if mention.entity is not None else self._of_speaker(mention, spoken)
            if known is not None:
                self._by_head[known.head].append(known)
                if known.how in _NAMED:
                    self._inside.update(dict.fromkeys(range(known.first, known.last + 1), known))
        self._vessels = self._things.named(reading.doc, self._inside)

    def _of_speaker(self, mention: Mention, attributions: list[AttributionReading]) -> Mention | None:
        """ "I", "we", "our" inside somebody's words: the speaker, and for the plural the state he speaks for.
        """
        token = self._reading.doc[mention.head]
        if syntax.morph(token, "Person") != "1" and not mention.why.startswith("inside quotation"):
            return None
        around = [a for a in attributions if mention.head in a.content_tokens and a.source is not None]
        if not around:
            return None
        speaker = self._reading.entities[min(around, key=lambda a: len(a.content_tokens)).source or ""]
        plural = syntax.morph(token, "Number") == "Plur" or syntax.morph(token, "Number[psor]") == "Plur"
        spoken_for = speaker.country if plural and speaker.country in self._reading.entities else speaker.id
        return replace(mention, entity=spoken_for)

    def is_inside_name(self, token: Token) -> bool:
        """Whether the token is a word of somebody's name, and not the one that carries it."""
        return token.i in self._inside_names

    def mention(self, token: Token) -> Mention | None:
        """The widest mention whose head is the token; names win over possessives of the same width.

        A name's head may be another of its words than the one that the parser hung the name by.
        """
        found = [m for m in self._by_head.get(token.i, []) if m.how != "possessive"]
        if not found and token.pos_ == "PROPN" and token.i in self._inside:
            return self._inside[token.i]
        return max(found, key=lambda m: (m.last - m.first, -m.start), default=None)

    def core(self, token: Token) -> Token:
        """The participant behind a noun of quantity ("une vingtaine de *villageois*", "$5 million worth of
        *medicine*"); else the token itself.
        """
        for _ in range(3):
            if token.lemma_.lower() not in self._quantities or self._by_head.get(token.i):
                break
            inner = [c for c in token.children if c.i > token.i and self._is_counted(token, c)]
            worth = [c for c in token.children if c.i > token.i and c.dep_ in ("nummod", "amod")]
            inner += [w for w in worth if w.lemma_.lower() in self._quantities and not inner]
            if not inner:
                break
            token = inner[0]
        return token

    def _is_counted(self, quantity: Token, token: Token) -> bool:
        """What a quantity counts: its genitive, or the noun just behind it ("deux cents *drones*")."""
        if token.dep_ in ("nmod", "obl") and self._is_genitive(token):
            return True
        return (
            token.i == quantity.i + 1
            and token.pos_ in ("NOUN", "ADJ")
            and token.dep_ in ("amod", "nmod", "flat")
        )

    def _is_genitive(self, token: Token) -> bool:
        return phrases.preposition(token, self._roles.contractions) in self._owner_marks

    def entity(self, token: Token) -> Entity | None:
        """The entity that the token refers to, or null."""
        token = self.core(token)
        mention = self._named_beside(token) or self.mention(token)
        return self._reading.entities.get(mention.entity) if mention and mention.entity else None

    def together(self, token: Token) -> list[Entity]:
        """All that one phrase stands for: both of "les deux voisins", each of "ils", else the one entity."""
        first = self.entity(token)
        return [first, *self._twins(token, first)] if first is not None else []

    def _named_beside(self, token: Token) -> Mention | None:
        """ "le sénateur républicain *Jon Kyl*": the name that a common noun of a person introduces."""
        nouns = self._by_head.get(token.i, [])
        if token.pos_ not in ("NOUN", "PROPN") or not nouns or any(m.how in _NAMED for m in nouns):
            return None
        for following in token.doc[token.i + 1 : min(token.sent.end, token.i + 8)]:
            name = self._inside.get(following.i)
            if following.pos_ not in ("ADJ", "PROPN", "NOUN") and following.lower_ != "-":
                return None
            if name is not None and following.pos_ == "PROPN":
                person = self._reading.entities[name.entity or ""].kind == "person"
                return name if person and any(h.i == token.i for h in syntax.climb(following)) else None
        return None

    def kinds(self, token: Token) -> frozenset[str]:
        """What the token is, in the words that ``needs`` uses: entity kinds, weapon classes, things, actor,
        territory, troops.
        """
        entity = self.entity(token)
        things = self._things.at(token) or self._things.at(self.core(token))
        if token.pos_ == "PROPN" and entity is None:
            things = things or self._vessels.get(token.lower_, things)
        if entity is None:
            if token.lemma_.lower() in self._territory:
                return things | {"territory", "region"}
            return things
        kinds: set[str] = {entity.kind, *things}
        if entity.kind == "weapon":
            kinds |= self.weapon_classes(entity.id)
            kinds = kinds.union(*(self._things.of_class(c) for c in kinds))
        if entity.kind in _ACTORS and "troops" not in kinds:
            kinds.add("actor")
        if entity.kind in _TERRITORY:
            kinds.add("territory")
        if entity.kind == "armed-force":
            kinds.add("troops")
        return frozenset(kinds)

    def weapon_classes(self, class_id: str) -> set[str]:
        """A weapon class and all wider ones."""
        found, queue = set(), [class_id]
        while queue:
            current = queue.pop()
            if current not in found:
                found.add(current)
                queue.extend(self._wider.get(current, ()))
        return found

    def entities(self, token: Token) -> list[Entity]:
        """The entities of a nominal and of what is coordinated with it, in text order, without repeats."""
        found: dict[str, Entity] = {}
        for part in syntax.conjuncts(token):
            if syntax.is_predicate(part) and part is not token:
                continue
            entity = self.entity(part)
            owners = self.owners(part) if entity is None else self.named_or_owning(part, entity)
            for owner in owners:
                found.setdefault(owner.id, owner)
        return list(found.values())

    def named_or_owning(self, token: Token, entity: Entity) -> list[Entity]:
        """The entity of a nominal, who else it means, and whom one without a state belongs to ("*their*
        commanders").
        """
        found = [entity]
        if entity.kind in ("person", "group") and entity.country is None:
            found += self._stands_for(token)
        return [*found, *self.partners(token, entity)]

    def _twins(self, token: Token, entity: Entity) -> list[Entity]:
        """ "*Both capitals* deny", "*they* signed": the others whom the same words stand for."""
        token = self.core(token)
        named = self._named_beside(token) or self.mention(token)
        if named is None:
            return []
        same = [m for m in self._by_head.get(token.i, []) if (m.first, m.last, m.how) == _span_of(named)]
        found = [self._reading.entities[m.entity] for m in same if m.entity is not None]
        return [e for e in found if e.id != entity.id and e.kind != "weapon"]

    def partners(self, token: Token, entity: Entity | None) -> list[Entity]:
        """ "*US* and British warplanes": the other states of coordinated adjectives on a common noun; and who
        else is meant by "the two sides".
        """
        if entity is None:
            return []
        return [*self._twins(token, entity), *self._coordinated_states(token, entity)]

    def _coordinated_states(self, token: Token, entity: Entity) -> list[Entity]:
        if entity.country is None or token.pos_ not in ("NOUN", "PROPN"):
            return []
        named = [
            [o for o in self._owner_at(token, child, part) if o.kind in ("state", "alliance", "group")]
            for child in token.children
            if child.dep_ in ("amod", "compound") and syntax.children(child, "conj")
            for part in syntax.conjuncts(child)
        ]
        return [o for found in named for o in found if o.id not in (entity.id, entity.country)]

    def _stands_for(self, token: Token) -> list[Entity]:
        """ "a leader of *the ELN*": whom somebody without a name belongs to."""
        mention = self.mention(self.core(token))
        named = mention is None or mention.how in _NAMED or token.pos_ in ("PROPN", "PRON")
        return [] if named else [e for e in self.owners(token) if e.kind in _ACTORS]

    def owners(self, token: Token) -> list[Entity]:
        """Who stands behind a noun that is no entity itself: "le sol russe", "les infrastructures de
        l'Ukraine".
        """
        found: dict[str, Entity] = {}
        token = self.core(token)
        for child in token.children:
            for part in syntax.conjuncts(child) if child.dep_ in ("amod", "compound") else (child,):
                for entity in self._owner_at(token, child, part):
                    found.setdefault(entity.id, entity)
        return list(found.values())

    def senders(self, token: Token) -> list[Entity]:
        """Who fired, sent or made a thing: "missiles *tirés par l'Ukraine*", "drones launched by Iran"."""
        agents = [
            agent
            for clause in token.children
            if clause.dep_ in ("acl", "amod") and clause.pos_ == "VERB"
            for agent in clause.children
            if agent.dep_ == "obl:agent"
        ]
        return [e for agent in agents for e in self.entities(agent) if e.kind in _ACTORS]

    def _owner_at(self, noun: Token, child: Token, part: Token) -> Iterable[Entity]:
        """Whom one dependent of a noun names; ``part`` is it or what is coordinated with it."""
        if child.dep_ in ("amod", "compound", "nmod:poss", "det") or syntax.morph(child, "Poss") == "Yes":
            mentions = self._by_head.get(part.i, [])
            for mention in mentions:
                entity = self._reading.entities.get(mention.entity or "")
                if entity is not None and entity.kind != "weapon":
                    yield self._holder(noun, entity)
        elif child.dep_ == "nmod" and syntax.morph(child, "PronType") == "Rel":
            entity = self.entity(child)  # "l'armée, *dont* les chars encerclent"
            if entity is not None:
                yield entity
        elif child.dep_ in ("nmod", "obl") and self._is_genitive(child):
            entity = self.entity(child)
            if entity is not None and entity.kind != "weapon":
                yield from self.together(child)
            elif entity is not None or self._passes_on(child):
                yield from self.owners(child)  # "the bases of *Russia's* bombers", "members of *her* council"
        elif child.dep_ == "appos":
            entity = self.entity(child)
            if entity is not None:
                yield entity

    def _passes_on(self, noun: Token) -> bool:
        """Whether a genitive without a name is somebody's, so that the noun before it is his too."""
        owned = any(
            c.dep_ == "nmod:poss" or syntax.morph(c, "Poss") == "Yes" or self._precedes_as_owner(c)
            for c in noun.children
        )
        return owned or noun.lemma_.lower() in self._group_heads | self._territory

    def _holder(self, noun: Token, owner: Entity) -> Entity:
        """ "son territoire" said of a president: land is his state's."""
        state = self._reading.entities.get(owner.country or "")
        held = owner.kind == "person" and noun.lemma_.lower() in self._territory
        return state if held and state is not None else owner

    def possessors(self, token: Token) -> list[Entity]:
        """The entities of the possessives and nationality adjectives on a noun ("ses missiles", "Russian
        strike").
        """
        found: dict[str, Entity] = {}
        for child in token.children:
            if child.dep_ in (
                "amod",
                "nmod:poss",
                "det",
                "compound",
                "det:poss",
                "flat",
            ) or self._precedes_as_owner(child) or syntax.morph(child, "Poss") == "Yes":
                for mention in self._by_head.get(child.i, []):
                    entity = self._reading.entities.get(mention.entity or "")
                    if entity is not None and entity.kind != "weapon":
                        found.setdefault(entity.id, entity)
        return list(found.values())

    def _precedes_as_owner(self, token: Token) -> bool:
        """ "Moscow's missiles": a possessor marked as such, whatever the relation is called."""
        return phrases.preposition(token, self._roles.contractions) in self._roles.possessive_marks

    def is_named(self, token: Token) -> bool:
        """Whether the token carries a proper name."""
        mention = self.mention(token)
        return mention is not None and mention.how in _NAMED

    def is_land(self, token: Token) -> bool:
        """Whether the token names a state, region or city."""
        entity = self.entity(token)
        return entity is not None and entity.kind in _TERRITORY

    def lands(self, token: Token, depth: int = 3) -> list[Entity]:
        """The land that a nominal of place is or lies in: "Kursk", "a hall of *Prague* Castle".

        A state's name on a noun that is no land tells whose it is, not where.
        """
        entity = self.entity(token)
        if entity is not None and entity.kind in _TERRITORY:
            return [entity]
        if entity is None and token.lemma_.lower() in self._territory:
            owners = [e for e in self.owners(token) if e.kind in _TERRITORY]
            if owners:
                return owners
        for child in token.children if depth else ():
            inside = child.dep_ in ("compound", "amod", "flat") or (
                child.dep_ in ("nmod", "obl", "nmod:poss", "appos")
            )
            if inside and child.pos_ in ("NOUN", "PROPN", "ADJ"):
                found = [e for e in self.lands(child, depth - 1) if e.kind != "state"]
                if found:
                    return found
        return []

    def land_before(self, where: Token) -> list[Entity]:
        """The land named just before "where": the nearest, at most a few words back."""
        for token in reversed(where.doc[max(where.sent.start, where.i - 6) : where.i]):
            if token.pos_ in ("VERB", "AUX"):
                break
            entity = self.entity(token)
            if entity is not None and entity.kind in _TERRITORY and not self.is_metonym(token):
                return [entity]
        return []

    def land_told_of(self, where: Token) -> list[Entity]:
        """The land that the clause of "where" says something of, however far before it stands."""
        for head in syntax.climb(where):
            if head.dep_ in ("acl", "acl:relcl") and head.head.i < where.i:
                return self.lands(head.head)
        return []

    def last_land(self, there: Token) -> list[Entity]:
        """The land that "there" goes back to: the last place named before, in this sentence or the last."""
        sentence = there.sent
        start = there.doc[sentence.start - 1].sent.start if sentence.start else 0
        for token in reversed(there.doc[start : there.i]):
            entity = self.entity(token) if token.i not in self._inside_names else None
            if entity is None or entity.kind not in _TERRITORY or self.is_metonym(token):
                continue
            if token.dep_ in ("obl", "obl:mod", "obl:arg", "nmod", "obj") and token.pos_ != "PRON":
                return [entity]
        return []

    def is_metonym(self, token: Token) -> bool:
        """Whether a land is named by its capital or by an adjective, so that it is a party and no place."""
        mention = self.mention(token)
        return mention is not None and mention.how in ("metonym", "adjective")

    def troops(self) -> Entity:
        """The class "troops", for forces that are what is deployed or withdrawn; known to the reading from
        then on.
        """
        return self._reading.entities.setdefault(
            "troops", Entity(id="troops", name="troops", kind="armed-force")
        )

    def is_territory(self, token: Token) -> bool:
        """Whether the nominal is a stretch of land, water or air ("le sol russe", "Kursk region")."""
        return token.lemma_.lower() in self._territory or "territory" in self.kinds(token)


def _span_of(mention: Mention) -> tuple[int, int, str]:
    return mention.first, mention.last, mention.how
