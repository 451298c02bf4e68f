"""Shape of ``languages/<code>/morphology.yaml``: endings that settle what a tagger leaves in doubt."""

from __future__ import annotations

from pydantic import Field

from seuil.data_files.reader import Shape


class MorphologyFile(Shape):
    """Forms of the verb that can be told from their ending, stem or place alone.

    conditional_endings, future_endings   endings behind the future stem
    regular_stem_ends   what the future stem of regular verbs ends in; the stem is then the infinitive
    present_like        infinitives whose other forms end so too ("tirer": "tirait" is no conditional)
    exchanges           ends of regular future stems → ends of their infinitives ("emploier" → "employer")
    stems               future stems that are not the infinitive → the infinitive
    past_is_participle  whether past and past participle look alike, so that one is read for the other
    headline_verbs      forms of the present that read as plural nouns and are verbs in headlines
    verb_only           forms that are a verb's and nothing else's → the infinitive
    verb_at_times       forms that are a noun's or adjective's too → the infinitive; a verb in a headline
                        without another
    participles         past participles that the tagger takes for something else → the infinitive; behind
                        an auxiliary
    days                words of time that stand bare and are never an object ("a reculé dimanche")
    approximators       words before a number that introduce nothing ("au moins seize otages")
    reflexives          the reflexive pronoun's forms, beside which a compound tense is active
    personal            subject pronouns that may be personal or empty ("il pleut")
    impersonal          verbs whose subject pronoun is empty, beside a reflexive too ("il s'agit")
    clause_relatives    relative pronouns, as objects, that open a clause on the noun before them
    datives             pronouns that are never a subject ("leur")
    absolute_auxiliaries   auxiliaries of a participle clause with a subject of its own ("ayant", "étant")
    same_in_past        verbs whose past has the form of the present: with a date of ``dated`` they are past
    dated               words of a date that make such a verb past ("hit the port on *Tuesday*")
    times_of_day        nouns of a time of day that read as verbs behind a preposition ("before dawn")
    time_nouns          nouns of time behind which a name is no part of the time ("il y a un an X")
    """

    conditional_endings: tuple[str, ...] = ()
    future_endings: tuple[str, ...] = ()
    regular_stem_ends: tuple[str, ...] = ()
    present_like: tuple[str, ...] = ()
    exchanges: dict[str, str] = Field(default_factory=dict)
    past_is_participle: bool = False
    headline_verbs: tuple[str, ...] = ()
    stems: dict[str, str] = Field(default_factory=dict)
    verb_only: dict[str, str] = Field(default_factory=dict)
    verb_at_times: dict[str, str] = Field(default_factory=dict)
    participles: dict[str, str] = Field(default_factory=dict)
    days: tuple[str, ...] = ()
    approximators: tuple[str, ...] = ()
    reflexives: tuple[str, ...] = ()
    personal: tuple[str, ...] = ()
    impersonal: tuple[str, ...] = ()
    clause_relatives: tuple[str, ...] = ()
    datives: tuple[str, ...] = ()
    absolute_auxiliaries: tuple[str, ...] = ()
    same_in_past: tuple[str, ...] = ()
    dated: tuple[str, ...] = ()
    times_of_day: tuple[str, ...] = ()
    time_nouns: tuple[str, ...] = ()
