"""The one strict reader of YAML data, shipped or a user's own.

A file is read into the pydantic shape that it claims; an unknown or repeated key, a bad date, a wrong type is
refused with file, line, key and what is allowed. Nothing is half-loaded.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from seuil.data_files.values import OddFile, values_of
from seuil.errors import DataError

# The C parser is eight times faster than the Python one; every wheel of PyYAML that we install has it.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_RESOLVER: Any = yaml.resolver.Resolver()
_MAX_BYTES = 20_000_000


class Shape(BaseModel):
    """Base of every shape of data: frozen, no unknown keys, no silent conversion of types."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


S = TypeVar("S", bound=Shape)
Where = tuple[int | str, ...]  # keys and positions from the top of a file


def read_yaml(path: Path, shape: type[S], *, before: str | None = None) -> S:
    """The file at ``path`` as ``shape``. Raises DataError naming file, line and key.

    ``before`` names a last top-level key left unread with all below it: what only tests and documents need.
    """
    text = _text(path)
    if before is not None:
        text = text.partition(f"\n{before}:")[0]
    return read_yaml_text(text, str(path), shape)


def read_yaml_text(text: str, called: str, shape: type[S]) -> S:
    """The YAML of ``text`` as ``shape``; ``called`` is its name in a DataError. See ``demand_plain`` for a
    text that comes from anybody.
    """
    try:
        return shape.model_validate(values_of(text, _plain_word), strict=False)
    except (OddFile, ValidationError, yaml.YAMLError):
        return _read_with_lines(text, called, shape)


def demand_plain(text: str, called: str, *, depth: int) -> None:
    """Raise DataError for YAML that nests deeper than ``depth``, or that repeats itself by anchors: a short
    text of anybody's could stand for a very large one.
    """
    inside = 0
    try:
        for event in yaml.parse(text, Loader=_Loader):
            inside += isinstance(event, yaml.CollectionStartEvent)
            inside -= isinstance(event, yaml.CollectionEndEvent)
            if isinstance(event, yaml.AliasEvent) or inside > depth:
                said = "anchors are not taken" if inside <= depth else f"nests deeper than {depth}"
                raise DataError(called, event.start_mark.line + 1 if event.start_mark else None, said)
    except yaml.YAMLError as error:
        raise _not_yaml(error, called) from None


def _read_with_lines(text: str, path: str, shape: type[S]) -> S:
    """The same by way of the tree, which knows the line of what is wrong."""
    node = _compose(text, path)
    if node is None:
        raise DataError(path, None, "the file is empty")
    value = _plain(node, path)
    try:
        return shape.model_validate(value, strict=False)
    except ValidationError as error:
        raise _explained(error, node, path, shape) from None


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise DataError(str(path), None, f"larger than {_MAX_BYTES} bytes")
        return path.read_text("utf-8")
    except FileNotFoundError:
        raise DataError(str(path), None, "no such file") from None
    except UnicodeDecodeError as error:
        raise DataError(str(path), None, f"not UTF-8 at byte {error.start}") from None


def _compose(text: str, path: str) -> yaml.Node | None:
    """The YAML tree of the file, with the line of each node."""
    try:
        return yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        raise _not_yaml(error, path) from None


def _not_yaml(error: yaml.YAMLError, path: str) -> DataError:
    if isinstance(error, yaml.MarkedYAMLError):
        line = error.problem_mark.line + 1 if error.problem_mark else None
        return DataError(path, line, f"not YAML: {error.problem}")
    return DataError(path, None, f"not YAML: {error}")


def _plain_word(written: str) -> Any:
    """What a word without quotation marks is. Only ``true``, ``false`` and ``null`` are not what they look
    like.
    """
    if written[:1].isalpha() and written.lower() not in ("true", "false", "null"):
        return written
    return _typed(_RESOLVER.resolve(yaml.ScalarNode, written, (True, False)), written)


def _plain(node: yaml.Node, path: str) -> Any:
    """Plain Python values of a node: dates and the Norwegian ``no`` stay the words that were written."""
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, path) for item in node.value]
    return _typed(node.tag, str(node.value))


def _typed(tag: str, written: str) -> Any:
    """The value of a scalar that YAML 1.1 takes for ``tag``."""
    kind = tag.rpartition(":")[2]
    if kind == "null":
        return None
    if kind == "bool" and written in ("true", "false"):
        return written == "true"
    if kind == "int" and written.lstrip("-").isdigit() and not written.lstrip("-").startswith("0"):
        return int(written)
    if kind in ("int", "float") and written == "0":
        return 0
    if kind == "float":
        return float(written)
    return written


def _mapping(node: yaml.MappingNode, path: str) -> dict[str, Any]:
    """A mapping; a key written twice is an error, never the last one silently."""
    result: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        if key in result:
            raise DataError(path, key_node.start_mark.line + 1, f"key {key!r} stands twice")
        result[key] = _plain(value_node, path)
    return result


def _explained(error: ValidationError, root: yaml.Node, path: str, shape: type[Shape]) -> DataError:
    """The first problem that pydantic found, said with its line and what is allowed."""
    problem = error.errors(include_url=False)[0]
    where = [str(part) for part in problem["loc"]]
    line = _line_of(root, problem["loc"])
    if problem["type"] == "extra_forbidden":
        allowed = ", ".join(sorted(_fields_at(shape, problem["loc"][:-1])))
        return DataError(path, line, f"unknown key {'.'.join(where)!r}; allowed: {allowed}")
    said = problem["msg"].removeprefix("Value error, ")
    return DataError(path, line, f"{'.'.join(where) or 'file'}: {said}")


def _fields_at(shape: Any, loc: tuple[int | str, ...]) -> set[str]:
    """The keys that the shape at ``loc`` allows, as far as its annotations tell."""
    import typing

    for part in loc:
        if isinstance(shape, type) and issubclass(shape, BaseModel) and part in shape.model_fields:
            shape = shape.model_fields[str(part)].annotation
        while not (isinstance(shape, type) and issubclass(shape, BaseModel)):
            inner = [a for a in typing.get_args(shape) if a not in (type(None), str, int, ...)]
            if not inner:
                return set()
            shape = inner[-1]
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        return {info.alias or name for name, info in shape.model_fields.items()}
    return set()


def line_of(path: Path, where: Where) -> int:
    """The line in a sound file at which something stands: keys and positions from the top."""
    root = _compose(_text(path), str(path))
    return _line_of(root, where) if root is not None else 1


def _line_of(node: yaml.Node, loc: tuple[int | str, ...]) -> int:
    """The line of the value at ``loc``, or of the nearest node above it."""
    line = node.start_mark.line + 1
    for part in loc:
        if isinstance(node, yaml.MappingNode):
            found = [(k, v) for k, v in node.value if k.value == str(part)]
            if not found:
                return line
            line, node = found[0][0].start_mark.line + 1, found[0][1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
            line = node.start_mark.line + 1
    return line
