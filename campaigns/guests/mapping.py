"""Which column of a table is what: guessed, confirmed by the user, saved to be used again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from campaigns.column_roles import ROLES, Role
from campaigns.guests.table import GuestFileError
from geodata.validation import found_and_expected

if TYPE_CHECKING:
    from pathlib import Path

    from campaigns.guests.table import GuestTable

ColourBy = Literal["", "side", "kind", "number"]


class Mapping(BaseModel):
    """How a table is understood.

    Attributes
    ----------
    columns
        Name of the column by its role.
    day_first
        Whether the day stands first in dates such as 8/9/1945; None = it is not known.
    longitude_first
        Whether it does in a column of pairs.
    arrows
        Whether the positions of a formation are joined to its arrow.
    title, source
        What the layer is called, and where the user says that it is from.
    colour_by
        What its colours tell apart; empty = one colour.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    columns: dict[Role, str]
    day_first: bool | None = None
    longitude_first: bool = False
    arrows: bool = False
    title: str = ""
    source: str = ""
    colour_by: ColourBy = ""

    def column(self, role: Role, table: GuestTable) -> list[str]:
        """The cells of a role, empty texts where no column has it."""
        name = self.columns.get(role)
        return table.columns[name] if name is not None else [""] * len(table)

    def has(self, *roles: Role) -> bool:
        """Whether each of some roles has a column."""
        return all(role in self.columns for role in roles)

    @property
    def places_rows(self) -> bool:
        """Whether columns say where things are."""
        return self.has("latitude", "longitude") or self.has("coordinates") or self.has("place")

    def text(self) -> str:
        """What its small file holds (JSON)."""
        return self.model_dump_json(indent=2, exclude_defaults=True) + "\n"

    def save(self, path: Path) -> None:
        """Write it to a small file."""
        path.write_text(self.text(), encoding="utf-8")


def load(path: Path, table: GuestTable) -> Mapping:
    """Read a mapping that was saved, for a table; errors as ``read``."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise GuestFileError(f"the mapping {path.name}, which cannot be read ({error})", "a mapping") from None
    return read(data, path.name, table)


def read(data: bytes, file: str, table: GuestTable) -> Mapping:
    """Read the bytes of a mapping that was saved, for a table.

    Parameters
    ----------
    data, file
        The bytes, and the name that messages have.
    table
        The table whose columns it names.

    Raises
    ------
    GuestFileError
        If they are no mapping, or name a column that the table does not have.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise GuestFileError(f"the mapping {file}, which cannot be read ({error})", "a mapping") from None
    try:
        mapping = Mapping.model_validate_json(text)
    except ValidationError as error:
        detail = error.errors(include_url=False)[0]
        found, expected = found_and_expected(detail)
        where = ".".join(map(str, detail["loc"]))
        expected = (
            f"one of {', '.join(ROLES)}" if detail["type"] == "literal_error" and "columns" in where else expected
        )
        raise GuestFileError(f"{found} at {where or 'the beginning'} of {file}", expected) from None
    for role, column in mapping.columns.items():
        if column not in table.columns:
            names = ", ".join(list(table.columns)[:20])
            raise GuestFileError(f"no column {column!r} for {role} in {table.file}", f"one of {names}")
    return mapping
