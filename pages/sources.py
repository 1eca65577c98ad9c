"""What the atlas rests on: the bibliography, where each work is used, and how certain the whole is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from campaigns.languages import spoken
from campaigns.languages.spoken import later, t
from campaigns.symbology import layers
from campaigns.tables import citing, figures
from pages.parts import address_problems, choices, links, markup
from pages.parts.atlas_data import EDITIONS, Atlas, enter, load
from pages.parts.markup import element

if TYPE_CHECKING:
    from campaigns.tables.citing import Work
    from pages.parts.markup import Node, Written

SHOWN = "source"
EVERYTHING, USED, UNUSED = later("all works"), later("used in dossiers"), later("used for the ground only")
USES = (EVERYTHING, USED, UNUSED)


@st.cache_resource(max_entries=EDITIONS, show_spinner=False)
def _works(_atlas: Atlas, identity: str) -> list[Work]:  # noqa: ARG001 - part of the key
    with st.spinner(t("Reading the bibliography …")):
        return citing.works(_atlas.history, _atlas.scene)


@st.cache_resource(max_entries=EDITIONS, show_spinner=False)
def _rows(_atlas: Atlas, identity: str) -> dict[str, Written]:
    """The row of each work; made once, as all visitors see the same."""
    return {work.source.key: markup.written(_row(work)) for work in _works(_atlas, identity)}


def _used(work: Work) -> Node | None:
    """Where a work is used: dossiers as links, and what of the ground."""
    parts: list[Node | str] = []
    for dossier in work.dossiers:
        parts += [" · "] if parts else []
        parts.append(links.link(links.of_dossier(dossier.id), dossier.title))
    ground = [
        element(
            "p",
            element("span", f"{spoken.told(layers.titles()[layer])}: ", classes="lesser inline"),
            " · ".join(map(spoken.told, names)),
        )
        for layer, names in work.ground.items()
    ]
    if not parts and not ground:
        return element("p", t("further reading only"), classes="lesser")
    count = len(work.dossiers)
    told = [t("{count} dossier|{count} dossiers", count=count)] if count else []
    told += [
        t("{number} of {layer}", number=len(names), layer=spoken.told(layers.titles()[layer]).lower())
        for layer, names in work.ground.items()
    ]
    summary = element("summary", t("used in {parts}", parts=spoken.listed(told)))
    return element("details", summary, element("p", *parts) if parts else None, *ground)


def _row(work: Work) -> Node:
    source = work.source
    reference = element(
        "p",
        links.link(links.of_source(source.key), source.reference),
        " ",
        links.outside(source.url, t("open"), classes="outside", aria_label=t("open {work}", work=source.reference))
        if source.url
        else "",
        classes="reference",
    )
    note = element("p", source.note, classes="lesser") if source.note else None
    return element("li", element("div", reference, note), _used(work), classes="work", id=f"source-{source.key}")


def _groups(atlas: Atlas, works: list[Work]) -> list[Written]:
    made = _rows(atlas, atlas.identity)
    found = []
    for group in citing.GROUPS.values():
        if rows := [made[work.source.key] for work in works if work.group == group]:
            heading = element("h2", t(group), " ", element("span", str(len(rows))))
            found.append(markup.around("section", heading, markup.around("ul", *rows, classes="rows")))
    return found


def _certainty(atlas: Atlas) -> None:
    table = figures.certainty(atlas.history)
    rows = [[t(str(text)) for text in row.values()] for row in table.to_dict("records")]
    about = element(
        "p",
        t(
            "Every date, position and figure of the atlas names a source. Where sources disagree, all stand side by "
            "side. To correct a fact, edit its dossier, a plain text file in campaigns/dossiers, and run "
            "python -m campaigns check."
        ),
    )
    heads = [t(str(column)) for column in table.columns]
    markup.show(element("h2", t("How certain it is")), markup.table(heads, rows), about, classes="narrow")


def page() -> None:
    """Lay out the page."""
    links.follow()
    atlas = load()
    if atlas is None:
        return
    works = _works(atlas, atlas.identity)
    asked = str(st.query_params.get(SHOWN, ""))
    chosen = [work for work in works if work.source.key == asked]
    if chosen:
        every = links.link(links.address("sources"), t("All sources"), classes="back")
        way = element("nav", every, classes="ways", aria_label=t("From this source"))
        markup.show(way, element("h1", t("Source")))
        markup.show(element("ul", _row(chosen[0]), classes="rows alone"))
        return
    if asked:
        address_problems.unknown(SHOWN, t("There is no source {value}; here are all."))
    choices.take_over(use=USES)
    with st.container(horizontal=True, vertical_alignment="center", key="filters"):
        head = st.container(width="content")
        text = st.text_input(
            t("Search"),
            placeholder=t("Search: author, title, site, a word of the note, in any script"),
            key="search",
            bind="query-params",
            live=True,
            label_visibility="collapsed",
        )
        use = st.selectbox(t("Use"), USES, format_func=t, key="use", bind="query-params", label_visibility="collapsed")
    found = citing.matching(text, works)
    if use != EVERYTHING:
        found = [work for work in found if bool(work.dossiers) == (use == USED)]
    with head:
        markup.show_head(t("Bibliography"), t("{number} of {all}", number=len(found), all=len(works)))
    if found:
        markup.show_list(*_groups(atlas, found))
    else:
        st.caption(t("No work is all of that."))
    _certainty(atlas)


enter("sources")
page()
