"""What stands behind the chapters of a book: orders of battle, chronology, disagreements, places, terms, sources."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from campaigns.atlas import order_of_battle
from campaigns.atlas.book import days
from campaigns.atlas.book.dossiers import side_name
from campaigns.symbology import book_words, colours
from campaigns.tables import citing, orders_of_battle
from geodata.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from campaigns.atlas.book.citing import Numbers
    from campaigns.atlas.book.dossiers import DossierTexts, Text
    from campaigns.atlas.book.plates import Found, Plate
    from campaigns.history import History
    from campaigns.model import Dossier
    from campaigns.tables.orders_of_battle import Entry
    from geodata.gazetteer import Place

_SQUARES = 4
"""Plates that the index names for a place at most, those of the largest scale."""
_SECTIONS = {"Books": "books", "Articles": "articles", "Documents, newspapers and pages": "documents"}


def orders(history: History, dossiers: Iterable[Dossier], texts: DossierTexts, language: str) -> list[Text]:
    """The order of battle of each dossier of which one is told, on its first day."""
    told = {row.dossier for row in history.orders_of_battle}
    found = []
    for dossier in dossiers:
        if dossier.id not in told:
            continue
        day = order_of_battle.opening(history, dossier.id)
        entries = orders_of_battle.tree(history, day, dossier=dossier.id)
        if entries:
            rows = [_entry(entry, language) for entry in entries]
            when = days.days(day, day, language)
            found.append({"id": dossier.id, "title": texts.title(dossier), "day": when, "entries": rows})
    return found


def _entry(entry: Entry, language: str) -> Text:
    formation = entry.formation
    commanders = dict.fromkeys(row.commander for row in entry.told if row.commander)
    strengths = dict.fromkeys(_strength(row) for row in entry.told)
    return {
        "depth": entry.depth,
        "name": formation.names.get(language, formation.name),
        "side": side_name(formation.side, language) if entry.depth == 0 else "",
        "colour": colours.of_side(formation.side),
        "led": " / ".join(commanders),
        "strength": " / ".join(filter(None, strengths)),
        "where": entry.where,
    }


def _strength(row: Any) -> str:  # noqa: ANN401 - a row of orders of battle
    if not row.men:
        return str(row.strength)
    low, high = row.men
    men = f"{low:,}" if low == high else f"{low:,}–{high:,}"
    return ", ".join(filter(None, (men, row.strength)))


def chronology(dossiers: Iterable[Dossier], texts: DossierTexts, language: str) -> list[Text]:
    """Every event in order of time, by year."""
    in_order = sorted(dossiers, key=lambda each: (each.when.earliest, each.when.latest, each.id))
    return [
        {
            "year": str(year),
            "rows": [[days.in_words(each.when, language), texts.title(each), each.id] for each in group],
        }
        for year, group in groupby(in_order, key=lambda each: each.when.earliest.year)
    ]


def gazetteer(
    places: Iterable[Place],
    at_place: dict[str, list[Dossier]],
    plates: Sequence[Plate],
    found: Sequence[Found],
    language: str,
) -> list[Text]:
    """Every place from A to Z: names, position, the squares of plates it is on, and the events there."""
    squares: dict[str, list[list[Any]]] = {}
    closest = sorted(zip(plates, found, strict=True), key=lambda each: each[1].km_per_point)
    for plate, on_it in closest:
        for place, square in on_it.squares.items():
            squares.setdefault(place, []).append([plate.number, square])
    in_order = sorted(places, key=lambda each: (folded(each.name), each.id))
    letters = groupby(in_order, key=lambda each: folded(each.name)[:1].upper() or "#")
    return [
        {
            "letter": letter,
            "places": [
                {
                    "name": each.name,
                    "names": _other_names(each, language),
                    "at": f"{_degrees(each.latitude, 'N', 'S')} {_degrees(each.longitude, 'E', 'W')}",
                    "squares": sorted(squares.get(each.id, [])[:_SQUARES]),
                    "events": [dossier.id for dossier in at_place.get(each.id, ())],
                }
                for each in group
            ],
        }
        for letter, group in letters
    ]


def _other_names(place: Place, language: str) -> str:
    names = [place.names.get(language, "")] if language in place.names else []
    names += [name for code, name in place.names.items() if code != language]
    if place.modern and place.modern != place.name:
        names.append(f"= {place.modern}")
    return ", ".join(dict.fromkeys(filter(None, names)))


def _degrees(value: float, positive: str, negative: str) -> str:
    minutes = round(abs(value) * 60)
    return f"{minutes // 60}°{minutes % 60:02}\u2032{positive if value >= 0 else negative}"


def terms(history: History, numbers: Numbers) -> list[Text]:
    """Every term that is explained, from A to Z."""
    in_order = sorted(history.glossary, key=lambda each: folded(each.term))
    return [{"term": each.term, "text": each.explanation, "cite": numbers.of(each.citations)} for each in in_order]


def sources(numbers: Numbers, shown: set[str], language: str) -> list[Text]:
    """The works of the book by groups, with what cites each."""
    return [
        {
            "title": book_words.of(_SECTIONS[group], language),
            "works": [
                {
                    "n": numbers.by_key[work.source.key],
                    "text": work.source.reference,
                    "url": work.source.url,
                    "note": work.source.note,
                    "cited": [each.id for each in work.dossiers if each.id in shown],
                }
                for work in works
            ],
        }
        for group in citing.GROUPS.values()
        if (works := [work for work in numbers.works if work.group == group])
    ]
