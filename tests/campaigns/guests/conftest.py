"""Small tables as users bring them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from campaigns.guests import guessing, placing, reading

if TYPE_CHECKING:
    from collections.abc import Callable

    from campaigns.guests.placing import GuestLayer
    from campaigns.guests.table import GuestTable
    from campaigns.history import History


def table_of(text: str, name: str = "incidents.csv", encoding: str = "utf-8") -> GuestTable:
    return reading.read_bytes(text.encode(encoding), name)


@pytest.fixture
def placed(history: History) -> Callable[..., GuestLayer]:
    """Places the rows of a text as the columns are guessed."""

    def place(text: str, name: str = "incidents.csv", encoding: str = "utf-8") -> GuestLayer:
        table = table_of(text, name, encoding)
        return placing.place(table, guessing.guess(table), history)

    return place
