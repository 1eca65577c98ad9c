"""YAML read as plain text values, remembering the line of every key.

Values stay text (``1945-02-30`` is not silently turned into a date or an error without a line); the model decides
what they mean. A key given twice is a mistake, not the last one wins.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from pathlib import Path

Key = str | int
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class YamlError(ValueError):
    """The text is not YAML that the atlas can read; carries the line, counted from 1."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def read(path: Path) -> tuple[object, dict[tuple[Key, ...], int]]:
    """Read a YAML file, see :func:`parse`.

    Raises
    ------
    YamlError
        If the file is not valid YAML or gives a key twice.
    UnicodeDecodeError
        If it is not UTF-8.
    """
    return parse(path.read_text(encoding="utf-8"))


def parse(text: str) -> tuple[object, dict[tuple[Key, ...], int]]:
    """Read the text of a YAML file.

    Returns
    -------
    data, lines
        Nested dicts, lists and texts; and the line of each key and list item by its path.

    Raises
    ------
    YamlError
        If it is not valid YAML or gives a key twice.
    """
    node = compose(text)
    lines: dict[tuple[Key, ...], int] = {}
    try:
        return (None if node is None else _plain(node, (), lines)), lines
    except RecursionError:
        raise YamlError(0, "a text that contains itself, or is nested too deep") from None


def compose(text: str) -> yaml.Node | None:
    """Read the text of a YAML file as PyYAML's nodes, which know their positions; None if it is empty.

    Raises
    ------
    YamlError
        If it is not valid YAML.
    """
    try:
        return yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise YamlError(mark.line + 1 if mark else 0, error.problem or "unreadable YAML") from None
    except (yaml.YAMLError, RecursionError) as error:
        raise YamlError(0, str(error)) from None


def _plain(node: yaml.Node, path: tuple[Key, ...], lines: dict[tuple[Key, ...], int]) -> object:
    lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*path, index), lines) for index, item in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        mapping: dict[str, object] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            key = str(key_node.value)
            if key in mapping:
                raise YamlError(line, f"the key {key!r} stands here a second time")
            lines[(*path, key)] = line
            mapping[key] = _plain(value_node, (*path, key), lines)
        return mapping
    raise YamlError(node.start_mark.line + 1, "a YAML construct the atlas does not use")


def line_of(lines: dict[tuple[Key, ...], int], path: tuple[Key, ...]) -> int:
    """Line of a path, or of its nearest parent that is in the file."""
    while path not in lines and path:
        path = path[:-1]
    return lines.get(path, 0)
