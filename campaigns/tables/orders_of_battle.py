"""The order of battle of a day: who belonged to whom, under whom, how strong, and where it stood.

What sources say differently of one formation stands side by side.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from campaigns import scene
from campaigns.tables import stays
from campaigns.tables.nearest_place import NearestPlace

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from campaigns.formations import Formation
    from campaigns.history import History
    from campaigns.model import Dossier
    from campaigns.orders_of_battle import Subordination
    from campaigns.tables.stays import Stay

COLUMNS = {
    "depth": "How many formations stand above it",
    "formation": "Id of the formation",
    "name": "Name in English",
    "side": "Whose it was",
    "echelon": "Its size",
    "branch": "Its branch",
    "parent": "Id of the formation it belonged to; empty at the top of what is told",
    "commander": "Who led it",
    "men_low": "Its strength in men, the lowest number",
    "men_high": "The highest number",
    "strength": "Its strength in words",
    "role": "What it did",
    "place": "The place where it stood, or its head; of a mere point by the nearest place",
    "lon": "Longitude of where it stood, decimal degrees, WGS 84",
    "lat": "Latitude of where it stood, decimal degrees, WGS 84",
    "radius_km": "Kilometres within which it surely stood",
    "dossier": "Identity of the dossier the row is told of",
    "certainty": "high, medium or low; empty where no row tells of it",
    "sources": "Keys of the bibliography, joined by semicolons",
    "note": "Remark",
}
"""Columns of ``table`` and what they mean."""


@dataclass(frozen=True)
class Entry:
    """A formation in an order of battle.

    ``depth`` counts from 0 at the top; ``told`` is what sources say of it on the day, none where it is only named as
    the parent of others; ``stay`` is where it stood, if that is known, ``where`` the same in words, empty where no
    place is near.
    """

    depth: int
    formation: Formation
    parent: str
    told: tuple[Subordination, ...]
    stay: Stay | None
    where: str = ""


def tree(history: History, day: dt.date, *, dossier: str = "", top: str = "") -> list[Entry]:
    """The order of battle of a day, each formation before those that belonged to it.

    Parameters
    ----------
    history, day
        The history, and the day.
    dossier
        Id of a dossier: only what is told of it and of its parts; else of all.
    top
        Id of a formation: only it and what belonged to it.

    Returns
    -------
    list of Entry
        Sides in the order of the dossier's belligerents, else of the alphabet; below one formation the greater first,
        and of one size in the order of the table of formations. Empty where nothing is told of the day.
    """
    family = with_parts(history, dossier) if dossier else history.dossiers
    told: dict[str, list[Subordination]] = {}
    for row in history.orders_of_battle:
        if row.holds_on(day) and (not dossier or row.dossier in family):
            told.setdefault(row.formation, []).append(row)
    parents = {key: next((row.parent for row in rows if row.parent), "") for key, rows in told.items()}
    parents |= {parent: "" for parent in parents.values() if parent and parent not in parents}
    order = _order(history, history.dossiers.get(dossier))
    below: dict[str, list[str]] = {}
    for key in sorted(parents, key=lambda key: order[key]):
        below.setdefault(parents[key], []).append(key)
    roots = below.get("", []) if not top else [top] if top in parents else []
    stood = stays.on_day(history, day, family.values())
    nearest = NearestPlace.of(history)

    def entries(key: str, depth: int) -> Iterator[Entry]:
        rows = tuple(told.get(key, ()))
        stay = stood.get(key)
        yield Entry(depth, history.formations[key], parents[key], rows, stay, nearest.of_stay(stay) if stay else "")
        for child in below.get(key, ()):
            yield from entries(child, depth + 1)

    return [entry for root in roots for entry in entries(root, 0)]


def days_told(history: History, dossier: str) -> tuple[dt.date, dt.date] | None:
    """First and last day of which the order of battle of a dossier, with its parts, is told; None where it is not."""
    family = with_parts(history, dossier)
    rows = [row for row in history.orders_of_battle if row.dossier in family]
    return (min(row.first.earliest for row in rows), max(row.last.latest for row in rows)) if rows else None


def told_above(history: History, dossier: str) -> Dossier | None:
    """The nearest dossier of which one is a part and whose order of battle is told; None where there is none."""
    above = history.dossiers[dossier].part_of
    while above and above in history.dossiers:
        if days_told(history, above):
            return history.dossiers[above]
        above = history.dossiers[above].part_of
    return None


def battle_of_day(history: History, day: dt.date, among: Iterable[Dossier]) -> Dossier:
    """The most important dossier whose order of battle is told of a day; of equals the one with most rows on it.

    Parameters
    ----------
    history, day
        The history, and the day. Where none is told of the day itself, the nearest that any is told of counts.
    among
        Dossiers whose order of battle is told of some day; at least one.
    """

    def days_away(row: Subordination) -> int:
        return max((row.first.earliest - day).days, (day - row.last.latest).days, 0)

    def order(dossier: Dossier) -> tuple[int, int, int]:
        family = with_parts(history, dossier.id)
        away = [days_away(row) for row in history.orders_of_battle if row.dossier in family]
        return min(away), dossier.importance, -away.count(min(away))

    return min(among, key=order)


def with_parts(history: History, dossier: str) -> Mapping[str, Dossier]:
    """A dossier and all its parts, by id."""
    found: dict[str, Dossier] = {}
    for each in history.dossiers.values():
        chain = [each]
        while chain[-1].id != dossier and chain[-1].part_of in history.dossiers:
            chain.append(history.dossiers[str(chain[-1].part_of)])
        if chain[-1].id == dossier:
            found[each.id] = each
    return found


def table(entries: Sequence[Entry]) -> pd.DataFrame:
    """Entries as rows with ``COLUMNS``: one for each thing told of a formation, one at least for each formation."""
    rows = [_row(entry, row) for entry in entries for row in (entry.told or (None,))]
    return pd.DataFrame(rows, columns=[*COLUMNS])


def nested(entries: Sequence[Entry]) -> list[dict[str, object]]:
    """Entries as trees ready for JSON: what is told of each formation in ``told``, what belonged to it in ``parts``."""
    roots: list[dict[str, object]] = []
    open_parts = [roots]
    for entry in entries:
        parts: list[dict[str, object]] = []
        formation, stay = entry.formation, entry.stay
        made: dict[str, object] = {
            "formation": formation.id,
            "name": formation.name,
            "names": formation.names,
            "side": formation.side,
            "echelon": formation.echelon,
            "branch": formation.branch,
            "told": [_told(row) for row in entry.told],
        }
        if stay:
            made["stood"] = {"place": entry.where, "lon": stay.lon, "lat": stay.lat, "radius_km": stay.radius}
        del open_parts[entry.depth + 1 :]
        open_parts[entry.depth].append(made | {"parts": parts})
        open_parts.append(parts)
    return roots


def _told(row: Subordination) -> dict[str, object]:
    return {
        "commander": row.commander,
        "men": list(row.men) if row.men else None,
        "strength": row.strength,
        "role": row.role,
        "from": row.first.text,
        "to": row.last.text,
        "dossier": row.dossier,
        "certainty": str(row.certainty),
        "sources": scene.cite(row.citations),
        "note": row.note,
    }


def _row(entry: Entry, row: Subordination | None) -> dict[str, object]:
    formation, stay = entry.formation, entry.stay
    made: dict[str, object] = dict.fromkeys(COLUMNS, "")
    made |= {
        "depth": entry.depth,
        "formation": formation.id,
        "name": formation.name,
        "side": formation.side,
        "echelon": formation.echelon,
        "branch": formation.branch,
        "parent": entry.parent,
    }
    if stay:
        made |= {"place": entry.where, "lon": stay.lon, "lat": stay.lat, "radius_km": stay.radius or ""}
    if row:
        low, high = row.men or ("", "")
        made |= {"commander": row.commander, "men_low": low, "men_high": high, "strength": row.strength}
        made |= {"role": row.role, "dossier": row.dossier, "certainty": str(row.certainty)}
        made |= {"sources": scene.cite(row.citations), "note": row.note}
    return made


def _order(history: History, dossier: Dossier | None) -> dict[str, tuple[int, str, int, int]]:
    """By what formations are sorted: their side, size, and line of the table."""
    sides = [belligerent.side for belligerent in dossier.belligerents] if dossier else []
    return {
        key: (
            sides.index(formation.side) if formation.side in sides else len(sides),
            formation.side,
            *formation.order,
        )
        for key, formation in history.formations.items()
    }
