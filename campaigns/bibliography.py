"""The bibliography: ``campaigns/sources.bib``, read and formatted by pybtex."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from pybtex.backends.plaintext import Backend
from pybtex.database import BibliographyData, PybtexError, parse_string
from pybtex.plugin import find_plugin

from geodata.problems import Problem

FILE = Path(__file__).parent / "sources.bib"
UNVERIFIED = "atlas-unverified"
"""Key of what no consulted source supports yet; a fact that rests on it alone is of low certainty."""


@dataclass(frozen=True, slots=True)
class Source:
    """One entry: its key, a formatted reference, an http(s) address or nothing, and what was consulted."""

    key: str
    reference: str
    url: str = ""
    note: str = ""


def _address(text: str) -> str | None:
    if not text:
        return ""
    parts = urlsplit(text)
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
        database = parse_string(text, "bibtex")
    except (OSError, UnicodeDecodeError, PybtexError) as error:
        return {}, [Problem(name, 0, "bibliography", str(error), "BibTeX in UTF-8 with each key once")]
    lines = {match[1]: text.count("\n", 0, match.start()) + 1 for match in re.finditer(r"@\w+\{([^,\s]+),", text)}
    problems = []
    sources = {}
    for key, entry in list(database.entries.items()):
        fields = entry.fields
        url = _address(fields.get("url", ""))
        if not fields.get("title", ""):
            problems.append(Problem(name, lines.get(key, 0), f"source {key}", "no title", "title = {…}"))
        elif url is None:
            found = repr(fields["url"])
            problems.append(Problem(name, lines.get(key, 0), f"source {key}, url", found, "an http or https address"))
        else:
            sources[key] = Source(key, "", url, fields.get("note", ""))
    for key, reference in _references(database, sources).items():
        sources[key] = Source(key, reference, sources[key].url, sources[key].note)
    return sources, problems


def _references(database: BibliographyData, wanted: dict[str, Source]) -> dict[str, str]:
    """Format entries in pybtex's plain style, without the address and the note, which the atlas shows apart."""
    for key in wanted:
        for apart in ("url", "note"):
            database.entries[key].fields.pop(apart, None)
    style = find_plugin("pybtex.style.formatting", "plain")()
    backend = Backend()
    formatted = style.format_bibliography(database, list(wanted))
    return {entry.key: entry.text.render(backend) for entry in formatted}
