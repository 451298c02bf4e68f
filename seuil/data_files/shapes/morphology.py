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
    """

    conditional_endings: tuple[str, ...] = ()
    future_endings: tuple[str, ...] = ()
    regular_stem_ends: tuple[str, ...] = ()
    present_like: tuple[str, ...] = ()
    exchanges: dict[str, str] = Field(default_factory=dict)
    past_is_participle: bool = False
    headline_verbs: tuple[str, ...] = ()
    stems: dict[str, str] = Field(default_factory=dict)
