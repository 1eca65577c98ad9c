"""The order of battle of a day in a file: a table (``.csv``, with its description beside it) or trees (``.json``)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from campaigns import chapters
from campaigns.atlas import provenance
from campaigns.atlas.export_selection import ExportError
from campaigns.atlas.formats import csv_on_the_web
from campaigns.atlas.replacing import replacing, replacing_both
from campaigns.tables import orders_of_battle

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from campaigns.atlas.provenance import Provenance
    from campaigns.history import History
    from campaigns.tables.orders_of_battle import Entry

FORMATS = (".csv", ".json")


@dataclass(frozen=True)
class Order:
    """The order of battle of a day; ``about`` is the name of the battle, of the formation at the top, or both."""

    day: dt.date
    about: str
    entries: tuple[Entry, ...]
    provenance: Provenance


def of_day(history: History, *, dossier: str = "", top: str = "", day: dt.date | None = None) -> Order:
    """The order of battle of a dossier, of a formation, or of the formation in the dossier.

    Parameters
    ----------
    history
        The history.
    dossier, top
        Their ids; at least one.
    day
        The day; by default the first of the dossier.

    Raises
    ------
    ExportError
        If neither is given, one is unknown, or nothing is told of the day.
    """
    if not (dossier or top):
        raise ExportError("an order of battle is that of a dossier or a formation: --dossier ID, --formation ID")
    if dossier and dossier not in history.dossiers:
        raise ExportError(f"unknown dossier {dossier}; expected the name of a file of campaigns/dossiers")
    if top and top not in history.formations:
        raise ExportError(f"unknown formation {top}; expected an id of campaigns/formations.csv")
    if day is None:
        if not dossier:
            raise ExportError("the order of battle of a formation is that of a day: --at DAY")
        day = opening(history, dossier)
    entries = orders_of_battle.tree(history, day, dossier=dossier, top=top)
    names = [history.dossiers[dossier].title] if dossier else []
    about = ", ".join([*names, *([history.formations[top].name] if top else [])])
    if not entries:
        told = orders_of_battle.days_told(history, dossier) if dossier else None
        days = f"; it is told of days from {told[0]} to {told[1]}" if told else _with_parent(history, dossier)
        raise ExportError(f"no order of battle is told of {about} on {day}{days}")
    family = orders_of_battle.with_parts(history, dossier) if dossier else history.dossiers
    title = f"Order of battle: {about}, {day}"
    return Order(day, about, tuple(entries), provenance.of_dossiers(history, family.values(), title))


def _with_parent(history: History, dossier: str) -> str:
    """Where the order of battle of a dossier that has none of its own is told."""
    above = orders_of_battle.told_above(history, dossier) if dossier else None
    return f"; it is told with {above.title} (--dossier {above.id})" if above else ""


def opening(history: History, dossier: str) -> dt.date:
    """The first day of a dossier, or the nearest of which its order of battle is told."""
    day = history.dossiers[dossier].when.earliest
    first, last = orders_of_battle.days_told(history, dossier) or (chapters.FIRST_DAY, chapters.LAST_DAY)
    return min(max(day, first), last)


def csv(order: Order) -> bytes:
    """The table of an order of battle, with the columns ``orders_of_battle.COLUMNS``."""
    return csv_on_the_web.encoded(orders_of_battle.table(order.entries).map(csv_on_the_web.harmless))


def description(order: Order, name: str) -> str:
    """The description of that table in a file of this name."""
    return csv_on_the_web.description(name, order.provenance, orders_of_battle.COLUMNS)


def nested(order: Order) -> str:
    """The trees of an order of battle as JSON."""
    content = {
        "metadata": order.provenance.fields(),
        "day": order.day.isoformat(),
        "about": order.about,
        "formations": orders_of_battle.nested(order.entries),
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def write(out: Path, order: Order) -> Path:
    """Write an order of battle.

    Raises
    ------
    ExportError
        If the suffix is none of ``FORMATS`` or the file cannot be written; nothing is written then.
    """
    suffix = out.suffix.lower()
    if suffix not in FORMATS:
        raise ExportError(f"{out.name} ends in {suffix or 'no suffix'}; expected one of {', '.join(FORMATS)}")
    if suffix == ".json":
        with replacing(out) as temporary:
            temporary.write_text(nested(order), encoding="utf-8")
        return out
    with replacing_both(out, csv_on_the_web.description_path(out)) as (table, beside):
        table.write_bytes(csv(order))
        beside.write_text(description(order, out.name), encoding="utf-8")
    return out
