"""The bibliography: ``campaigns/sources.bib``, read and formatted by pybtex."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pybtex.backends.plaintext import Backend
from pybtex.database import PybtexError
from pybtex.database.input.bibtex import Parser
from pybtex.style import template
from pybtex.style.formatting.plain import Style as PlainStyle
from pybtex.style.template import FieldIsMissing

from geodata.problems import Problem

if TYPE_CHECKING:
    from pybtex.database import Entry
    from pybtex.style.template import Node

FILE = Path(__file__).parent.parent / "sources.bib"
UNVERIFIED = "atlas-unverified"
"""Key of what no consulted source supports yet; a fact that rests on it alone is of low certainty."""


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
    """One entry: its key, an http(s) address or nothing, and what was consulted."""

    key: str
    entry: Entry = field(repr=False)
    url: str = ""
    note: str = ""

    @cached_property
    def reference(self) -> str:
        """The entry formatted; when it is asked for, as a thousand of them take a second."""
        style = _style()
        try:
            [formatted] = style.format_entries([self.entry])
        except FieldIsMissing:  # a memoir seen without its title page has no publisher
            self.entry.type = "misc"
            [formatted] = style.format_entries([self.entry])
        return str(formatted.text.render(Backend()))


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
        The sources by key, and every mistake. An entry with a mistake is left out.
    """
    name = f"{file.parent.name}/{file.name}"
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        return {}, [Problem(name, 0, "bibliography", str(error), "BibTeX in UTF-8")]
    problems: list[Problem] = []
    sources: dict[str, Source] = {}
    for match in re.finditer(r"^@.*?(?=^@|\Z)", text, re.MULTILINE | re.DOTALL):
        line = text.count("\n", 0, match.start()) + 1
        subject = f"source {match[0].partition('{')[2].partition(',')[0].strip() or match[0][:30]}"
        try:
            [(key, entry)] = Parser().parse_string(match[0]).entries.items()
        except (PybtexError, ValueError) as error:
            found = str(error).splitlines()[0]
            problems.append(Problem(name, line, subject, found, "one BibTeX entry, its braces and commas in order"))
            continue
        if key in sources:
            problems.append(Problem(name, line, subject, "the key again", "a key used once"))
            continue
        url, note = _address(entry.fields.get("url", "")), entry.fields.get("note", "")
        if url is None:
            found = repr(entry.fields["url"])
            problems.append(Problem(name, line, f"source {key}, url", found, "an http or https address"))
            continue
        for apart in ("url", "note"):  # shown apart from the reference
            entry.fields.pop(apart, None)
        if not entry.fields.get("title", ""):
            problems.append(Problem(name, line, f"source {key}", "no title", "title = {…}"))
            continue
        sources[key] = Source(key, entry, url, note)
    return sources, problems
