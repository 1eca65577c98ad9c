"""Formatting dossiers and tours: lines of at most 120 columns, and a first line that tells editors the schema.

Only values that are too long are rewritten; everything else, comments and quotes included, stays as it was typed:

* a ``{…}`` or ``[…]`` that does not fit on its line is written with one key or item a line;
* a text is continued on the next line, a ``>`` paragraph filled anew;
* brackets with a comment between them are left as they are.

The text is edited at the positions that PyYAML reports. (ruamel.yaml writes the whole file anew and breaks a line
after the first word beyond the width, not before it.)
"""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from campaigns.reading import yaml_lines, yaml_records
from campaigns.reading.yaml_lines import YamlError
from geodata.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDTH = 120
"""Columns of a line."""

_MODELINE = re.compile(r"#\s*yaml-language-server:.*\n?")
_BREAK = re.compile(r"(?<=[^\s\\]) (?=[^\s#?:-])")
"""A space at which YAML can be continued on the next line: alone, not escaped, and not before what could be read as a
comment, a key or a list item."""

Edit = tuple[int, int, str]
"""First and last position in the text, the latter exclusive, and what to put there."""


def format_file(path: Path, file: str, schema: Path, *, write: bool) -> tuple[bool, list[Problem]]:
    """Format a dossier or tour.

    Parameters
    ----------
    path, file
        The file, and its name in messages.
    schema
        The JSON Schema that its first line names, relative to the file.
    write
        Whether to write it; a file with a mistake is never written.

    Returns
    -------
    changed, problems
        Whether the formatted text differs from the file's; why the file could not be formatted.
    """
    if path.suffix.lower() != ".yaml":
        return False, [Problem(file, 0, path.stem, f"the suffix {path.suffix!r}", "a dossier or tour, NAME.yaml")]
    try:
        before = yaml_lines.text_of(path)
        after = formatted(before, os.path.relpath(schema, path.parent).replace(os.sep, "/"))
    except YamlError as error:
        return False, [
            Problem(file, error.line, path.stem, str(error), "YAML that can be formatted; the file is left as it was")
        ]
    changed = after.encode() != path.read_bytes()
    if changed and write:
        try:
            _replace(path.resolve(), after)
        except OSError as error:
            expected = "a file that can be written; it is left as it was"
            return False, [Problem(file, 0, path.stem, (error.strerror or str(error)).lower(), expected)]
    return changed, []


def _replace(path: Path, text: str) -> None:
    """Write a file anew, whole or not at all. Raises OSError, as where the disk is full; the old file is there then."""
    descriptor, name = tempfile.mkstemp(prefix=f".{path.stem}-", suffix=".new", dir=path.parent)
    new = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(text.encode())
            stream.flush()
            os.fsync(descriptor)
        shutil.copymode(path, new)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)


def formatted(text: str, schema: str) -> str:
    """Format the text of a YAML file.

    Parameters
    ----------
    text
        The file's text.
    schema
        Address of its JSON Schema, for the first line.

    Raises
    ------
    YamlError
        If the text is not valid YAML, uses an alias, or could not be formatted without changing a value.
    """
    values, lines = yaml_lines.parse(text)
    root = yaml_lines.compose(text)
    edits = list(_Formatter(text).edits(root)) if root is not None else []
    body = text
    for start, end, replacement in sorted(edits, reverse=True):
        body = body[:start] + replacement + body[end:]
    body = body[first.end() :] if (first := _MODELINE.match(body)) else body
    result = f"# yaml-language-server: $schema={schema}\n{body}"
    kept, _ = yaml_lines.parse(result)
    if json.dumps(kept) != json.dumps(values):
        changed = (
            path for path in lines if isinstance(_at(values, path), str) and _at(kept, path) != _at(values, path)
        )
        path = next(changed, ())
        name = yaml_records.in_words(path, "the file")
        raise YamlError(yaml_lines.line_of(lines, path), f"a value that formatting would change, {name}")
    return result


def _at(data: object, path: tuple[yaml_lines.Key, ...]) -> object:
    """What stands at a path of keys, None if nothing does."""
    for key in path:
        try:
            data = data[key]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            return None
    return data


class _Formatter:
    """The edits that format one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.long = [len(line) > WIDTH for line in text.split("\n")]
        self.seen: set[int] = set()

    def edits(self, node: yaml.Node) -> Iterator[Edit]:
        """Edits of all that is too long in a node written as a block."""
        if id(node) in self.seen:
            raise YamlError(node.start_mark.line + 1, "a value that an alias (*name) repeats")
        self.seen.add(id(node))
        if isinstance(node, yaml.MappingNode) and not node.flow_style:
            for key, value in node.value:
                yield from self._edits_of_value(key, value)
        elif isinstance(node, yaml.SequenceNode) and not node.flow_style:
            for item in node.value:
                yield from self._edits_of_item(item)
        elif isinstance(node, yaml.ScalarNode) and node.style == ">":
            yield from self._edits_of_paragraphs(node)

    def _edits_of_value(self, key: yaml.Node, value: yaml.Node) -> Iterator[Edit]:
        if self._is_too_long(value):
            yield key.start_mark.index, value.end_mark.index, self._entry(key, value, key.start_mark.column)
        else:
            yield from self.edits(value)

    def _edits_of_item(self, item: yaml.Node) -> Iterator[Edit]:
        if self._is_too_long(item):
            yield item.start_mark.index, item.end_mark.index, self._item(item, item.start_mark.column)
        else:
            yield from self.edits(item)

    def _edits_of_paragraphs(self, node: yaml.Node) -> Iterator[Edit]:
        """Lines of a folded text that are too long, each with the rest of its paragraph."""
        block = self._source(node)
        indent = next((len(line) - len(line.lstrip()) for line in block.split("\n")[1:] if line.strip()), 0)
        for match in re.finditer(rf"(?:^ {{{indent}}}\S.*\n?)+", block, re.MULTILINE):
            lines = match[0].rstrip("\n").split("\n")
            if any(len(line) > WIDTH for line in lines):
                start = node.start_mark.index + match.start() + indent
                filled = _fill(" ".join(line[indent:] for line in lines), indent, indent)
                yield start, start - indent + len("\n".join(lines)), filled

    def _is_too_long(self, node: yaml.Node) -> bool:
        """Whether a value between brackets or a text reaches beyond the width, and can be written otherwise."""
        if isinstance(node, yaml.ScalarNode):
            is_inline = node.style not in {"|", ">"}
        else:
            is_inline = isinstance(node, yaml.CollectionNode) and bool(node.flow_style)
        is_long = any(self.long[node.start_mark.line : node.end_mark.line + 1])
        return is_inline and is_long and not self._has_comment(node)

    def _has_comment(self, node: yaml.Node) -> bool:
        """Whether a comment stands between the parts of what is written in brackets."""
        if isinstance(node, yaml.ScalarNode):
            return False
        parts = [part for entry in node.value for part in (entry if isinstance(entry, tuple) else (entry,))]
        position = node.start_mark.index
        for part in parts:
            if "#" in self.text[position : part.start_mark.index] or self._has_comment(part):
                return True
            position = part.end_mark.index
        return "#" in self.text[position : node.end_mark.index]

    def _entry(self, key: yaml.Node, value: yaml.Node, indent: int) -> str:
        """A key and its value, the key at column ``indent``."""
        name = self._source(key)
        if isinstance(value, yaml.ScalarNode):
            return f"{name}: {_fill(self._flat(value), indent + len(name) + 2, indent + 2)}".rstrip()
        line = f"{name}: {self._flat(value)}"
        if indent + len(line) <= WIDTH or not value.value:
            return line
        return f"{name}:\n{' ' * (indent + 2)}{self._block(value, indent + 2)}"

    def _item(self, item: yaml.Node, indent: int) -> str:
        """An item of a list, its text at column ``indent``."""
        if isinstance(item, yaml.ScalarNode):
            return _fill(self._flat(item), indent, indent)
        line = self._flat(item)
        return line if indent + len(line) <= WIDTH or not item.value else self._block(item, indent)

    def _block(self, node: yaml.Node, indent: int) -> str:
        """What was between brackets, one key or item a line; the first line is not indented."""
        if isinstance(node, yaml.MappingNode):
            entries = [self._entry(key, value, indent) for key, value in node.value]
        else:
            entries = [f"- {self._item(item, indent + 2)}" for item in node.value]
        return f"\n{' ' * indent}".join(entries)

    def _flat(self, node: yaml.Node) -> str:
        """A value as it was typed, on one line."""
        return re.sub(r"[ \t]*\n[ \t]*(?!\n)", " ", self._source(node))

    def _source(self, node: yaml.Node) -> str:
        return self.text[node.start_mark.index : node.end_mark.index]


def _fill(text: str, column: int, indent: int) -> str:
    """Break a text that begins at ``column`` into lines; those that follow begin at ``indent``."""
    lines, room = [""], WIDTH - column
    for word in _BREAK.split(text):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > room:
            lines.append(word)
            room = WIDTH - indent
        else:
            lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return f"\n{' ' * indent}".join(lines)
