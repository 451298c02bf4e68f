"""One set of relations and features for treebanks that differ.

The universal relations, and the few subtypes that the program reads. What one
treebank marks and another does not (``obl:arg``, ``expl:pv``) is taken away,
except where it can be put into the other by rule (``obl:agent`` in PUD).
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from training.conllu import Word

KEPT = frozenset(
    ["acl:relcl", "nsubj:pass", "aux:pass", "obl:agent", "csubj:pass", "compound:prt", "nsubj:outer"]
)
# Features that the treebanks do not share, or that no reader of ours needs.
_DROPPED = frozenset(
    [
        "ExtPos",
        "Typo",
        "Abbr",
        "Style",
        "NumForm",
        "Emph",
        "Foreign",
        "Person[psor]",
        "Number[psor]",
        "Polite",
        "Clusivity",
        "NumType",
    ]
)


def harmonise(words: "list[Word]", language: str) -> "list[Word]":
    """Change labels and features of one sentence in place, and give it back."""
    if language == "fr":
        _mark_agents(words)
        _level_features(words)
    for word in words:
        if word.dep not in KEPT:
            word.dep = word.dep.partition(":")[0]
        word.feats = _kept_features(word.feats)
    return words


def _kept_features(feats: str) -> str:
    return "|".join(f for f in feats.split("|") if f and f.partition("=")[0] not in _DROPPED)


def _mark_agents(words: "list[Word]") -> None:
    """PUD leaves the agent of a passive a bare ``obl``; the others say ``obl:agent``."""
    for position, word in enumerate(words, start=1):
        if word.dep not in ("obl", "obl:mod") or not word.head:
            continue
        verb = words[word.head - 1]
        by = any(w.head == position and w.dep == "case" and w.form.lower() == "par" for w in words)
        if (
            by
            and "VerbForm=Part" in verb.feats
            and _is_passive(words, word.head)
            and word.upos in ("NOUN", "PROPN", "PRON")
        ):
            word.dep = "obl:agent"


def _is_passive(words: "list[Word]", verb: int) -> bool:
    auxiliaries = {w.dep for w in words if w.head == verb}
    return "aux:pass" in auxiliaries or words[verb - 1].dep in ("acl", "amod")


def _level_features(words: "list[Word]") -> None:
    """The voice of a participle is said by its relations; PUD and the others mark it differently."""
    for word in words:
        feats = [f for f in word.feats.split("|") if not f.startswith("Voice=")]
        word.feats = "|".join(feats)
