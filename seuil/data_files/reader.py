"""The one strict reader of YAML data, shipped or a user's own.

A file is read into the pydantic shape that it claims; an unknown or repeated key, a bad date, a wrong type is
refused with file, line, key and what is allowed. Nothing is half-loaded.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from seuil.errors import DataError

# The C parser is eight times faster than the Python one; every wheel of PyYAML that we install has it.
_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_STR = "tag:yaml.org,2002:str"
# Words that YAML 1.1 does not take for text; all other plain scalars that open with a letter are text.
_NOT_TEXT = frozenset({"yes", "no", "true", "false", "on", "off", "null"})


class _Loader(_Base):
    """The safe loader, with a short way for plain words: finding tags took a third of the time of reading."""

    def resolve(self, kind: type[yaml.Node], value: str | None, implicit: tuple[bool, bool]) -> str:
        """The tag of a node, as in PyYAML; we have no path resolvers."""
        if kind is yaml.ScalarNode and value and value[0].isalpha() and value.lower() not in _NOT_TEXT:
            return _STR
        tag: str = super().resolve(kind, value, implicit)
        return tag

    def descend_resolver(self, current_node: object, current_index: object) -> None:
        """Nothing to prepare without path resolvers."""

    def ascend_resolver(self) -> None:
        """Nothing to undo without path resolvers."""


_MAX_BYTES = 20_000_000


class Shape(BaseModel):
    """Base of every shape of data: frozen, no unknown keys, no silent conversion of types."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


S = TypeVar("S", bound=Shape)


def read_yaml(path: Path, shape: type[S]) -> S:
    """The file at ``path`` as ``shape``. Raises DataError naming file, line and key."""
    node = _compose(path)
    if node is None:
        raise DataError(str(path), None, "the file is empty")
    value = _plain(node, str(path))
    try:
        return shape.model_validate(value, strict=False)
    except ValidationError as error:
        raise _explained(error, node, str(path), shape) from None


def _compose(path: Path) -> yaml.Node | None:
    """The YAML tree of the file, with the line of each node."""
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise DataError(str(path), None, f"larger than {_MAX_BYTES} bytes")
        text = path.read_text("utf-8")
        return yaml.compose(text, Loader=_Loader)
    except FileNotFoundError:
        raise DataError(str(path), None, "no such file") from None
    except UnicodeDecodeError as error:
        raise DataError(str(path), None, f"not UTF-8 at byte {error.start}") from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise DataError(str(path), line, f"not YAML: {error.problem}") from None
    except yaml.YAMLError as error:
        raise DataError(str(path), None, f"not YAML: {error}") from None


def _plain(node: yaml.Node, path: str) -> Any:
    """Plain Python values of a node: dates and the Norwegian ``no`` stay the words that were written."""
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, path) for item in node.value]
    kind = node.tag.rpartition(":")[2]
    if kind == "null":
        return None
    if kind == "bool" and node.value in ("true", "false"):
        return node.value == "true"
    if kind == "int" and node.value.lstrip("-").isdigit() and not node.value.lstrip("-").startswith("0"):
        return int(node.value)
    if kind in ("int", "float") and node.value == "0":
        return 0
    if kind == "float":
        return float(node.value)
    return str(node.value)


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
    return DataError(path, line, f"{'.'.join(where) or 'file'}: {problem['msg']}")


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
