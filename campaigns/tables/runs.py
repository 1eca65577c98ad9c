"""Rows that say the same of days that meet, as one."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, TypeVar

from campaigns import dates
from campaigns.languages import spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

Row = TypeVar("Row")
Days = tuple[dt.date, dt.date]
_DAY = dt.timedelta(days=1)


def runs(rows: Iterable[Row], key: Callable[[Row], Hashable], days: Callable[[Row], Days]) -> list[list[Row]]:
    """Rows of one key, in order of time, whose days overlap or follow each other; in order of their first day.

    ``days`` gives first and last day of a row, both inclusive.
    """
    found: list[list[Row]] = []
    open_runs: dict[Hashable, tuple[list[Row], dt.date]] = {}
    for row in sorted(rows, key=days):
        first, last = days(row)
        run, until = open_runs.get(key(row), ([], dt.date.min))
        if not run or first > until + _DAY:
            run = []
            found.append(run)
        run.append(row)
        open_runs[key(row)] = run, max(last, until) if len(run) > 1 else last
    return found


def span(run: Sequence[Row], days: Callable[[Row], Days]) -> str:
    """The days of a run in words."""
    first, last = min(days(row)[0] for row in run), max(days(row)[1] for row in run)
    return spoken.when(dates.parse(first.isoformat() if first == last else f"{first}/{last}"))
