"""The bibliography: ``campaigns/sources.bib``, read and formatted by pybtex."""

from __future__ import annotations

import re
from copy import copy
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pybtex.backends.plaintext import Backend
from pybtex.database import PybtexError
from pybtex.database.input.bibtex import Parser
from pybtex.style import template
from pybtex.style.formatting.plain import Style as PlainStyle
from pybtex.style.template import FieldIsMissing

from campaigns.reading import latex
from geodata import characters, text_files
from geodata.problems import ALL, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pybtex.database import Entry
    from pybtex.style.template import Node

    from geodata.text_files import TextFile

latex.read_quickly()

FILE = Path(__file__).parent.parent / "sources.bib"
UNVERIFIED = "atlas-unverified"
"""Key of what no consulted source supports yet; a fact that rests on it alone is of low certainty."""
WIKIPEDIA, ATLAS = "Wikipedia contributors", "The atlas"
"""Authors of what names no one who knew: articles of Wikipedia and copies of them, tables and drawings of our own."""
_UNSEEN = ("Not seen", "Not consulted")
"""How the note begins of a work that is named, but was not read."""

_START = re.compile(r"^[ \t]*@[ \t]*(\w+)[ \t]*[{(]", re.MULTILINE)
_COMMENTS = re.compile(r"^[ \t]*%.*$", re.MULTILINE)
_FIELD = re.compile(r"^\s*\w+\s*=\s*[{\"]")
_HEADLESS = re.compile(r"^[^\s{}@%]{0,20}@?[a-z]+[ \t]*\{[ \t]*([\w:.+/-]+)[ \t]*,", re.MULTILINE | re.IGNORECASE)
"""The head of an entry whose @ is missing, or has something before it."""
FIELDS = frozenset({
    *("address", "annote", "author", "booktitle", "chapter", "doi", "edition", "editor", "eprint", "howpublished"),
    *("institution", "isbn", "issn", "journal", "language", "month", "note", "number", "organization", "pages"),
    *("publisher", "pubmed", "school", "series", "title", "type", "url", "urldate", "volume", "year"),
})  # fmt: skip
"""Fields of an entry: those of BibTeX and pybtex. One that is misspelt would not be shown."""
_LONGEST = 80
"""Characters of what was found that a message repeats."""


class _Style(PlainStyle):  # type: ignore[misc]
    """pybtex's plain style, with titles as they are spelt: it would lower their capitals."""

    def format_title(self, e: Entry, which_field: str, as_sentence: bool = True) -> Node:  # noqa: ARG002, FBT001, FBT002
        """The title as it stands, as a sentence of its own or not."""
        title = template.field(which_field)
        return template.sentence[title] if as_sentence else title


@cache
def _style() -> _Style:
    return _Style()  # once: it looks for its parts among all installed packages


@dataclass(frozen=True)
class Source:
    """One entry: its key, an http(s) address or nothing, what was consulted, and the line it begins on."""

    key: str
    entry: Entry = field(repr=False)
    url: str = ""
    note: str = ""
    line: int = 0

    @cached_property
    def is_named_work(self) -> bool:
        """Whether it is a work, document or page that was consulted, other than Wikipedia and the atlas itself."""
        authors = {str(person).strip("{}") for person in self.entry.persons.get("author", ())}
        return not authors & {WIKIPEDIA, ATLAS} and not self.note.startswith(_UNSEEN)

    @cached_property
    def reference(self) -> str:
        """The entry formatted; when it is asked for, as a thousand of them take a second."""
        return self._formatted[0]

    @property
    def fault(self) -> str:
        """Why it cannot be formatted; its title stands for it then."""
        return self._formatted[1]

    @cached_property
    def _formatted(self) -> tuple[str, str]:
        try:
            try:
                [formatted] = _style().format_entries([self.entry])
            except FieldIsMissing:  # a memoir seen without its title page has no publisher
                plain = copy(self.entry)
                plain.type = "misc"
                [formatted] = _style().format_entries([plain])
            return str(formatted.text.render(Backend())), ""
        except (PybtexError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
            return self.entry.fields["title"], _first_line(error)


@cache
def types() -> tuple[str, ...]:
    """Types of entries that can be formatted."""
    methods = (re.fullmatch("get_(.+)_template", name) for name in dir(_Style))
    return tuple(sorted(match[1] for match in methods if match))


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), "") or type(error).__name__


def _address(text: str) -> str | None:
    if not text:
        return ""
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    return text if parts.scheme in {"http", "https"} and parts.netloc else None


def load(file: Path = FILE) -> tuple[dict[str, Source], list[Problem]]:
    """Read a BibTeX file.

    Returns
    -------
    sources, problems
        The sources by key, and every mistake. An entry with a mistake is left out, and nothing else.
    """
    name = f"{file.parent.name}/{file.name}"
    try:
        read = text_files.read(file)
    except text_files.TextFileError as error:
        return {}, [Problem(name, 0, "bibliography", error.found, error.expected, spoils=f"source {ALL}")]
    problems: list[Problem] = []
    if read.encoding:
        told = Problem(name, min(read.faults), "bibliography", read.encoding, "BibTeX in UTF-8", spoils=f"source {ALL}")
        problems.append(told)
    sources: dict[str, Source] = {}
    for chunk in _chunks(read):
        try:
            source = _source(chunk, read, sources)
        except _EntryError as error:
            if not (read.encoding and error.found.endswith("not UTF-8")):
                subject, spoils = f"source {chunk.key}{error.field}", f"source {chunk.key}"
                problems.append(Problem(name, error.line, subject, error.found, error.expected, spoils=spoils))
        else:
            sources[source.key] = source
        problems += [
            Problem(name, line, f"source {key}", "an entry without @", "@type{key, …}", spoils=f"source {key}")
            for line, key in chunk.lost
        ]
    return sources, problems


class _EntryError(ValueError):
    """An entry that is left out: the line, what was found and expected, and the field, as messages name it."""

    def __init__(self, line: int, found: str, expected: str, name: str = "") -> None:
        super().__init__(found)
        self.line = line
        self.found = found
        self.expected = expected
        self.field = f", {name}" if name else ""


@dataclass(frozen=True)
class _Chunk:
    """An entry and what stands behind it up to the next: first line, type, key, its text and the rest.

    ``lost`` are entries in the rest that lack their ``@``: line and key. ``rest`` is the line of other text, or 0.
    """

    line: int
    type: str
    key: str
    text: str
    rest: int
    lost: tuple[tuple[int, str], ...]


def _chunks(read: TextFile) -> Iterator[_Chunk]:
    """Every entry of a file; text before the first is taken for an entry that is none."""
    text = read.text
    starts = [match.start() for match in _START.finditer(text)]
    if before := _COMMENTS.sub("", text[: starts[0] if starts else len(text)]).strip():
        line = text.count("\n", 0, text.index(before.split("\n")[0])) + 1
        yield _Chunk(line, "", before[:_LONGEST].split("\n")[0], "", line, ())
    line, counted = 1, 0
    for start, end in pairwise([*starts, len(text)]):
        line, counted = line + text.count("\n", counted, start), start
        body = text[start:end]
        head = _START.match(body)
        name = re.search(r"[{(]\s*([^\s,={}]+)", body)
        key = name[1] if name else body.strip()[:30]
        length = _length(body)
        after = body[length:]
        lost = tuple((line + body.count("\n", 0, length + m.start(1)), m[1]) for m in _HEADLESS.finditer(after))
        rest = "" if lost else _COMMENTS.sub("", after).strip()
        where = line + body.count("\n", 0, length + after.index(rest.split("\n")[0])) if rest else 0
        yield _Chunk(line, head[1].lower() if head else "", key[:_LONGEST], body[:length], where, lost)


def _length(body: str) -> int:
    """Length of an entry up to the brace that closes it; of all there is if none does."""
    depth = 0
    for match in re.finditer("[{}]", body):
        depth += 1 if match[0] == "{" else -1
        if depth <= 0:
            return match.end()
    return len(body)


def _source(chunk: _Chunk, read: TextFile, known: Mapping[str, Source]) -> Source:
    """The source that an entry is. Raises _EntryError where it is none."""
    last = chunk.line + chunk.text.count("\n")
    for line, fault in read.faults.items():
        if chunk.line <= line <= last:
            raise _EntryError(line, fault, characters.EXPECTED)
    if chunk.type and chunk.type not in types():
        raise _EntryError(chunk.line, f"the type {chunk.type!r}", "one of " + ", ".join(types()))
    if chunk.rest:
        raise _EntryError(chunk.rest, "text outside of its braces", "@type{key, …}, every { with its }")
    source = _read_entry(chunk)
    if source.key in known:
        used_once = f"a key used once (it stands on line {known[source.key].line} too)"
        raise _EntryError(chunk.line, "the key again", used_once)
    return source


@lru_cache(maxsize=4_096)
def _read_entry(chunk: _Chunk) -> Source:
    """The source of an entry, kept with its reference for when the bibliography is read again: three seconds in all."""
    try:
        [(key, entry)] = Parser().parse_string(chunk.text).entries.items()
    except (PybtexError, ValueError, RecursionError) as error:
        line, found = _where(chunk, error)
        raise _EntryError(line, found, "one BibTeX entry, its braces and commas in order") from None
    url, note = _address(entry.fields.get("url", "")), entry.fields.get("note", "")
    if url is None:
        raise _EntryError(chunk.line, repr(entry.fields["url"])[:_LONGEST], "an http or https address", "url")
    for apart in ("url", "note"):  # shown apart from the reference
        entry.fields.pop(apart, None)
    if not entry.fields.get("title", ""):
        raise _EntryError(chunk.line, "no title", "title = {…}")
    return Source(key, entry, url, note, chunk.line)


def _where(chunk: _Chunk, error: Exception) -> tuple[int, str]:
    """The line in the file of what pybtex found, which counts from the entry's first; and what it found."""
    depth = 0
    for number, line in enumerate(chunk.text.split("\n")):
        if _FIELD.match(line) and depth != 1:
            return chunk.line + number - 1, "braces that do not pair"
        depth += line.count("{") - line.count("}")
    if depth:
        return chunk.line, "braces that do not pair"
    match = re.match(r"syntax error in line (\d+): (.*)", _first_line(error))
    if match is None:
        return chunk.line, _first_line(error)
    return chunk.line + int(match[1]) - 1, match[2]


def unformatted(sources: Mapping[str, Source]) -> list[Problem]:
    """Sources whose entry cannot be formatted, and fields of entries that no formatter shows."""
    file, expected = "campaigns/sources.bib", "one of " + ", ".join(sorted(FIELDS))
    faults = [
        Problem(file, source.line, f"source {source.key}", source.fault, "text, or LaTeX in order")
        for source in _faulty(sources)
    ]
    return faults + [
        Problem(file, source.line, f"source {source.key}, {name}", f"the unknown field {name!r}", expected)
        for source in sources.values()
        for name in (*source.entry.fields, *source.entry.persons)
        if name.lower() not in FIELDS
    ]


def _faulty(sources: Mapping[str, Source]) -> Iterator[Source]:
    """Sources whose entry cannot be formatted: for the LaTeX in it, or for the fields it has.

    An entry whose LaTeX cannot fail is not tried where one of its type with the same fields went well.
    """
    sound: set[tuple[str, frozenset[str]]] = set()
    for source in sources.values():
        entry = source.entry
        form = entry.type, frozenset((*entry.fields, *entry.persons))
        people = (str(person) for persons in entry.persons.values() for person in persons)
        if form in sound and not any(map(latex.may_fail, (*entry.fields.values(), *people))):
            continue
        if source.fault:
            yield source
        else:
            sound.add(form)
