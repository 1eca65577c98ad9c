"""The bibliography: a damaged entry is named by its line and no other goes with it; what is read can be formatted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from campaigns.reading import bibliography

if TYPE_CHECKING:
    from pathlib import Path

    from campaigns.history import History
    from geodata.problems import Problem

BEFORE = "% A comment.\n\n@book{first,\n  title = {First},\n  year = {1950}\n}\n\n"
AFTER = "\n\n@misc{last,\n  title = {Last},\n  url = {https://example.org/last}\n}\n"
LINE = 8
"""The line on which the entry between the two begins."""


def read(tmp_path: Path, middle: str | bytes) -> tuple[list[str], list[Problem]]:
    data = middle if isinstance(middle, bytes) else middle.encode()
    (tmp_path / "sources.bib").write_bytes(BEFORE.encode() + data + AFTER.encode())
    sources, problems = bibliography.load(tmp_path / "sources.bib")
    assert all(source.reference for source in sources.values())
    return list(sources), problems


@pytest.mark.parametrize(
    ("middle", "line", "found"),
    [
        ("@report{middle,\n  title = {Middle}\n}", LINE, "the type 'report'"),
        ("@string{middle = {Middle}}", LINE, "the type 'string'"),
        ("book{middle,\n  title = {Middle}\n}", LINE, "an entry without @"),
        ("x@book{middle,\n  title = {Middle}\n}", LINE, "an entry without @"),
        ("@book{middle,\n  title = {Middle,\n  year = {1950}\n}", LINE + 1, "braces that do not pair"),
        ("@book{middle,\n  title = {Mid}dle},\n  year = {1950}\n}", LINE + 1, ""),
        ("@book{middle,\n  title {Middle}\n}", LINE + 1, ""),
        ("@book{middle,\n  year = {1950}\n}", LINE, "no title"),
        ("@book{first,\n  title = {Again}\n}", LINE, "the key again"),
        ("@book{middle,\n  title = {Mid\x07dle}\n}", LINE + 1, "the control character U+0007"),
        ("@book{middle,\n  title = {Mid\u202edle}\n}", LINE + 1, "the bidirectional control U+202E"),
        (b"@book{middle,\n  title = {Mid\xe9dle}\n}", LINE + 1, "the byte E9, which is not UTF-8"),
        ("@misc{middle,\n  title = {Middle},\n  url = {javascript:alert(1)}\n}", LINE, "'javascript:alert(1)'"),
        ("@misc{middle,\n  title = {Middle},\n  author = {a, b, c, d, e}\n}", LINE, ""),
        ("@misc{middle,\n  title = {" + "{" * 100_000 + "}" * 100_000 + "}\n}", LINE + 1, "too many nested braces"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_damaged_entry_costs_no_other(tmp_path: Path, middle: str | bytes, line: int, found: str) -> None:
    keys, [problem] = read(tmp_path, middle)
    assert keys == ["first", "last"]
    assert found in problem.found
    assert problem.line == line
    assert problem.spoils in {"source middle", "source first"}


def test_a_blank_before_the_at_drops_nothing(tmp_path: Path) -> None:
    assert read(tmp_path, "  @book{middle,\n  title = {Middle}\n}") == (["first", "middle", "last"], [])


def test_every_type_that_is_read_is_formatted(tmp_path: Path) -> None:
    for number, name in enumerate(bibliography.types()):
        keys, problems = read(tmp_path, f"@{name}{{entry{number},\n  title = {{Middle}}\n}}")
        assert (len(keys), problems) == (3, [])


def test_a_field_that_nothing_shows_is_named(tmp_path: Path) -> None:
    """An author under ``autor`` was lost without a word."""
    (tmp_path / "sources.bib").write_text(
        "@misc{one,\n  title = {One},\n  autor = {Coox, Alvin},\n  year = {1985}\n}\n", encoding="utf-8"
    )
    sources, problems = bibliography.load(tmp_path / "sources.bib")
    assert (list(sources), problems) == (["one"], [])
    [problem] = bibliography.unformatted(sources)
    assert (problem.line, problem.subject, problem.found) == (1, "source one, autor", "the unknown field 'autor'")
    assert "author" in problem.expected


def test_what_cannot_be_formatted_is_named_and_shown_by_its_title(history: History, tmp_path: Path) -> None:
    (tmp_path / "sources.bib").write_text("@misc{bad,\n  title = {A {\\'} B},\n  month = 3 # {x}\n}", encoding="utf-8")
    sources, problems = bibliography.load(tmp_path / "sources.bib")
    assert problems == []
    object.__setattr__(sources["bad"], "_formatted", ("A", "unbalanced"))
    [problem] = bibliography.unformatted(sources)
    assert (problem.line, problem.found) == (1, "unbalanced")
    assert bibliography.unformatted(history.sources) == []


def test_every_entry_that_cannot_be_formatted_is_named(tmp_path: Path) -> None:
    titles = {"sound": "A", "hidden": "A {50% B} C", "sound-too": "{B} 1918--1920", "hidden-too": "{A % B}"}
    text = "\n".join(f"@misc{{{key},\n  title = {{{title}}}\n}}" for key, title in titles.items())
    (tmp_path / "sources.bib").write_text(text, encoding="utf-8")
    sources, problems = bibliography.load(tmp_path / "sources.bib")
    assert (list(sources), problems) == (list(titles), [])
    named = [(problem.line, problem.subject) for problem in bibliography.unformatted(sources)]
    assert named == [(4, "source hidden"), (10, "source hidden-too")]
