"""Shape of ``data/languages/<code>/attribution.yaml``: the words by which a language says who says it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from seuil.data_files.reader import Shape

Stance = Literal[
    "says", "explains", "announces", "confirms", "denies", "warns", "threatens", "claims", "believes", "asks"
]
Takes = Literal["clause", "quote", "inf", "np", "of", "as", "quoted", "cites", "thing"]
Words = tuple[str, ...]


class CueVerbs(Shape):
    """Verbs that share a stance and what they take.

    clause   a that-clause is content ("affirme que", "said it had")
    quote    a quotation beside it, or the clause that it stands in as a parenthesis ("…, a-t-il dit, …")
    inf      an infinitive or a predicate is content ("affirme vouloir", "se dit prêt à", "threatens to
    strike")
    np       an event-like object is content ("annonce le retrait"), introduced by ``by`` if given ("calls
    for a truce")
    of       what one of ``by`` introduces is content, the object is spoken of ("accuse X de …")
    as       a small clause is content: object and what one of ``by`` introduces ("considère X comme …")
    quoted   an object is content if part of it stands between quotation marks ("dénonce une « provocation »")
    thing    a noun is content, whatever it names, if somebody who speaks is the subject: the object
    ("denies any breach"), or what one of ``by`` introduces ("speaks of a season lost")
    cites    its object is the source, its content that of the attribution around it ("selon l'AFP, citant …")

    ``subject`` limits the subject to these lemmas; ``source_by`` are prepositions that introduce the source
    in its
    place ("peut-on lire dans ce décret"). ``reflexive`` true: only with a reflexive pronoun.
    """

    stance: Stance
    takes: tuple[Takes, ...]
    lemmas: Words
    by: Words = ()
    subject: Words = ()
    source_by: Words = ()
    reflexive: bool = False


class CueNouns(Shape):
    """Nouns whose content is a clause ("l'annonce que", "his claim that"), or an event ("l'annonce par X du
    retrait")."""

    stance: Stance
    lemmas: Words


class CuePhrases(Shape):
    """Prepositions and set phrases before a source, in the words of the text, lower case ("selon", "aux
    yeux de").

    ``opening`` true: only at the opening of a sentence, before a comma, with a source that can speak ("Pour
    X, …").
    """

    stance: Stance
    phrases: Words
    opening: bool = False


class Endings(Shape):
    """Regular forms: a lemma in ``lemma`` makes one with each of ``endings`` in its place."""

    lemma: str
    endings: Words


class AttributionFile(Shape):
    """All of ``attribution.yaml``.

    forms            forms of irregular cue verbs, for a text whose lemmas are wrong
    past_is_participle  whether the past tense has the form of the participle, so that a parse may confuse
    them
    complementisers  words that open a content clause and are not part of what is said
    infinitive_marks words that open an infinitive ("to", "de")
    partitives       articles that look like a preposition ("des mesures")
    likewise         words before a cue that make a whole clause its content ("comme l'a rappelé X", "as X
    said")
    address          verbs whose object is the one spoken to ("informer le ministre")
    reached          participles of verbs by which a medium reaches its source ("joint par RFI")
    relayed          words after a cue noun that open its content ("selon lesquelles")
    completes        prepositions of the complement of an event noun ("an end to the war")
    agents           prepositions of the agent of a passive
    owners           prepositions of the source of a cue noun
    to_medium        prepositions between a cue and the medium spoken to
    media_words      common nouns and names that make a phrase a medium
    platforms        social platforms: media only after one of ``on_platform``
    interviews       nouns that carry a medium further ("un entretien avec CNN")
    speakers         nouns of those who speak, for headlines ("…, says minister", "… – officials")
    unnamed          nouns of persons who, if indefinite and not named, are anonymous sources
    anonymity        phrases that say that the source is anonymous
    definite         determiners that make an unnamed noun a known one
    not_sources      nouns that after a cue phrase are no source ("selon le calendrier", "according to plan")
    not_speakers     subjects that never speak: pronouns for things, signs
    inverts          verbs whose subject may follow them outside quotation marks, where word order tells
    subject from object
    never_reflexive  verbs that say nothing where they are reflexive ("se trouver", "se poser")
    told             verbs whose object is always the one spoken to, so that no subject follows them
    conditions       words that open the condition of a threat or an offer
    frames           words that open a scene set by the page itself ("alors que …, X a dit", "amid …, X said")
    resumes          words that take up the clause before as what is said or denied ("ce que", "which")
    goes_on          words after a cue in parenthesis by which what is said goes on ("unless", "notamment")
    reported_moods   auxiliaries of the mood of reported speech
    subordinators    words that open a clause which a cue in parenthesis may interrupt ("after", "que")
    not_things       nouns that with a cue verb name no thing said ("denied access", "annoncer la couleur")
    documents        nouns of the words in which somebody says something, where they open a sentence
    inside           prepositions before them ("dans une déclaration", "in a letter")
    unsaid           verbs before a cue by which the answer is left open ("has yet to say", "refuse de dire")
    taken_up         pronouns that stand for what was just said, as the object of a denial ("le", "it")
    of_persons       pronouns that stand for persons only
    of_things        pronouns that stand for bodies and things only
    of_either        other pronouns of the third person
    impersonal       pronouns that name nobody ("on", "one")
    event_nouns      nouns of events, beside those of the acts
    event_endings    endings that make a noun an event
    not_events       nouns with such an ending that are none
    """

    verbs: tuple[CueVerbs, ...]
    nouns: tuple[CueNouns, ...]
    phrases: tuple[CuePhrases, ...]
    regular: tuple[Endings, ...] = ()
    forms: dict[str, Words] = Field(default_factory=dict)
    past_is_participle: bool = False
    complementisers: Words = ()
    infinitive_marks: Words = ()
    partitives: Words = ()
    likewise: Words = ()
    address: Words = ()
    reached: Words = ()
    relayed: Words = ()
    completes: Words = ()
    agents: Words = ()
    owners: Words = ()
    to_medium: Words = ()
    media_words: Words = ()
    platforms: Words = ()
    on_platform: Words = ()
    interviews: Words = ()
    speakers: Words = ()
    unnamed: Words = ()
    anonymity: Words = ()
    definite: Words = ()
    not_sources: Words = ()
    not_speakers: Words = ()
    impersonal: Words = ()
    inverts: Words = ()
    told: Words = ()
    never_reflexive: Words = ()
    conditions: Words = ()
    frames: Words = ()
    resumes: Words = ()
    taken_up: Words = ()
    unsaid: Words = ()
    documents: Words = ()
    inside: Words = ()
    not_things: Words = ()
    subordinators: Words = ()
    goes_on: Words = ()
    reported_moods: Words = ()
    of_persons: Words = ()
    of_things: Words = ()
    of_either: Words = ()
    event_nouns: Words = ()
    event_endings: Words = ()
    not_events: Words = ()
