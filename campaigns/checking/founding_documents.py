"""What the four texts the project was founded on claim, and where the atlas carries each claim.

One row of ``document_claims.csv`` is one claim: ``id, claim, date, place, at, dossier, carried, verdict, note``. What
is neither dated nor placed and belongs to the general narrative has no ``dossier``, nor has what a table of ``geodata``
carries. ``at`` has the places, by their ids in ``geodata/gazetteer``, of a claim that something happened in a day,
month or year at a point of the map; it is empty where a motive, a judgement or a whole country is spoken of.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from pydantic import TypeAdapter

from campaigns import dates
from geodata import csv_rows, validation
from geodata.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

TABLE = Path(__file__).parent / "document_claims.csv"
FILE = "campaigns/checking/document_claims.csv"
COLUMNS = ("id", "claim", "date", "place", "at", "dossier", "carried", "verdict", "note")
CARRIED = ("date", "claim", "dispute", "axis", "summary", "territory", "concession", "narrative")
"""Where in a dossier, or in the ground's tables, a claim is found."""
GROUND = frozenset({"territory", "concession", "narrative"})
"""Ways of being carried that need no dossier."""
VERDICTS = ("agrees", "contradicted", "imprecise", "unverified", "opinion", "out-of-scope")
"""How a claim stands to better sources; an opinion cannot be checked, what is out of scope the atlas leaves alone."""


@dataclass(frozen=True, slots=True)
class DocumentClaim:
    """One claim of a founding text."""

    id: Annotated[str, validation.required("an id such as D0-001")]
    claim: Annotated[str, validation.required("the claim in a few words")]
    date: str
    place: str
    at: str
    dossier: str
    carried: Annotated[str, validation.one_of(CARRIED)]
    verdict: Annotated[str, validation.one_of(VERDICTS)]
    note: str
    line: int


_ROW = TypeAdapter(DocumentClaim)


def load(table: Path = TABLE) -> tuple[list[DocumentClaim], list[Problem]]:
    """Read the table.

    Returns
    -------
    claims, problems
        In file order; a wrong row is left out.
    """
    return csv_rows.read_as(_ROW, table, FILE, COLUMNS)


def problems(dossiers: Collection[str], places: Collection[str], table: Path = TABLE) -> list[Problem]:
    """Everything wrong with the table; ``dossiers`` and ``places`` are the ids of all there are."""
    claims, found = load(table)
    seen: dict[str, int] = {}
    for claim in claims:
        if claim.dossier and claim.dossier not in dossiers:
            subject, needs = f"{claim.id}, dossier", f"dossier {claim.dossier}"
            found.append(Problem(FILE, claim.line, subject, repr(claim.dossier), "the id of a dossier", needs=needs))
        if not claim.dossier and claim.carried not in GROUND:
            expected = f"a dossier, or carried by {', '.join(sorted(GROUND))}"
            found.append(Problem(FILE, claim.line, f"{claim.id}, dossier", "nothing", expected))
        found += _wrong_places(claim, places)
        if claim.id in seen:
            expected = f"an id used once (it stands on line {seen[claim.id]} too)"
            found.append(Problem(FILE, claim.line, claim.id, "the id again", expected))
        seen[claim.id] = claim.line
    return sorted(found)


def _wrong_places(claim: DocumentClaim, places: Collection[str]) -> Iterator[Problem]:
    for place in claim.at.split():
        if place not in places:
            subject = f"{claim.id}, at"
            yield Problem(FILE, claim.line, subject, repr(place), "the id of a place", needs=f"place {place}")
    if claim.at and not (claim.date and claim.dossier):
        expected = "a date and a dossier of what happened there"
        yield Problem(FILE, claim.line, f"{claim.id}, at", "neither or one of them", expected)
    try:
        dates.parse(claim.date or "1904")
    except ValueError as error:
        yield Problem(FILE, claim.line, f"{claim.id}, date", repr(claim.date), str(error))
