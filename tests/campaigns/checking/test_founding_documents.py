"""The table of what the founding documents claim: complete, and its mistakes reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from campaigns.checking import founding_documents

if TYPE_CHECKING:
    from pathlib import Path

    from campaigns.history import History

CLAIMS = 315
"""Claims into which the four texts were itemised: 238 in three readings, 77 more in a recount of every sentence."""


def test_every_claim_is_accounted_for(history: History) -> None:
    claims, problems = founding_documents.load()
    assert problems == []
    assert len({claim.id for claim in claims}) == CLAIMS
    assert founding_documents.problems(history.dossiers, history.places) == []


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("D1-001,A claim,1905,,,no-such-dossier,date,agrees,", ["dossier", "no-such-dossier"]),
        ("D1-001,A claim,1905,,,,date,agrees,", ["nothing", "a dossier, or carried by"]),
        ("D1-001,A claim,1905,,,lake-khasan,somehow,agrees,", ["carried", "somehow", "one of date"]),
        ("D1-001,A claim,1905,,,lake-khasan,date,perhaps,", ["verdict", "perhaps", "contradicted"]),
        ("D1-001,A claim,1905", ["3 columns", "9 columns"]),
        ("D1-001,,1905,,,lake-khasan,date,agrees,", ["claim", "nothing"]),
        ("D1-001,A claim,1905,,no-such-place,lake-khasan,date,agrees,", ["at", "no-such-place", "the id of a place"]),
        ("D1-001,A claim,,,harbin,lake-khasan,date,agrees,", ["at", "a date and a dossier"]),
        ("D1-001,A claim,soon,,harbin,lake-khasan,date,agrees,", ["date", "soon", "an EDTF date"]),
    ],
)
def test_a_mistake_is_reported_with_its_line(history: History, tmp_path: Path, row: str, words: list[str]) -> None:
    table = tmp_path / "document_claims.csv"
    table.write_text(",".join(founding_documents.COLUMNS) + f"\n{row}\n", encoding="utf-8")
    reported = [str(problem) for problem in founding_documents.problems(history.dossiers, history.places, table)]
    assert any(":2: " in text and all(word in text for word in words) for text in reported), reported
