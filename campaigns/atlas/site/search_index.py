"""What the search of the site finds things by, as a script: a page read from a folder may fetch no file."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, get_args

from campaigns.atlas.document import web_bundle
from campaigns.atlas.site import addresses
from campaigns.languages import interface, spoken
from campaigns.languages.spoken import t
from campaigns.tables import dossiers, formations
from campaigns.tables.matching import Field, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from campaigns.atlas.site.book import Book
    from campaigns.orders_of_battle import Subordination

ROLES: tuple[str, ...] = get_args(Role)
"""What a text is to its entry; the index names each by its number here."""
_MODULES = "site/site.ts", "panels/search-match.ts"
"""Modules with texts that readers of the site see."""
Entry = tuple[str, str, str, list[tuple[str, int, int]]]
"""What it is, its address, what is told beside its title, and its texts with weight and role, the title first."""


def script() -> str:
    """The script of the search and of the page of lands. Raises ``BundleError`` where it is not there."""
    return web_bundle.script(web_bundle.SITE_BUNDLE)


def of(book: Book) -> str:
    """The index as a script: synonyms, roles and entries."""
    value: dict[str, object] = {"synonyms": book.history.synonyms, "roles": ROLES, "entries": list(_entries(book))}
    return f"globalThis.atlasIndex={json.dumps(value, ensure_ascii=False, separators=(',', ':'))};\n"


def words() -> str:
    """What the scripts of the site say in the language that is spoken, as a script."""
    told = {english: t(english) for name in _MODULES for english, _ in interface.of_module(web_bundle.WEB / name)}
    return f"globalThis.atlasWords={json.dumps(told, ensure_ascii=False, separators=(',', ':'))};\n"


def _entries(book: Book) -> Iterator[Entry]:
    history, where = book.history, book.where(addresses.SEARCH)
    orders: dict[str, list[Subordination]] = defaultdict(list)
    led: dict[str, dict[str, None]] = defaultdict(dict)
    for row in history.orders_of_battle:
        orders[row.dossier].append(row)
        led[row.formation][row.commander] = None
    for key, dossier in history.dossiers.items():
        texts = dossiers.fields_of(dossier, history, orders[key])
        yield t("event"), where.of_dossier(key), spoken.when(dossier.when), _told(texts)
    for key, formation in history.formations.items():
        texts = formations.fields_of(formation, led[key])
        yield t("formation"), where.of_formation(key), spoken.told(formation.side), _told(texts)
    for key, place in history.places.items():
        texts = [Field(place.name), *(Field(name, 1) for name in place.all_names if name != place.name)]
        yield t("place"), where.of_place(key), spoken.kind(place.kind), _told(texts)
    for key, source in history.sources.items():
        texts = [Field(source.reference), *([Field(source.note, 5, "summary")] if source.note else [])]
        yield t("source"), where.of_source(key), "", _told(texts)


def _told(texts: Iterable[Field]) -> list[tuple[str, int, int]]:
    return [(each.text, each.weight, ROLES.index(each.role)) for each in texts]
