"""What a column of a user's table can be to the atlas, and by which names it is known; ``column_roles.csv``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, get_args

from geodata import csv_records
from geodata.folding import folded
from geodata.read_once import read_once
from geodata.validation import Text, one_of

if TYPE_CHECKING:
    from collections.abc import Mapping

Role = Literal[
    "latitude",
    "longitude",
    "coordinates",
    "place",
    "date",
    "start",
    "end",
    "title",
    "text",
    "side",
    "kind",
    "number",
    "colour",
    "link",
    "image",
    "formation",
    "order",
]
ROLES: tuple[Role, ...] = get_args(Role)
FILE = "campaigns/column_roles.csv"


class _Row(csv_records.Record):
    role: Annotated[str, one_of(ROLES)]
    title: Text
    words: Text


@read_once
def _rows() -> Mapping[str, _Row]:
    return csv_records.vocabulary(FILE, _Row, ["role"], ROLES)


def titles() -> Mapping[Role, str]:
    """Titles by role. Raises VocabularyError where anything is wrong with the table."""
    return {role: _rows()[role].title for role in ROLES}


def words() -> Mapping[Role, tuple[str, ...]]:
    """Names that a column of each role may have, folded, the most usual first; errors as ``titles``."""
    return {role: tuple(folded(word) or word for word in _rows()[role].words.split(";")) for role in ROLES}
