"""The quick way through a data file gives what the way with lines gives, and leaves every wrong file to it.
"""

from pathlib import Path

import pytest

from seuil.data_files.folder import SHIPPED
from seuil.data_files.reader import Shape, _compose, _plain, _plain_word, read_yaml
from seuil.data_files.values import OddFile, values_of
from seuil.errors import DataError


class Numbers(Shape):
    a: int
    b: tuple[str, ...] = ()


@pytest.mark.parametrize("path", sorted(SHIPPED.rglob("*.yaml")), ids=lambda p: str(p.relative_to(SHIPPED)))
def test_both_ways_give_the_same_values(path):
    text = path.read_text("utf-8")
    assert repr(values_of(text, _plain_word)) == repr(_plain(_compose(text, path), str(path)))


@pytest.mark.parametrize("text", ["a: 1\na: 2\n", "? [x]\n: 1\n", "a: *nowhere\n", "", "---\na: 1\n---\n"])
def test_an_odd_file_is_left_to_the_slow_way(text):
    with pytest.raises(OddFile):
        values_of(text, _plain_word)


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("a: 1\nb: [x]\na: 2\n", 3, "key 'a' stands twice"),
        ("a: 1\nc: 2\n", 2, "unknown key 'c'; allowed: a, b"),
        ("a: 1\nb:\n  - x\n  - [y]\n", 4, "b.1"),
        ("a: *nowhere\n", 1, "not YAML"),
        ("a: [1\n", 2, "not YAML"),
        ("", None, "the file is empty"),
    ],
)
def test_a_wrong_file_is_refused_with_its_line(tmp_path: Path, text, line, reason):
    path = tmp_path / "x.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(DataError) as refused:
        read_yaml(path, Numbers)
    assert refused.value.line == line
    assert refused.value.reason.startswith(reason)


def test_words_are_text_unless_they_are_numbers_true_false_or_null(tmp_path: Path):
    text = ["no", "on", "2022-02-24", "007", "é", "…"]
    assert [_plain_word(w) for w in text] == text
    assert [_plain_word(w) for w in ("12", "true", "null", "~", "1.5", "-3")] == [
        12,
        True,
        None,
        None,
        1.5,
        -3,
    ]
