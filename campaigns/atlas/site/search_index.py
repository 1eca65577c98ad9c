"""What the search of the site finds things by, as a script: a page read from a folder may fetch no file."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, get_args

from campaigns import dates
from campaigns.atlas.document import web_bundle
from campaigns.atlas.site.addresses import SiteAddresses
from campaigns.tables import dossiers, formations
from campaigns.tables.matching import Field, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from campaigns.atlas.site.book import Book
    from campaigns.orders_of_battle import Subordination

ROLES: tuple[str, ...] = get_args(Role)
"""What a text is to its entry; the index names each by its number here."""
Entry = tuple[str, str, str, list[tuple[str, int, int]]]
"""What it is, its address, what is told beside its title, and its texts with weight and role, the title first."""


def script() -> str:
    """The script of the search and of the page of lands. Raises ``BundleError`` where it is not there."""
    return web_bundle.script(web_bundle.SITE_BUNDLE)


def of(book: Book) -> str:
    """The index as a script: synonyms, roles and entries."""
    value = {"synonyms": book.history.synonyms, "roles": ROLES, "entries": list(_entries(book))}
    return f"globalThis.atlasIndex={json.dumps(value, ensure_ascii=False, separators=(',', ':'))};\n"


def _entries(book: Book) -> Iterator[Entry]:
    history, where = book.history, SiteAddresses()
    orders: dict[str, list[Subordination]] = defaultdict(list)
    led: dict[str, dict[str, None]] = defaultdict(dict)
    for row in history.orders_of_battle:
        orders[row.dossier].append(row)
        led[row.formation][row.commander] = None
    for key, dossier in history.dossiers.items():
        texts = dossiers.fields_of(dossier, history, orders[key])
        yield "event", where.of_dossier(key), dates.english(dossier.when), _told(texts)
    for key, formation in history.formations.items():
        texts = formations.fields_of(formation, led[key])
        yield "formation", where.of_formation(key), formation.side, _told(texts)
    for key, place in history.places.items():
        texts = [Field(place.name), *(Field(name, 1) for name in place.all_names if name != place.name)]
        yield "place", where.of_place(key), place.kind.replace("-", " "), _told(texts)
    for key, source in history.sources.items():
        texts = [Field(source.reference), *([Field(source.note, 5, "summary")] if source.note else [])]
        yield "source", where.of_source(key), "", _told(texts)


def _told(texts: Iterable[Field]) -> list[tuple[str, int, int]]:
    return [(each.text, each.weight, ROLES.index(each.role)) for each in texts]
