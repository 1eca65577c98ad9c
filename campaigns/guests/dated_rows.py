"""Rows of users' layers in order of time, to stand beside the atlas's events."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from campaigns import dates

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from campaigns.guests.placing import GuestLayer

COLUMNS = ("id", "title", "kind", "side", "colour", "first", "last", "year", "layer", "source")


def dated(layers: Iterable[GuestLayer]) -> pd.DataFrame:
    """Rows that have a day, by their first.

    Parameters
    ----------
    layers
        See ``placing.GuestLayer``.

    Returns
    -------
    DataFrame
        ``COLUMNS``: ``first`` and ``last`` day, None where open, never both; ``year`` of the first, or else of the
        last; ``colour`` as ``#b3202c``; ``layer`` and ``source`` are the title of the layer and where it is from.
    """
    parts = []
    for layer in layers:
        rows = layer.rows
        part = pd.DataFrame(rows[["id", "name", "kind", "side", "colour", "start", "end"]])
        part.columns = pd.Index(COLUMNS[:7])
        shown = [first or last for first, last in zip(part["first"], part["last"], strict=True)]
        part["year"] = [day.year if day else None for day in shown]
        part["layer"], part["source"] = layer.title, layer.source
        part["day"] = shown
        parts.append(part[part["year"].notna()])
    if not parts:
        return pd.DataFrame(columns=COLUMNS)
    return pd.concat(parts).sort_values("day", kind="stable", ignore_index=True)[list(COLUMNS)].astype({"year": int})


def when(first: dt.date | None, last: dt.date | None) -> str:
    """The days of a row for people: ``20 August 1939``, ``9–16 August 1945``, ``from 1 May 1939``."""
    if first and last:
        return dates.english_days(first, last)
    if first:
        return f"from {dates.english_days(first, first)}"
    return f"until {dates.english_days(last, last)}" if last else ""


def by_month(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows as ``dated`` gives them, one for all of a layer that began in a month: an axis of time has no room for more.

    ``title`` tells of which layer and how many they are, ``id``, ``kind`` and ``side`` are empty, ``count`` is how many
    they are.
    """
    days = [first or last for first, last in zip(rows["first"], rows["last"], strict=True)]
    keyed = rows.assign(month=[day.replace(day=1) for day in days])
    made = keyed.groupby(["layer", "month"], as_index=False, sort=False).agg(
        count=("id", "size"), colour=("colour", "first"), source=("source", "first"), year=("year", "first")
    )
    title = [f"{layer}: {count:,}" for count, layer in zip(made["count"], made["layer"], strict=True)]
    return made.assign(id="", title=title, kind="", side="", first=made["month"], last=made["month"])
