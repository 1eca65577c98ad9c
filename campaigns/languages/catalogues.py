"""Catalogues: gettext PO files, one for each language and domain, ``campaigns/languages/ru/dossiers.po``."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages import pofile
from babel.messages.catalog import Catalog

from campaigns.languages.translatable import DOMAINS, Domain, Text
from geodata import text_files
from geodata.problems import Problem
from geodata.translated import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from babel.messages.catalog import Message

FOLDER = Path(__file__).parent
_UNBROKEN = 1_000_000
"""Columns of a line, so that each text stands on one: what was changed in it is told by its line."""
_FUZZY = "fuzzy"
_STRING = r'"[^"\\]*(?:\\.[^"\\]*)*"'
_LINE = re.compile(rf"\s*(?:#.*|(?:(?:msgctxt|msgid|msgstr)\s+)?{_STRING}\s*)?")
_PLAIN = re.compile(rf"msgctxt ({_STRING})\nmsgid ({_STRING})\nmsgstr ({_STRING})")
"""An entry of three lines, as nearly all are."""
_NOT_PLAIN = re.compile("#[~-]|[^#]|.*[\u2068\u2069]")
"""A line before it that is not passed over, or means more than a comment."""
_HEADER = """\
# Texts of the atlas of the Soviet-Japanese border conflicts and campaigns, 1904-1973: {domain}.
# python -m campaigns translate update writes what stands in msgid; the translation is written into msgstr.
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


@dataclass(slots=True)
class Entry:
    """A translation, the line of its entry (counted from 1), and what translators noted beside it.

    ``is_stale`` where the English has changed since, or the translator was not sure: it is not shown then. ``was`` is
    the English it was made from, as far as it is known.
    """

    translation: str = ""
    line: int = 0
    is_stale: bool = False
    was: str = ""
    comments: tuple[str, ...] = ()


Entries = dict[tuple[str, str], Entry]
"""By context and English words."""


@dataclass(slots=True)
class Catalogue:
    """What a file has; ``problems`` are what does not read in it."""

    language: str
    domain: Domain
    entries: Entries = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @property
    def file(self) -> str:
        """How messages name it."""
        return file_of(self.language, self.domain)

    def of(self, context: str, english: str) -> str:
        """The translation of a text; empty where there is none, or a stale one."""
        entry = self.entries.get((context, english))
        return entry.translation if entry and not entry.is_stale else ""


def file_of(language: str, domain: Domain) -> str:
    """The name of a catalogue in messages."""
    return f"campaigns/languages/{language}/{domain}.po"


def read_all(folder: Path = FOLDER) -> list[Catalogue]:
    """The catalogues of each language; one that is not there is empty."""
    return [read(language, domain, folder) for language in LANGUAGES for domain in DOMAINS]


def read(language: str, domain: Domain, folder: Path = FOLDER) -> Catalogue:
    """Read a catalogue. An entry that does not read is left out and named with its line; the others are kept."""
    found = Catalogue(language, domain)
    path = folder / language / f"{domain}.po"
    if not path.exists():
        return found
    try:
        text = text_files.read(path)
    except text_files.TextFileError as error:
        found.problems.append(Problem(found.file, 0, "file", error.found, error.expected))
        return found
    lines = text.lines
    for number, fault in text.faults.items():
        _leave_out(lines, number, found, fault, text_files.UTF8)
    for number, line in enumerate(text.lines, 1):
        if number not in text.faults and not _LINE.fullmatch(line):
            expected = 'msgctxt, msgid or msgstr and a text in double quotes, such as: msgid "Lake Khasan"'
            _leave_out(lines, number, found, repr(line.strip()[:60]), expected)
    _name_repeated(lines, found)
    entries = _plain(lines)
    for message in _messages(lines, found):
        key = (message.context or "", str(message.id))
        comments = message.user_comments
        entries.append((key, _entry(str(message.string), message.lineno or 0, message.flags, comments)))
    found.entries = dict(sorted(entries, key=lambda each: each[1].line))
    return found


def _entry(translation: str, line: int, flags: Collection[str], comments: list[str]) -> Entry:
    kept = tuple(each for each in comments if not each.startswith("|"))
    return Entry(translation, line, _FUZZY in flags, _previous(comments), kept)


def _plain(lines: list[str]) -> list[tuple[tuple[str, str], Entry]]:
    """The entries of three lines, which are blanked: Babel takes ten times as long for them."""
    found = []
    for first, last in list(_blocks(lines)):
        head = last - 3
        match = _PLAIN.fullmatch("\n".join(lines[head:last])) if head >= first else None
        before = lines[first:head]
        if not match or match[2] == '""' or any(map(_NOT_PLAIN.match, before)):
            continue
        about, english, translation = map(pofile.unescape, match.groups())
        flags = [flag.strip() for line in before if line.startswith("#,") for flag in line[2:].split(",")]
        comments = [line[1:].strip() for line in before if not line.startswith(("#:", "#,", "#."))]
        found.append(((about, english), _entry(translation, head + 2, flags, comments)))
        lines[first:last] = [""] * (last - first)
    return found


def _messages(lines: list[str], found: Catalogue) -> list[Message]:
    """The entries, by Babel's reader; one that it refuses is left out, and the rest read again."""
    while True:
        try:
            catalog = pofile.read_po(lines, ignore_obsolete=True, abort_invalid=True)
        except pofile.PoFileError as error:
            said = str(error).rpartition(" on ")[0]
            _leave_out(lines, error.lineno + 1, found, said[:120], "an entry: msgctxt, msgid, msgstr, in this order")
        else:
            return [message for message in catalog if message.id]


def _name_repeated(lines: list[str], found: Catalogue) -> None:
    """Texts that an earlier entry has too: that one counts."""
    seen: dict[str, int] = {}
    for first, last in list(_blocks(lines)):
        words = [line.strip() for line in lines[first:last] if line.strip() and not line.startswith("#")]
        key = "\n".join(words).partition("\nmsgstr")[0]
        if words and seen.setdefault(key, first + 1) != first + 1:
            expected = f"each text once: it stands on line {seen[key]} already"
            _leave_out(lines, first + 1, found, "an entry a second time", expected)


def _blocks(lines: list[str]) -> Iterator[tuple[int, int]]:
    """The entries, as first line and line behind the last, counted from 0: blank lines part them."""
    first = 0
    for number, line in enumerate([*lines, ""]):
        if not line.strip():
            if number > first:
                yield first, number
            first = number + 1


def _leave_out(lines: list[str], number: int, found: Catalogue, what: str, expected: str) -> None:
    """Name a line, and blank the entry it belongs to."""
    found.problems.append(Problem(found.file, number, found.domain, what, expected))
    first = last = min(number, len(lines)) - 1
    while first > 0 and lines[first - 1].strip():
        first -= 1
    while last + 1 < len(lines) and lines[last + 1].strip():
        last += 1
    lines[first : last + 1] = [""] * (last + 1 - first)


def _previous(comments: Collection[str]) -> str:
    """The English of ``#| msgid "…"``."""
    if not any(each.startswith("|") for each in comments):
        return ""
    told = " ".join(each[1:].strip() for each in comments if each.startswith("|"))
    return "".join(pofile.unescape(each) for each in re.findall(_STRING, told.partition("msgid")[2]))


def updated(entries: Entries, texts: Mapping[tuple[str, str], Text]) -> Entries:
    """The entries of a catalogue for the texts of today.

    What has the same context and words keeps its translation. Of a text that is new, a translation of the same words
    elsewhere is taken; else that of words which the same context has lost, in their order, marked as stale. What is
    left over is gone from the atlas and from the catalogue.
    """
    lost: dict[str, list[tuple[str, Entry]]] = {}
    memory: dict[str, Entry] = {}
    for (about, english), entry in entries.items():
        if entry.translation and not entry.is_stale:
            memory.setdefault(english, entry)
        if (about, english) not in texts and entry.translation:
            lost.setdefault(about, []).append((english, entry))
    found: Entries = {}
    for key, text in texts.items():
        if key in entries:
            found[key] = entries[key]
        elif text.english in memory:
            found[key] = Entry(memory[text.english].translation)
        elif lost.get(text.context):
            was, entry = lost[text.context].pop(0)
            found[key] = Entry(entry.translation, is_stale=True, was=entry.was or was, comments=entry.comments)
        else:
            found[key] = Entry()
    return found


def write(path: Path, catalogue: Catalogue, texts: Iterable[Text]) -> None:
    """Write a catalogue, entries in the order of the texts; the same texts and entries make the same bytes."""
    catalog = Catalog()
    for text in texts:
        entry = catalogue.entries.get(text.key, Entry())
        message = catalog.add(
            text.english,
            entry.translation,
            locations=text.places,
            user_comments=entry.comments,
            previous_id=entry.was if entry.is_stale and entry.was else (),
            context=text.context,
        )
        # Babel takes "5 % of" for a placeholder of Python's.
        message.flags = {_FUZZY} if entry.is_stale else set()
    out = io.BytesIO()
    pofile.write_po(out, catalog, width=_UNBROKEN, omit_header=True, include_previous=True)
    header = _HEADER.format(domain=catalogue.domain, language=catalogue.language)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(header + out.getvalue().decode("utf-8"), encoding="utf-8", newline="\n")
