"""Formations, ``formations.csv``: each written once, named by its id in dossiers and in orders of battle."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, get_args

from pydantic import TypeAdapter

from campaigns import formation_names
from campaigns.facts import Echelon, Side, citations_of
from geodata import csv_rows, validation
from geodata.problems import ALL, Problem
from geodata.validation import one_of

if TYPE_CHECKING:
    from campaigns.facts import Citation

TABLE = Path(__file__).parent / "formations.csv"
FILE = "campaigns/formations.csv"
NOUN = "formation"
"""What a row is called where others need it, see ``Problem.needs``."""
COLUMNS = ("id", "name", "side", "echelon", "branch", "ru", "ja", "zh", "source", "note")
SCRIPTS = formation_names.LANGUAGES
Branch = Literal[
    "infantry",
    "motorised",
    "mechanised",
    "armour",
    "armoured-cars",
    "cavalry",
    "artillery",
    "anti-aircraft",
    "engineers",
    "airborne",
    "fortress",
    "machine-gun",
    "border-guards",
    "naval",
    "air",
    "reconnaissance",
    "headquarters",
]
BRANCHES: tuple[str, ...] = get_args(Branch)
ECHELONS: tuple[str, ...] = get_args(Echelon)
PREFIXES = {
    "Soviet Union": "su-",
    "Russian Empire": "ru-",
    "Japan": "jp-",
    "Mongolian People's Republic": "mn-",
    "Manchukuo": "mk-",
    "China": "cn-",
}
"""What the ids of a side's formations begin with."""
_ANY_SIZE = "detachment"


@dataclass(frozen=True, slots=True)
class Formation:
    """A formation: its names in English and in its own scripts, side, size, branch; and where its row stands."""

    id: validation.Slug
    name: Annotated[str, validation.name("the English name, as scholarly works have it")]
    side: Side
    echelon: Annotated[Echelon, one_of(ECHELONS)]
    branch: Annotated[Branch, one_of(BRANCHES)]
    ru: str
    ja: str
    zh: str
    source: validation.SourceKeys
    note: str = ""
    file: str = ""
    line: int = 0

    @property
    def names(self) -> dict[str, str]:
        """Its names in other languages, by language: that of the table, else by rule; none where neither has one."""
        made = formation_names.by_rule(self.name, self.side)
        return {code: name for code in SCRIPTS if (name := getattr(self, code) or made.get(code, ""))}

    @property
    def citations(self) -> tuple[Citation, ...]:
        """What its row rests on."""
        return citations_of(self.source)

    @property
    def order(self) -> tuple[int, int]:
        """By what formations of a side are sorted: the greater first, those of one size as in the table."""
        return ECHELONS.index(self.echelon), self.line

    def may_lead(self, other: Formation) -> bool:
        """Whether it is not smaller than another; a detachment may be of any size."""
        if _ANY_SIZE in {self.echelon, other.echelon}:
            return True
        return ECHELONS.index(self.echelon) <= ECHELONS.index(other.echelon)


_ROW = TypeAdapter(Formation)


def read(path: Path = TABLE) -> tuple[dict[str, Formation], list[Problem]]:
    """Formations by id in file order, and everything wrong with the table; a wrong row is left out."""
    file = f"{path.parent.name}/{path.name}"
    rows, problems = csv_rows.read_as(_ROW, path, file, COLUMNS)
    problems = [replace(problem, spoils=_spoilt(problem)) for problem in problems]
    unique, repeated = csv_rows.unique_by_id(rows, file)
    found: dict[str, Formation] = {}
    for row in unique:
        prefix = PREFIXES.get(row.side, "")
        if row.id.startswith(prefix):
            found[row.id] = row
        else:
            expected = f"an id that begins with {prefix}, for a formation of {row.side}"
            problems.append(Problem(file, row.line, f"{row.id}, id", repr(row.id), expected, spoils=f"{NOUN} {row.id}"))
    return found, [*problems, *repeated]


def _spoilt(problem: Problem) -> str:
    """What a mistake leaves out: a formation, or any there may be."""
    return f"{NOUN} {ALL if problem.subject in csv_rows.WHOLE else problem.subject.partition(',')[0]}"
