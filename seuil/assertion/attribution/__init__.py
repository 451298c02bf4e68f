"""Who says what: the attributions of a reading, in the terms of PARC3 (source, cue, content)."""

from seuil.assertion.attribution.find import find_attributions
from seuil.assertion.attribution.model import AttributionReading

__all__ = ["AttributionReading", "find_attributions"]
