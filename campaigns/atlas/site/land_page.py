"""Who held which land and where borders ran: every row with its days, on one page that shows those of any day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from campaigns import chapters
from campaigns.atlas.site import addresses
from campaigns.atlas.site.addresses import SiteAddresses
from campaigns.atlas.site.page import Page
from campaigns.markup.addresses import link
from campaigns.markup.elements import element, side
from campaigns.symbology import layers
from campaigns.tables.ground import AREAS, cited
from geodata.projections import areas_km2

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping
    from typing import Any

    from campaigns.atlas.site.book import Book
    from campaigns.markup.elements import Node

LAYERS = ("territory", "occupation", "island", "border", "claim", "railway", "route")
_HEAD = ("what", "holder", "from", "to", "km²", "certainty", "note and sources")


def page(book: Book) -> Page:
    """The page of lands, borders, islands, railways and roads."""
    where = SiteAddresses.of_page(addresses.LAND)
    ground = book.scene[(book.scene["dossier"] == "") & book.scene["layer"].isin(LAYERS)]
    ground = ground.assign(km2=areas_km2(ground.geometry))
    sections = []
    for layer in LAYERS:
        rows = (
            ground[ground["layer"] == layer]
            .drop(columns="geometry")
            .sort_values(["name", "start"], na_position="first")
        )
        if not rows.empty:
            shown = [_row(row, book, where) for row in rows.to_dict("records")]
            head = element("thead", element("tr", *(element("th", text, scope="col") for text in _HEAD)))
            listed = element("table", head, element("tbody", *shown), classes="atlas-table ground")
            sections.append(
                element("section", element("h2", layers.titles()[layer]), element("div", listed, classes="table-room"))
            )
    return Page(
        path=addresses.LAND,
        kind="land",
        title="Land and borders",
        description="Who held or claimed what from 1904 to 1973, and where the borders ran, on any day.",
        body=(element("h1", "Land and borders"), _asked(), *sections),
        scripts=("site.js",),
    )


def _asked() -> Node:
    """Where a day is chosen; shown by the script that can follow it."""
    first, last = chapters.FIRST_DAY.isoformat(), chapters.LAST_DAY.isoformat()
    return element(
        "div",
        element("label", "Only what was so on ", for_="day"),
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
        link(where.on_day(max(day, chapters.FIRST_DAY)), str(row["name"])),
        element("span", *(side(holder.strip()) for holder in str(row["side"]).split(";") if holder.strip())),
        start or "before 1904",
        end or "after 1973",
        f"{row['km2']:,.0f}" if row["layer"] in AREAS else "",
        str(row["certainty"]),
        element(
            "div",
            element("p", row["note"]) if row["note"] else None,
            element("p", *sources, classes="lesser") if sources else None,
        ),
    ]
    cells = (
        element("td", text, data_label=label, classes="" if text != "" else "empty")
        for label, text in zip(_HEAD, told, strict=True)
    )
    return element("tr", *cells, data_from=start or "0000-01-01", data_to=end or "9999-12-31")
