"""Orders of battle: who belonged to whom in a battle on a day; and each formation with everywhere it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from campaigns import chapters
from campaigns.atlas import order_of_battle
from campaigns.atlas.export_selection import ExportError
from campaigns.languages import spoken, strength_words
from campaigns.languages.spoken import later, t
from campaigns.markup import formation as formation_article
from campaigns.markup.citations import cited
from campaigns.tables import formation_map, orders_of_battle
from campaigns.tables import formations as formation_tables
from campaigns.tables.nearest_place import NearestPlace
from campaigns.tables.small_map import SmallGround
from pages.parts import address_problems, links, markup
from pages.parts.atlas_data import DAY_OF_MAP, EDITIONS, Atlas, enter, load, plain
from pages.parts.markup import element

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from streamlit.delta_generator import DeltaGenerator

    from campaigns.atlas.order_of_battle import Order
    from campaigns.history import History
    from campaigns.model import Dossier
    from campaigns.tables.orders_of_battle import Entry
    from campaigns.tables.stays import Stay
    from pages.parts.markup import Node

FORMATION, BATTLE, DAY = "formation", "dossier", "date"
"""What the address names."""
COLUMNS = (
    *(later("formation"), later("commander"), later("strength"), later("role")),
    *(later("where it was"), later("source")),
)


def _told(entry: Entry, history: History) -> Node:
    """What sources say of a formation on the day, each with its source."""
    parts: list[Node] = []
    for row in entry.told:
        sources = element(
            "details",
            element("summary", spoken.certainty(row.certainty)),
            element("p", cited(row.citations, history, links)),
        )
        note = element("p", row.note, classes="lesser") if row.note else None
        parts.append(element("div", sources, note, classes="told"))
    return element("div", *parts, classes="note")


def _row(entry: Entry, history: History) -> list[Node | str]:
    """A formation, indented below the one it belonged to; cells as ``COLUMNS``."""
    commanders = dict.fromkeys(row.commander for row in entry.told if row.commander)
    strength = dict.fromkeys(text for row in entry.told if (text := strength_words.of(row)))
    roles = dict.fromkeys(row.role for row in entry.told if row.role)
    name = element(
        "div",
        formation_article.symbol(entry.formation),
        formation_article.title(entry.formation, links),
        classes="name",
        style=f"padding-left: {entry.depth * 1.3:g}rem",
    )
    where = formation_article.at(entry.stay, entry.where, links) if entry.stay else ""
    return [name, *map(_lines, (commanders, strength, roles)), where, _told(entry, history) if entry.told else ""]


def _lines(texts: Iterable[str]) -> Node | str:
    """Texts of a cell below each other, what sources say differently; empty of none."""
    parts = [element("div", text, classes="told") for text in texts]
    return element("div", *parts) if parts else ""


def _downloads(atlas: Atlas, dossier: Dossier, day: dt.date) -> None:
    """Buttons for its files, which are in English."""
    name = f"{dossier.id}-{day.isoformat()}"

    def order() -> Order:
        return order_of_battle.of_day(atlas.english.history, dossier=dossier.id, day=day)

    files = {".csv": lambda: order_of_battle.csv(order()), ".json": lambda: order_of_battle.nested(order()).encode()}
    with st.container(horizontal=True):
        for suffix, make in files.items():
            st.download_button(
                t("Download {file}", file=name + suffix),
                make,
                file_name=f"{name}{suffix}",
                on_click="ignore",
                icon=":material/download:",
            )


@st.cache_resource(max_entries=16, show_spinner=False)
def _order(_atlas: Atlas, identity: str, dossier: str, day: dt.date) -> Order:  # noqa: ARG001 - part of the key
    return order_of_battle.of_day(_atlas.history, dossier=dossier, day=day)


@st.cache_resource(max_entries=EDITIONS, show_spinner=False)
def _battles(_atlas: Atlas, identity: str) -> list[Dossier]:  # noqa: ARG001 - part of the key
    """The dossiers of which an order of battle is told."""
    history = _atlas.history
    return [dossier for dossier in history.dossiers.values() if orders_of_battle.days_told(history, dossier.id)]


def _tree(atlas: Atlas, dossier: Dossier, day: dt.date) -> None:
    try:
        order = _order(atlas, atlas.identity, dossier.id, day)
    except ExportError as error:
        st.info(plain(str(error)))
        return
    history = atlas.history
    parts: list[Node] = []
    for side in dict.fromkeys(_side_of_root(order)):
        rows = [
            _row(entry, history)
            for entry, root in zip(order.entries, _side_of_root(order), strict=True)
            if root == side
        ]
        table = markup.table(list(map(t, COLUMNS)), rows, classes="formations", row_heads=True)
        parts.append(element("section", element("h2", markup.side(side)), table))
    markup.show(*parts)
    _downloads(atlas, dossier, day)


def _side_of_root(order: Order) -> list[str]:
    """For each entry the side of the formation at its top."""
    sides: list[str] = []
    for entry in order.entries:
        sides.append(entry.formation.side if entry.depth == 0 else sides[-1])
    return sides


@st.cache_resource(max_entries=EDITIONS, show_spinner=False)
def _search(_atlas: Atlas, identity: str) -> formation_tables.Search:  # noqa: ARG001 - part of the key
    return formation_tables.Search(_atlas.history)


def _formations(atlas: Atlas, text: str) -> None:
    found = _search(atlas, atlas.identity).find(text)
    if atlas is not atlas.english:
        ids = [formation.id for formation in found]
        more = _search(atlas.english, atlas.english.identity).find(text)
        found += [atlas.history.formations[formation.id] for formation in more if formation.id not in ids]
    if not found:
        st.caption(t("No formation is called that."))
        return
    rows = [
        element(
            "li",
            element(
                "div", formation_article.symbol(formation), formation_article.title(formation, links), classes="name"
            ),
            markup.side(formation.side),
            classes="row formation",
        )
        for formation in found
    ]
    markup.show(element("ul", *rows, classes="rows"))


def _formation_page(atlas: Atlas, key: str) -> None:
    back = links.link(links.address("orders_of_battle"), t("All orders of battle"), classes="back")
    markup.show(element("nav", back, classes="ways", aria_label=t("From this formation")))
    history = atlas.history
    nearest = NearestPlace.of(history)
    ground = SmallGround(history.ground)

    def drawn(found: Sequence[Stay], side: str) -> str:
        return formation_map.picture(found, side, ground)

    markup.show(*formation_article.article(history.formations[key], history, links, nearest, drawn))


def _asked(
    history: History, told: list[Dossier], day_asked: dt.date | None
) -> tuple[DeltaGenerator, str, dt.date, str]:
    """Where the head of the page is written; the battle and the day asked for, and words to find formations by."""
    with st.container(horizontal=True, vertical_alignment="center", key="filters"):
        head = st.container(width="content")
        ids = [dossier.id for dossier in told]
        asked = str(st.query_params.get(BATTLE, ""))
        if asked not in ids:
            day_asked = day_asked or st.session_state.get(DAY_OF_MAP, chapters.OPENING)
            asked = orders_of_battle.battle_of_day(history, day_asked, told).id
        chosen = st.selectbox(
            t("Battle"),
            ids,
            ids.index(asked),
            format_func=lambda key: history.dossiers[key].title,
            key="battle",
            label_visibility="collapsed",
        )
        first, last = orders_of_battle.days_told(history, chosen) or (chapters.FIRST_DAY, chapters.LAST_DAY)
        if day_asked is None or not (asked == chosen or first <= day_asked <= last):
            day_asked = order_of_battle.opening(history, chosen)
        day = st.date_input(
            t("Day"),
            min(max(day_asked, first), last),
            min_value=first,
            max_value=last,
            format="YYYY-MM-DD",
            key=f"day of {chosen}",
            label_visibility="collapsed",
        )
        text = st.text_input(
            t("Search"),
            placeholder=t("Search: a formation in any script"),
            key="search",
            bind="query-params",
            live=True,
            label_visibility="collapsed",
        )
    return head, chosen, day, text


def _untold(battle: str, told: list[Dossier]) -> bool:
    return battle not in {dossier.id for dossier in told}


def page() -> None:
    """Lay out the page."""
    links.follow()
    atlas = load()
    if atlas is None:
        return
    history = atlas.history
    asked = str(st.query_params.get(FORMATION, ""))
    if asked in history.formations:
        _formation_page(atlas, asked)
        return
    if asked:
        address_problems.unknown(FORMATION, t("There is no formation {value}; here are the battles."))
    told = _battles(atlas, atlas.identity)
    if not told:
        st.info(t("No order of battle is told yet."))
        return
    battle = str(st.query_params.get(BATTLE, ""))
    above = orders_of_battle.told_above(history, battle) if battle in history.dossiers else None
    if above and _untold(battle, told):
        name = history.dossiers[battle].title
        text = later("No order of battle is told of {name} by itself; here is that of {above}.")
        st.info(plain(t(text, name=name, above=above.title)))
        st.query_params[BATTLE] = above.id
    elif battle and _untold(battle, told):
        text = t("There is no dossier with an order of battle {value}; here is another battle.")
        address_problems.unknown(BATTLE, text)
    battle, day_asked = str(st.query_params.get(BATTLE, "")), address_problems.day(DAY)
    head, chosen, day, text = _asked(history, told, day_asked)
    if day_asked and battle in {"", chosen} and day_asked != day:
        name = history.dossiers[chosen].title
        text = later("No order of battle is told of {name} on {day}; here is the nearest day, {nearest}.")
        st.info(plain(t(text, name=name, day=str(day_asked), nearest=str(day))))
    st.query_params.update({BATTLE: chosen, DAY: day.isoformat()})
    with head:
        count = t("{number} formations in {battles} battles", number=len(history.formations), battles=len(told))
        markup.show_head(t("Orders of battle"), count)
    if text.strip():
        _formations(atlas, text)
    else:
        _tree(atlas, history.dossiers[chosen], day)


enter("orders_of_battle")
page()
