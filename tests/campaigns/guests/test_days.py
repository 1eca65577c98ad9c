"""Days as users' tables have them."""

from __future__ import annotations

import pytest

from campaigns.guests import days
from geodata.validation import CellError
from tests.campaigns.guests.conftest import cell_samples

ORDERS = {"day": None, "day, day first": True, "day, month first": False}


@pytest.mark.parametrize(("reader", "cell", "expected"), cell_samples(*ORDERS))
def test_a_cell(reader: str, cell: str, expected: str) -> None:
    """As sentences say it; where any date is expected, the list of forms is shortened to "a date"."""
    try:
        found = days.read(cell, day_first=ORDERS[reader])
    except CellError as error:
        meant = days.meant(cell)
        told = f"found {error.found}; expected {'a date' if str(error) == days.EXPECTED else error}"
        told += f"; did you mean {meant}?" if meant else ""
    else:
        told = " to ".join(dict.fromkeys([found.earliest.isoformat(), found.latest.isoformat()]))
    assert told == expected


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["8/9/1945", "20/8/1939"], True),
        (["8/9/1945", "8/20/1939"], False),
        (["8/9/1945"], None),
        (["20/8/1939", "8/20/1939"], None),
        ([], None),
    ],
)
def test_a_column_tells_the_order_by_any_of_its_cells(texts: list[str], found: object) -> None:
    assert days.order(texts) is found
