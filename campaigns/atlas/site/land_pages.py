"""Who held which land, where borders and railways ran: every row with its days, on pages that show those of any day."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from campaigns import chapters
from campaigns.atlas.site import addresses
from campaigns.atlas.site.page import SCRIPT, Page
from campaigns.languages import spoken
from campaigns.languages.spoken import later, t
from campaigns.markup.addresses import link
from campaigns.markup.elements import element, side
from campaigns.symbology import layers
from campaigns.tables.ground import AREAS, cited
from geodata.projections import areas_km2

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping
    from typing import Any

    import pandas as pd

    from campaigns.atlas.site.addresses import SiteAddresses
    from campaigns.atlas.site.book import Book
    from campaigns.markup.elements import Node


class _Kind(NamedTuple):
    """A page of rows of the ground: its file below the site's folder, its title, what it tells, its layers."""

    path: str
    title: str
    description: str
    layers: tuple[str, ...]


KINDS = (
    _Kind(
        addresses.LAND,
        later("Lands and islands"),
        later("Who held or occupied which land from 1904 to 1973, on any day."),
        ("territory", "occupation", "island"),
    ),
    _Kind(
        addresses.BORDERS,
        later("Borders and claims"),
        later("Where borders ran from 1904 to 1973, and who claimed what, on any day."),
        ("border", "claim"),
    ),
    _Kind(
        addresses.WAYS,
        later("Railways and roads"),
        later("Which railways, roads and crossings there were from 1904 to 1973, on any day."),
        ("railway", "road"),
    ),
)
_HEAD = (
    *(later("what"), later("holder"), later("from"), later("to"), later("km²")),
    *(later("certainty"), later("note and sources")),
)


def pages(book: Book) -> Iterator[Page]:
    """The pages of lands and islands, of borders, and of railways and roads."""
    ground = book.scene[book.scene["dossier"] == ""]
    ground = ground.assign(km2=areas_km2(ground.geometry))
    for kind in KINDS:
        sections = (_section(ground[ground["layer"] == layer], layer, book, kind.path) for layer in kind.layers)
        others = (link(other.path, t(other.title)) for other in KINDS if other is not kind)
        yield Page(
            path=kind.path,
            kind="land",
            title=t(kind.title),
            description=t(kind.description),
            part=addresses.LAND,
            body=(
                element("h1", t(kind.title)),
                element("nav", *others, classes="ways", aria_label=t("Lands, borders, railways")),
                _asked(),
                *(section for section in sections if section is not None),
            ),
            scripts=(SCRIPT,),
        )


def _section(rows: pd.DataFrame, layer: str, book: Book, path: str) -> Node | None:
    """The rows of a layer, by name and day; None if there are none."""
    if rows.empty:
        return None
    where = book.where(path)
    named = rows.drop(columns="geometry").assign(told=rows["name"].map(spoken.told))
    in_order = named.sort_values(["told", "start"], na_position="first")
    shown = [_row(row, book, where) for row in in_order.to_dict("records")]
    head = element("thead", element("tr", *(element("th", t(text), scope="col") for text in _HEAD)))
    listed = element("table", head, element("tbody", *shown), classes="atlas-table ground")
    return element(
        "section", element("h2", spoken.told(layers.titles()[layer])), element("div", listed, classes="table-room")
    )


def _asked() -> Node:
    """Where a day is chosen; shown by the script that can follow it."""
    first, last = chapters.FIRST_DAY.isoformat(), chapters.LAST_DAY.isoformat()
    return element(
        "div",
        element("label", t("Only what was so on"), for_="day"),
        element("input", type="date", id="day", min=first, max=last),
        element("p", "", id="found", role="status"),
        classes="asked",
        id="asked",
        hidden="",
    )


def _row(row: Mapping[Hashable, Any], book: Book, where: SiteAddresses) -> Node:
    start, end = (row[key].isoformat() if row[key] is not None else "" for key in ("start", "end"))
    sources: list[Node | str] = []
    for key, locator in cited(str(row["sources"])):
        work = book.history.sources.get(key)
        sources += ["; "] if sources else []
        sources += [link(where.of_source(key), work.reference) if work else key, f", {locator}" if locator else ""]
    day = row["start"] or chapters.FIRST_DAY
    told = [
        link(where.on_day(max(day, chapters.FIRST_DAY)), row["told"]),
        element("span", *(side(holder.strip()) for holder in str(row["side"]).split(";") if holder.strip())),
        start or t("before 1904"),
        end or t("after 1973"),
        spoken.number(row["km2"], 0) if row["layer"] in AREAS else "",
        t(str(row["certainty"])),
        element(
            "div",
            element("p", spoken.told(row["note"])) if row["note"] else None,
            element("p", *sources, classes="lesser") if sources else None,
        ),
    ]
    cells = (
        element("td", text, **({"data_label": t(label)} if text != "" else {"classes": "empty"}))
        for label, text in zip(_HEAD, told, strict=True)
    )
    return element("tr", *cells, data_from=start or "0000-01-01", data_to=end or "9999-12-31")
