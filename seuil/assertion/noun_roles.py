"""The roles around a noun that names an act: complements, modifiers, possessives, participles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seuil.assertion import complements, phrases, syntax
from seuil.assertion.effects import Effects
from seuil.assertion.filling import HOSTILE, Filled, Filler
from seuil.assertion.participants import Participants
from seuil.assertion.triggers import Trigger
from seuil.data_files.shapes.grammar import RolesFile

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

# Acts that one names by whom they are done to: "his arrest", "son extradition".
_SUFFERED = frozenset(
    {
        "arrest", "release-prisoners", "assassinate", "execute", "abduct", "extradite", "convict", "appoint",
        "elect", "overthrow", "annex", "expel-diplomats", "kill",
    }
)  # fmt: skip


class NounRoles:
    """Fills the roles of act nouns."""

    def __init__(
        self,
        participants: Participants,
        roles: RolesFile,
        filler: Filler,
        doer_of: Callable[[Token], Token | None],
    ) -> None:
        self._doer_of = doer_of
        self._people = participants
        self._roles = roles
        self._contractions = roles.contractions
        self._fill = filler
        self._effects = Effects(participants, roles, filler)

    def from_noun(self, trigger: Trigger, filled: Filled, others: frozenset[int]) -> None:
        """Fill the roles of an act named by a noun; ``others`` are the tokens of other acts."""
        noun = trigger.token
        genitives = self._add_dependents(trigger, filled, others)
        for child in noun.children:
            if child.dep_ in ("det", "det:poss"):
                self._add_possessive(trigger, child, filled)
        self._add_stray_agent(trigger, filled)
        self._add_genitives(trigger, genitives, filled)
        self._effects.add(trigger, filled)
        self._add_participles(trigger, filled)
        self._add_following(trigger, filled, others)
        for i in trigger.stray:
            self._add_genitive(trigger, noun.doc[i], filled)
        if not filled.ids["target"] and trigger.act.plover in HOSTILE:
            self._add_far_target(trigger, filled)
        if not filled.ids["actor"]:
            self._add_doer_above(trigger, filled)

    def _add_dependents(self, trigger: Trigger, filled: Filled, others: frozenset[int]) -> list[Token]:
        """Fill what the noun's dependents say; gives back its genitives, which are judged together."""
        noun = trigger.token
        genitives: list[Token] = []
        for dependent in self._dependents(trigger):
            if dependent.i in trigger.tokens or self._beyond_another_act(dependent, noun, others):
                continue
            direct = dependent.head.i == noun.i or dependent.head.i in trigger.tokens
            if direct and syntax.morph(dependent, "Poss") == "Yes" and dependent.dep_ == "nmod":
                self._add_possessive(trigger, dependent, filled)
                continue
            preposition = phrases.preposition(dependent, self._contractions)
            if (
                dependent.dep_ == "nmod:poss"
                or preposition in self._roles.possessive_marks
                or (dependent.dep_ in ("amod", "compound", "nmod:unmarked") and not preposition)
            ):
                if direct:
                    self._add_modifier(trigger, dependent, filled)
            elif preposition in trigger.word.object_by and direct:
                self._fill.add_object(trigger, dependent, filled)
            elif direct and self._fill.special(trigger, preposition, dependent) is not None:
                special = trigger.word.prepositions[preposition]
                filled.add_all(special, [] if special == "content" else self._people.entities(dependent))
            elif self._fill.sense(dependent, preposition) == "of":
                if direct:
                    genitives.append(dependent)
                elif trigger.act.plover == "RETREAT":
                    self._fill.by_sense(trigger, dependent, "of", filled, passive=True)
            else:
                self._fill.by_sense(
                    trigger, dependent, self._fill.sense(dependent, preposition), filled, passive=True
                )
        return genitives

    def _add_far_target(self, trigger: Trigger, filled: Filled) -> None:
        """ "l'assaut de décembre *contre le Parlement*": a phrase that the parser hung on the verb above."""
        above = {h.i for h in syntax.climb(trigger.token)}
        noun = trigger.token
        for token in noun.doc[noun.i + 1 : min(noun.sent.end, noun.i + 10)]:
            if token.pos_ in ("VERB", "AUX") or token.lower_ in (",", ";"):
                return
            if (
                token.head.i in above
                and token.dep_ in syntax.OBLIQUES
                and self._fill.sense(token, phrases.preposition(token, self._contractions)) == "target"
            ):
                self._fill.by_sense(trigger, token, "target", filled, passive=True)
                return

    def _add_doer_above(self, trigger: Trigger, filled: Filled) -> None:
        """Who does what his clause speaks of: "condemned it during a *visit* to Athens", "voted the
        *mobilisation*".
        """
        noun = syntax.first_conjunct(trigger.token)
        verb = noun.head
        if self._is_owned(noun):
            return
        if noun.dep_ == "nmod" and self._opener(noun):
            verb = verb.head  # "au cours d'un entretien": the preposition's own noun stands between
        if verb.pos_ not in ("VERB", "AUX") or trigger.light is not None:
            return
        if noun.dep_ in ("obl", "obl:mod", "obl:arg", "nmod") and trigger.act.plover == "CONSULT":
            opens = self._opener(noun)
        else:
            words = [verb.lemma_.lower(), *(c.lower_ for c in syntax.children(verb, "compound:prt"))]
            carries = (*self._roles.doer_verbs, *self._roles.light_verbs)
            opens = self._is_object(noun) and " ".join(words) in carries
        subject = self._doer_of(verb) if opens and not syntax.is_passive(verb) else None
        if subject is not None:
            self._fill.add_doer(trigger, subject, filled)

    def _is_object(self, noun: Token) -> bool:
        """An object; also one whose plural article the parser took for a preposition."""
        articles = self._roles.plural_articles
        partitive = any(c.dep_ == "case" and c.lower_ in articles for c in noun.children)
        return noun.dep_ == "obj" or (partitive and noun.dep_ in ("obl", "obl:arg"))

    def _is_owned(self, noun: Token) -> bool:
        """Whether somebody, known or not, is said to do it: "Pelosi's visit", "la visite du pape"."""
        marks = self._roles.possessive_marks
        return any(
            c.dep_ == "nmod:poss"
            or (c.dep_ == "nmod" and phrases.preposition(c, self._contractions) in marks)
            for c in noun.children
        )

    def _opener(self, noun: Token) -> bool:
        """Whether a preposition of time or occasion opens the phrase."""
        known = {self._roles.plain(words) for words in self._roles.adjunct_openers}
        if phrases.preposition(noun, self._contractions) in known:
            return True
        return any(w in known for w in phrases.words_before(noun, 4, self._contractions))

    @staticmethod
    def _dependents(trigger: Trigger) -> list[Token]:
        """What hangs on the noun or on another word of a set noun ("feu vert *américain*")."""
        doc = trigger.token.doc
        parts = [doc[i] for i in trigger.tokens if doc[i].pos_ in ("NOUN", "PROPN", "ADJ")] or [trigger.token]
        found = {d.i: d for part in [trigger.token, *parts] for d in complements.nominal_dependents(part)}
        return [found[i] for i in sorted(found)]

    def _add_following(self, trigger: Trigger, filled: Filled, others: frozenset[int]) -> None:
        """The complement that follows at once and that the parser hung elsewhere, with what it carries."""
        following = complements.following_complement(trigger.token, self._roles.genitive_forms)
        if (
            following is None
            or following.i in others
            or any(h.i == trigger.token.i for h in syntax.climb(following))
        ):
            return
        self._add_genitive(trigger, following, filled)
        for dependent in complements.nominal_dependents(following):
            preposition = phrases.preposition(dependent, self._contractions)
            sense = self._fill.sense(dependent, preposition)
            if dependent.dep_ in ("nmod", "obl") and sense in ("target", "on", "agent"):
                self._fill.by_sense(trigger, dependent, sense, filled, passive=True)

    def _add_stray_agent(self, trigger: Trigger, filled: Filled) -> None:
        """An agent phrase that the parser hung on the active verb whose object the act noun is."""
        noun = syntax.first_conjunct(trigger.token)
        verb = noun.head
        self._add_next_agent(trigger, filled)
        if noun.dep_ != "obj" or filled.ids["actor"] or verb.pos_ != "VERB" or syntax.is_passive_form(verb):
            return
        for child in verb.children:
            if (
                child.i > noun.i
                and child.dep_ in ("obl", "obl:agent")
                and self._fill.sense(child, phrases.preposition(child, self._contractions)) == "agent"
            ):
                self._fill.add_agent(trigger, child, filled, passive=True)

    def _add_next_agent(self, trigger: Trigger, filled: Filled) -> None:
        """ "l'annexion *par X* de Y": the agent right behind the noun, and what was hung on it."""
        noun = trigger.token
        if noun.i + 1 >= noun.sent.end:
            return
        mark = noun.nbor(1)
        agent = mark.head
        opens = self._contractions.get(mark.lower_, mark.lower_)
        if mark.dep_ != "case" or self._roles.prepositions.get(opens) != "agent" or agent.i <= mark.i:
            return
        if not filled.ids["actor"]:
            self._fill.add_agent(trigger, agent, filled, passive=True)
        if not filled.ids["actor"] or filled.ids["target"] or not self._people.is_named(agent):
            return
        for child in agent.children:
            of = self._fill.sense(child, phrases.preposition(child, self._contractions)) == "of"
            if child.dep_ == "nmod" and of and not self._people.is_inside_name(child):
                self._fill.add_one_object(trigger, child, trigger.word.object or trigger.act.object, filled)

    @staticmethod
    def _beyond_another_act(dependent: Token, noun: Token, others: frozenset[int]) -> bool:
        for head in syntax.climb(dependent):
            if head.i == noun.i:
                return False
            if head.i in others:
                return True
        return False

    def _add_modifier(self, trigger: Trigger, token: Token, filled: Filled) -> None:
        """A bare modifier: a nationality is the doer ("frappe russe", "US strike"), a weapon the means
        ("drone attack").
        """
        entity = self._people.entity(token)
        if entity is not None and self._comes_to(trigger, token):
            filled.add("target", entity)
            return
        if entity is None:
            for owner in self._people.owners(token) if token.dep_ == "nmod:poss" else []:
                filled.add("actor", owner)
            return
        if entity.kind == "weapon":
            # "drone interception": the weapon is the object where the word asks for one; else it is the
            # means.
            asked = bool(self._people.kinds(token) & set(trigger.word.needs))
            filled.add("target" if asked and trigger.act.object == "target" else "instrument", entity)
        elif entity.kind in ("city", "region"):
            filled.add("target" if trigger.act.plover in HOSTILE else "place", entity)
            filled.add("place", entity)
        elif entity.kind in ("document",):
            return
        elif (
            token.dep_ in ("compound", "nmod:unmarked")
            and trigger.act.object == "target"
            and entity.kind in ("person", "group")
        ):
            filled.add("target", entity)
        else:
            filled.add_all("actor", self._people.entities(token))

    def _comes_to(self, trigger: Trigger, owner: Token) -> bool:
        """ "came to *Mozambique's* aid": help that somebody comes to is given to its owner."""
        if trigger.act.plover not in ("AID", "COOPERATE", "SUPPORT") or trigger.nominal is False:
            return False
        owned = phrases.preposition(owner, self._contractions) in self._roles.possessive_marks
        owned = owned or syntax.morph(owner, "Poss") == "Yes"
        return owned and phrases.preposition(trigger.token, self._contractions) in ("to", "à")

    def _add_possessive(self, trigger: Trigger, determiner: Token, filled: Filled) -> None:
        entities = [e for e in self._people.possessors(determiner.head) if e.kind != "weapon"]
        if syntax.morph(determiner, "Poss") == "Yes" or determiner.lower_ in (
            "son",
            "sa",
            "ses",
            "leur",
            "leurs",
            "their",
            "his",
            "her",
            "its",
        ):
            suffered = trigger.act.id in _SUFFERED and not self._falls_on_another(trigger, determiner.head)
            filled.add_all("target" if suffered else "actor", entities)

    def _falls_on_another(self, trigger: Trigger, noun: Token) -> bool:
        """ "*its* arrest of X": the noun has an object of its own, so that the owner does it."""
        return any(
            c.dep_ == "nmod"
            and c.i not in trigger.tokens
            and self._fill.sense(c, phrases.preposition(c, self._contractions)) == "of"
            for c in noun.children
        )

    def _add_genitives(self, trigger: Trigger, genitives: list[Token], filled: Filled) -> None:
        """Of two complements with "of", the first does it and the second is left or suffers it ("le retrait
        de X de Y").
        """
        doers = [g for g in genitives if self._people.kinds(g) & {"actor"}]
        if len(doers) >= 2 and not filled.ids["actor"] and trigger.act.plover not in ("ASSAULT", "COERCE"):
            first, *rest = doers
            filled.add_all("actor", self._people.entities(first))
            for token in rest:
                self._fill.by_sense(
                    trigger,
                    token,
                    "of" if trigger.act.plover == "RETREAT" else "target",
                    filled,
                    passive=True,
                )
            return
        for genitive in genitives:
            if (
                trigger.act.plover == "RETREAT"
                and len(genitives) > 1
                and self._people.kinds(genitive) & {"state", "region", "city"}
            ):
                self._fill.by_sense(trigger, genitive, "of", filled, passive=True)
            else:
                self._add_genitive(trigger, genitive, filled)

    def _add_genitive(self, trigger: Trigger, token: Token, filled: Filled) -> None:
        """ "X of Y": Y does it or it is done to Y, by what Y is and by what else is said."""
        role = trigger.word.object or trigger.act.object
        for part in syntax.conjuncts(token):
            kinds = self._people.kinds(part)
            if (
                "weapon" in kinds
                or "document" in kinds
                or (role not in ("auto", "target") and "actor" not in kinds)
            ):
                self._fill.add_one_object(trigger, part, role, filled)
            elif self._genitive_is_doer(trigger, part, kinds, filled, role) or (
                "actor" in kinds and not filled.ids["actor"] and self._falls_elsewhere(trigger)
            ):
                filled.add_all("actor", self._people.together(part) or self._people.owners(part))
            elif role in ("instrument", "place") and "actor" in kinds:
                filled.add_all("actor", [e for e in [self._people.entity(part)] if e is not None])
            else:
                self._fill.add_one_object(
                    trigger, part, "target" if role in ("auto", "target") else role, filled
                )

    def _falls_elsewhere(self, trigger: Trigger) -> bool:
        """ "the strikes of the United States *against boats*": the act falls on something else."""
        return any(
            child.dep_ in ("nmod", "obl")
            and self._fill.sense(child, phrases.preposition(child, self._contractions)) in ("target", "on")
            for child in trigger.token.children
        )

    @staticmethod
    def _genitive_is_doer(
        trigger: Trigger, part: Token, kinds: frozenset[str], filled: Filled, role: str
    ) -> bool:
        if filled.ids["actor"]:
            return False
        if filled.ids["target"]:
            return True
        if role != "target":
            return "actor" in kinds
        # An army or a weapon's owner attacks more often than it is attacked by a bare "of".
        return (
            "armed-force" in kinds
            and trigger.act.plover in ("ASSAULT", "COERCE", "MOBILIZE")
            and part.pos_ != "PRON"
        )

    def _add_participles(self, trigger: Trigger, filled: Filled) -> None:
        """ "une attaque visant X", "a strike targeting X", "un raid mené par X", "an attack blamed on X"."""
        for child in trigger.token.children:
            if child.dep_ not in ("acl", "acl:relcl") or child.pos_ not in ("VERB", "ADP"):
                continue
            if child.lower_ in self._roles.prepositions:
                for item in syntax.children(child, "obj", "nmod", "obl"):
                    self._fill.by_sense(
                        trigger, item, self._roles.prepositions[child.lower_], filled, passive=False
                    )
            elif trigger.light is not None and child.i == trigger.light.i and not filled.ids["actor"]:
                for item in child.children:
                    if item.dep_ in ("obl:agent", "obl", "nmod"):
                        self._fill.add_oblique(trigger, item, filled, passive=True)
            elif child.lemma_.lower() in self._roles.light_verbs and not filled.ids["actor"]:
                for item in syntax.children(child, "obl:agent"):
                    self._fill.add_agent(trigger, item, filled, passive=True)
