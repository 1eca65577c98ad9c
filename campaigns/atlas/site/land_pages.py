"""Who held which land, where borders and railways ran: every row with its days, on pages that show those of any day."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

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
    from collections.abc import Hashable, Iterator, Mapping
    from typing import Any

    import pandas as pd

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
        "Lands and islands",
        "Who held or occupied which land from 1904 to 1973, on any day.",
        ("territory", "occupation", "island"),
    ),
    _Kind(
        addresses.BORDERS,
        "Borders and claims",
        "Where borders ran from 1904 to 1973, and who claimed what, on any day.",
        ("border", "claim"),
    ),
    _Kind(
        addresses.WAYS,
        "Railways and roads",
        "Which railways, roads and crossings there were from 1904 to 1973, on any day.",
        ("railway", "road"),
    ),
)
_HEAD = ("what", "holder", "from", "to", "km²", "certainty", "note and sources")


def pages(book: Book) -> Iterator[Page]:
    """The pages of lands and islands, of borders, and of railways and roads."""
    ground = book.scene[book.scene["dossier"] == ""]
    ground = ground.assign(km2=areas_km2(ground.geometry))
    for kind in KINDS:
        sections = (_section(ground[ground["layer"] == layer], layer, book, kind.path) for layer in kind.layers)
        others = (link(other.path, other.title) for other in KINDS if other is not kind)
        yield Page(
            path=kind.path,
            kind="land",
            title=kind.title,
            description=kind.description,
            part=addresses.LAND,
            body=(
                element("h1", kind.title),
                element("nav", *others, classes="ways", aria_label="Lands, borders, railways"),
                _asked(),
                *(section for section in sections if section is not None),
            ),
            scripts=("site.js",),
        )


def _section(rows: pd.DataFrame, layer: str, book: Book, path: str) -> Node | None:
    """The rows of a layer, by name and day; None if there are none."""
    if rows.empty:
        return None
    where = SiteAddresses.of_page(path)
    in_order = rows.drop(columns="geometry").sort_values(["name", "start"], na_position="first")
    shown = [_row(row, book, where) for row in in_order.to_dict("records")]
    head = element("thead", element("tr", *(element("th", text, scope="col") for text in _HEAD)))
    listed = element("table", head, element("tbody", *shown), classes="atlas-table ground")
    return element("section", element("h2", layers.titles()[layer]), element("div", listed, classes="table-room"))


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
