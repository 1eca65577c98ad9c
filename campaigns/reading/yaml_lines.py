"""YAML read as plain text values, remembering the line of every key.

Values stay text (``1945-02-30`` is not silently turned into a date or an error without a line); the model decides
what they mean. Only nothing is None: no text, ``null`` or ``~`` without quotation marks. A key given twice is a
mistake, not the last one wins; so are a text cut off by ``#``, a tag (``!!binary``), which would be passed over, and an
alias (``*name``): ten lines of them can stand for a thousand million values.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from geodata import characters, text_files

if TYPE_CHECKING:
    from pathlib import Path

Key = str | int
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_CUT_OFF = re.compile(r"[ \t]+(#[^\s#][^\n]*)")
"""A comment without a blank behind its mark, on the line of a text: rather a part of that text."""
VALID = "valid YAML"
_QUOTED = "the whole text in double quotes"


class _Loader(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):  # type: ignore[misc] # in C where PyYAML has it
    """Composes nodes without guessing their types: all values stay text."""

    def resolve(self, *_: object) -> str:
        """No type."""
        return ""

    def descend_resolver(self, *_: object) -> None:
        """Nothing to keep for guessing."""

    def ascend_resolver(self) -> None:
        """As above."""


class YamlError(ValueError):
    """The text is not YAML that the atlas can read; carries the line, counted from 1, and what was expected."""

    def __init__(self, line: int, message: str, expected: str = VALID) -> None:
        super().__init__(message)
        self.line = line
        self.expected = expected


def read(path: Path) -> tuple[object, dict[tuple[Key, ...], int]]:
    """Read a YAML file, see :func:`parse`.

    Raises
    ------
    YamlError
        If the file cannot be read, is not UTF-8 or not valid YAML, or see :func:`parse`.
    """
    return parse(text_of(path))


def text_of(path: Path) -> str:
    """The text of a file. Raises YamlError if it cannot be read or has a character that no text may have."""
    try:
        file = text_files.read(path)
    except text_files.TextFileError as error:
        raise YamlError(0, error.found, error.expected) from None
    for line, fault in file.faults.items():
        raise YamlError(line, file.encoding or fault, text_files.UTF8 if file.encoding else characters.EXPECTED)
    return file.text


def parse(text: str) -> tuple[object, dict[tuple[Key, ...], int]]:
    """Read the text of a YAML file.

    Returns
    -------
    data, lines
        Nested dicts, lists, texts and None; and the line of each key and list item by its path.

    Raises
    ------
    YamlError
        If it is not valid YAML, gives a key twice, uses an alias or a tag, or has a text that is cut off.
    """
    node = compose(text)
    reading = _Reading(text)
    try:
        return (None if node is None else reading.plain(node, (), node.start_mark.line + 1)), reading.lines
    except RecursionError:
        raise YamlError(0, "brackets or lists nested too deep") from None


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
        raise _error(error, text) from None
    except (yaml.YAMLError, RecursionError) as error:
        raise YamlError(0, str(error)) from None


def _error(error: yaml.MarkedYAMLError, text: str) -> YamlError:
    """What is wrong, at the line where it begins rather than where it shows."""
    mark, context = error.problem_mark or error.context_mark, error.context or ""
    line = mark.line + 1 if mark else 0
    what = _in_words(error.problem or "unreadable YAML")
    at = text[mark.index : mark.index + 1] if mark else ""
    if "cannot start" in what:
        tab = "a tab", "blanks: YAML knows no tabs before a key or value"
        return YamlError(line, *(tab if at == "\t" else (f"a text that begins with {at!r}", _QUOTED)))
    if error.context_mark and ("quoted" in context or "flow" in context):
        began = error.context_mark.line + 1
        opened = "a quotation mark" if "quoted" in context else "a bracket"
        return YamlError(began, f"{opened} that is not closed where it should be: {what} on line {line}")
    if error.context_mark and "simple key" in context:
        return YamlError(error.context_mark.line + 1, f"{what}: neither a key nor a value")
    if "mapping values" in what and _quote_before(text, line) is None:
        return YamlError(line, "a colon and a blank within a text", _QUOTED)
    if (quoted := _quote_before(text, line)) is not None:
        return YamlError(quoted, f"a quotation mark that is closed only on line {line}: {what}")
    return YamlError(line, what)


def _in_words(problem: str) -> str:
    """What a message of libyaml says was found: "undefined alias" of "found undefined alias"."""
    return re.sub(
        r"^(but )?found ", "", re.sub(r"^did not find expected (.*)", r"no \1 where one is expected", problem)
    )


def _quote_before(text: str, line: int) -> int | None:
    """The line on which a quoted text began that ends on a line where the rest made no sense."""
    last = None
    try:
        for token in yaml.scan(text, Loader=_Loader):
            if isinstance(token, yaml.ScalarToken) and token.style in {"'", '"'}:
                last = token
            if token.start_mark.line >= line:
                break
    except yaml.YAMLError:
        pass
    if last is None or last.start_mark.line == last.end_mark.line or abs(last.end_mark.line + 1 - line) > 1:
        return None
    return int(last.start_mark.line) + 1


class _Reading:
    """Making plain values of nodes, and noting the line of each."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines: dict[tuple[Key, ...], int] = {}
        self.seen: set[int] = set()

    def plain(self, node: yaml.Node, path: tuple[Key, ...], line: int) -> object:
        """A node as dict, list or text; ``line`` is that of its key."""
        if id(node) in self.seen:
            raise YamlError(line, "a value that an alias (*name) repeats", "the value itself, written out")
        self.seen.add(id(node))
        self.lines[path] = line
        if node.tag:  # one that is written there: none is guessed
            raise YamlError(line, f"the tag {node.tag[:40]!r}", "the value without a tag: its key says what it is")
        if isinstance(node, yaml.ScalarNode):
            return self._text(node, line)
        if isinstance(node, yaml.SequenceNode):
            items = enumerate(node.value)
            return [self.plain(item, (*path, index), item.start_mark.line + 1) for index, item in items]
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        raise YamlError(line, "a YAML construct the atlas does not use")

    def _mapping(self, node: yaml.MappingNode, path: tuple[Key, ...]) -> dict[str, object]:
        mapping: dict[str, object] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                raise YamlError(line, "a list or brackets in place of a key", "a key and a colon")
            key = str(key_node.value)
            if key in mapping:
                raise YamlError(line, f"the key {key!r} stands here a second time")
            mapping[key] = self.plain(value_node, (*path, key), line)
        return mapping

    def _text(self, node: yaml.ScalarNode, line: int) -> str | None:
        text = str(node.value)
        if fault := characters.fault(text):
            raise YamlError(line, fault, characters.EXPECTED)
        if node.style:  # quoted, or a block of text
            return text
        if text in _NULLS:
            return None
        if cut := _CUT_OFF.match(self.text, node.end_mark.index):
            expected = f"{_QUOTED}, or a blank behind the # of a comment"
            raise YamlError(node.end_mark.line + 1, f"a text cut off before {cut[1][:40]!r}", expected)
        return text


def line_of(lines: dict[tuple[Key, ...], int], path: tuple[Key, ...]) -> int:
    """Line of a path, or of its nearest parent that is in the file."""
    while path not in lines and path:
        path = path[:-1]
    return lines.get(path, 0)
