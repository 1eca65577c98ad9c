"""Every term of the glossary stands in a text, and every abbreviation of a text is explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from campaigns.checking import terms
from tests.small_war import load

if TYPE_CHECKING:
    from pathlib import Path

DOSSIER = "campaigns/dossiers/small-war.yaml"
EXPECTED = "a row of campaigns/glossary.csv, or its meaning where it stands: words (ABC)"


def told(folders: Path, summary: str, rows: str = "") -> list[str]:
    """What is reported of the small atlas with a summary, and with rows of the glossary behind its own."""
    dossier, table = folders / "dossiers" / "small-war.yaml", folders / "glossary.csv"
    text = dossier.read_text(encoding="utf-8")
    assert "summary: A column marched from Easton to Weston.\n" in text
    dossier.write_text(
        text.replace("A column marched from Easton to Weston.", f'"A column marched. {summary}"'), encoding="utf-8"
    )
    table.write_text(table.read_text(encoding="utf-8") + rows, encoding="utf-8")
    history = load(folders)
    return [str(problem) for problem in [*history.problems, *terms.problems(history)]]


@pytest.mark.parametrize(
    ("summary", "short"),
    [
        ("The NKVD came.", "NKVD"),
        ("Two DB-3 came.", "DB-3"),
        ("A BR.20 came.", "BR.20"),
        ("BAMLag dug.", "BAMLag"),
    ],
)
def test_an_abbreviation_is_in_the_glossary_or_explained_where_it_stands(
    folders: Path, summary: str, short: str
) -> None:
    assert told(folders, summary) == [f"{DOSSIER}: {short}: found an unexplained abbreviation; expected {EXPECTED}"]


@pytest.mark.parametrize(
    "summary",
    [
        "The political police (NKVD) came. The NKVD left.",
        "The NKVD (political police) came.",
        "The XI Corps met I-16 fighters and the 2nd Army.",
    ],
)
def test_what_is_explained_and_numbers_are_not_named(folders: Path, summary: str) -> None:
    assert told(folders, summary) == []


def test_a_row_explains_an_abbreviation_in_all_its_forms(folders: Path) -> None:
    assert told(folders, "A DB-3; two DB-3F.", "DB-3,DB-3F,Bomber.,\n") == []


def test_a_term_of_no_text_is_named(folders: Path) -> None:
    [message] = told(folders, "It rained.", "obo,obos,Heap of stones.,\n")
    assert message.startswith("data/glossary.csv:3: obo: found a term in no text; expected a term, or a form, that ")


def test_a_dossier_that_is_left_out_leaves_no_term_unused(folders: Path) -> None:
    [message] = told(folders, "An obo.\\q", "obo,obos,Heap of stones.,\n")
    assert message.startswith("data/dossiers/small-war.yaml:")


def test_a_source_of_an_explanation_is_known(folders: Path) -> None:
    [message] = told(folders, "An obo.", "obo,,Heap of stones.,nobody1900 p. 3\n")
    found = "found the unknown source 'nobody1900'; expected a key of campaigns/sources.bib"
    assert message == f"data/glossary.csv:3: obo, source: {found}"


def test_an_explanation_may_rest_on_a_place_in_a_source(folders: Path) -> None:
    assert told(folders, "An obo.", "obo,,Heap of stones.,muster1950 p. 3\n") == []
