"""What is wrong or doubtful in a row, before it is known where the row stands in its file."""

from __future__ import annotations

from dataclasses import dataclass


class CellMistakeError(ValueError):
    """A cell for which its row is refused.

    ``role`` is what its column is to the atlas, empty where it is the whole row.
    """

    def __init__(self, role: str, found: str, expected: str, suggestion: str = "") -> None:
        super().__init__(f"found {found}; expected {expected}")
        self.role = role
        self.found = found
        self.expected = expected
        self.suggestion = suggestion


@dataclass(frozen=True, slots=True)
class Remark:
    """Something doubtful in a row that is placed all the same: the role of its column, what is there, what should."""

    role: str
    found: str
    expected: str
