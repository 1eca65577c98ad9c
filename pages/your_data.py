"""Your data: files of a visitor read, understood, placed, and kept as layers of this session alone."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from typing import TYPE_CHECKING

import streamlit as st

from campaigns import chapters
from campaigns.atlas.export_selection import ExportError
from campaigns.guests import guessing, mapping, placing, reading
from campaigns.guests.table import MOST_COLUMNS, GuestFileError
from campaigns.languages import spoken
from campaigns.languages.spoken import later, t
from pages.parts import (
    guest_columns,
    guest_outcome,
    guest_reading,
    guest_session,
    links,
    map_component,
    map_document,
    markup,
    own_layers,
    presses,
    visitor_language,
)
from pages.parts.atlas_data import DAY_OF_MAP, Atlas, enter, load, plain
from pages.parts.export_line import FullError
from pages.parts.guest_session import NoRoomError
from pages.parts.markup import element

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from campaigns.guests.mapping import Mapping
    from campaigns.guests.placing import GuestLayer
    from campaigns.guests.table import GuestTable
    from pages.parts.own_layers import OwnLayer

_TURN, _ADDED, _READ, _PLACED = "file of own data", "own data added", "own data read", "own data placed"
_ASKED = "own data to be added"
_SHOWN, _TRIED = 20, 1_000
"""Rows of a file that are shown, and that are placed before it is confirmed."""
_COLUMNS_SHOWN, _CELL_SHOWN = 60, 120
"""Columns of a file that are shown, and characters of a cell."""
_TOLD = (GuestFileError, NoRoomError, FullError, ExportError)
"""Errors that are a sentence on the page."""
_STYLE = """
.sheet { max-height: 220px; overflow: auto; border: 1px solid var(--rule); }
.sheet table { min-width: 100%; border-collapse: collapse; font-size: 0.8rem; }
.sheet :is(th, td) { max-width: 22rem; padding: 0.2rem 0.7rem; border-bottom: 1px solid var(--rule); text-align: left; }
.sheet :is(th, td) { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.sheet th { position: sticky; top: 0; background: #f1eadb; font-weight: 600; }
.own-legend { display: flex; flex-wrap: wrap; gap: 0.2rem 1rem; margin: 0; }
.own-legend span { display: inline-flex; align-items: center; gap: 0.35rem; overflow-wrap: anywhere; }
.own-legend i { flex: none; width: 0.8rem; height: 0.8rem; border: 1px solid #14100c66; border-radius: 50%; }
"""


def _limits() -> None:
    st.markdown(
        t(
            "Bring a table or a file of map data, say what its columns are, and see it on the map beside the atlas's "
            "own."
        )
    )
    kinds = t(
        "CSV and TSV in any encoding, XLSX, GeoJSON, Linked Places, KML, KMZ, GPX, GeoPackage, zipped Shapefile, "
        "GeoParquet."
    )
    most = t(
        "At most {size} MB a file, {columns} columns, {shapes} lines and areas, {layers} layers, {rows} rows in all.",
        size=guest_reading.LARGEST,
        columns=MOST_COLUMNS,
        shapes=placing.MOST_SHAPES,
        layers=guest_session.MOST_LAYERS,
        rows=guest_reading.MOST_ROWS,
    )
    private = t(
        "Your data stay in this session: nobody else sees them, and they are gone when you close or reload the page. "
        "What you export carries them."
    )
    st.caption(f"{kinds} {most} {private}")


def _problem(name: str, error: Exception) -> None:
    text = t("{file} was not taken: {problem}. Your other layers stay as they are.", file=name, problem=str(error))
    st.error(plain(text), icon=":material/error:")


def _uploaded() -> tuple[UploadedFile, str] | None:
    """The file that was dropped, and a text that tells it from others; None where there is none."""
    turn = st.session_state.setdefault(_TURN, 0)
    file = st.file_uploader(
        t("A file of yours"),
        key=f"{_TURN} {turn}",
        max_upload_size=guest_reading.LARGEST,
        help=t("Its name ends in one of {suffixes}", suffixes=", ".join(reading.SUFFIXES)),
    )
    return None if file is None else (file, f"{turn} {file.file_id}")


def _table(file: UploadedFile, key: str) -> GuestTable | None:
    """The table of a file, read once; None, after a message, if it cannot be read."""
    kept = st.session_state.get(_READ)
    if kept is None or kept[0] != key:
        try:
            found: GuestTable | Exception = guest_reading.read(file.getvalue(), file.name)
        except _TOLD as error:
            found = error
        kept = (key, found)
        if not isinstance(found, FullError):
            st.session_state[_READ] = kept
    if isinstance(kept[1], Exception):
        _problem(file.name, kept[1])
        return None
    table: GuestTable = kept[1]
    return table


def _preview(table: GuestTable) -> None:
    """The first rows as they came: plain HTML, which is there at once, where a table to sort and search is not."""
    columns = dict(list(table.first(_SHOWN).columns.items())[:_COLUMNS_SHOWN])
    head = element("tr", *(element("th", name, scope="col") for name in columns))
    rows = (
        element("tr", *(element("td", cell[:_CELL_SHOWN]) for cell in row))
        for row in zip(*columns.values(), strict=True)
    )
    sheet = element("table", element("thead", head), element("tbody", *rows))
    room = element(
        "div", sheet, classes="sheet", tabindex="0", role="region", aria_label=t("The first rows of the file")
    )
    markup.show(room, style=_STYLE)
    if len(table.columns) > _COLUMNS_SHOWN:
        text = later("The first {number} of {all} columns are shown.")
        st.caption(t(text, number=_COLUMNS_SHOWN, all=len(table.columns)))


def _suggested(table: GuestTable, key: str) -> tuple[Mapping, str]:
    """What the columns are, guessed or as a saved mapping says; and what the keys of the widgets begin with."""
    with st.expander(t("Use a saved mapping")):
        saved = st.file_uploader(t("A mapping that you saved here (JSON)"), key=f"mapping {key}", max_upload_size=1)
    if saved is None:
        return guessing.guess(table), key
    try:
        return mapping.read(saved.getvalue(), saved.name, table), f"{key} {saved.file_id}"
    except GuestFileError as error:
        _problem(saved.name, error)
        return guessing.guess(table), key


def _tried(table: GuestTable, chosen: Mapping, atlas: Atlas, key: str) -> GuestLayer:
    """The first rows, placed as the layer will be: once for each way in which they are understood."""
    identity = guest_session.free_identity(chosen.title or table.file)
    told = hashlib.sha256(f"{key} {identity} {chosen.model_dump_json()} {atlas.identity}".encode()).hexdigest()
    kept = st.session_state.get(_PLACED)
    if kept is None or kept[0] != told:
        first = table if len(table) <= _TRIED else table.first(_TRIED)
        kept = (told, placing.place(first, chosen, atlas.english.history, identity))
        st.session_state[_PLACED] = kept
    layer: GuestLayer = kept[1]
    return layer


def _new_layer(atlas: Atlas) -> None:
    """A file on its way to the map: dropped, read, its columns confirmed, its rows placed."""
    wanted = st.session_state.pop(_ASKED, "")  # for this run alone: what is asked first is to be answered first
    uploaded = _uploaded()
    if uploaded is None or (table := _table(*uploaded)) is None:
        return
    file, key = uploaded
    columns = t("{count} column|{count} columns", count=len(table.columns))
    told = spoken.listed([table.kind, guest_outcome.rows(len(table)), columns])
    st.caption(plain(f"{file.name}: {told}"))
    _preview(table)
    suggested, key = _suggested(table, key)
    chosen = guest_columns.choose(table, suggested, key)
    asked = guessing.questions(table, chosen)
    if asked:
        st.info(plain(" ".join(asked)), icon=":material/help:")
        return
    try:
        tried = _tried(table, chosen, atlas, key)
        guest_outcome.tell(tried, max(0, len(table) - _TRIED))
        guest_session.check_room(len(table))
        large = len(tried.table) < len(table)
        answers = guest_columns.answers(key)
        pressed = st.button(
            t("Add to the map"),
            type="primary",
            icon=":material/add_location_alt:",
            disabled=tried.rows.empty,
            on_click=None if large else presses.whole(lambda: _add_at_once(tried, key, answers)),
        )
        if (pressed and large) or (wanted == key and not tried.rows.empty):
            _add(guest_reading.place(table, chosen, atlas, tried.id))
            st.rerun()
    except _TOLD as error:
        _problem(file.name, error)


def _add_at_once(layer: GuestLayer, key: str, answers: dict[str, object]) -> None:
    """Add a layer all of whose rows are placed already, before the page is run: it is run once then, and not twice.

    Not if anything was answered otherwise since, in the same moment as the button was pressed: then the rows are placed
    as they are understood now.
    """
    if guest_columns.answers(key) != answers:
        st.session_state[_ASKED] = key
        return
    with suppress(NoRoomError):  # which the page tells when it is run, as the file is still there
        _add(layer)


def _add(layer: GuestLayer) -> None:
    """Keep a layer and tell of it; the file it came from gives way to the next."""
    guest_session.add(layer)
    visitor_language.speak()  # a press is carried out before the page is run
    rows = guest_outcome.rows(len(layer.rows))
    st.session_state[_ADDED] = t("{title} is on the map: {rows}.", title=layer.title, rows=rows)
    st.session_state[_TURN] += 1
    for part in (_READ, _PLACED):
        st.session_state.pop(part, None)


def _legend(layer: GuestLayer) -> None:
    entries = (
        element("span", element("i", style=f"background:{entry.colour}"), entry.label) for entry in layer.legend[:20]
    )
    markup.show(element("p", *entries, classes="own-legend"), style=_STYLE)


def _placed(layer: GuestLayer) -> str:
    """How many rows of a layer are on the map, and how many are not."""
    return t(
        "{count} row placed, {refused} refused|{count} rows placed, {refused} refused",
        count=len(layer.rows),
        refused=len(layer.refused),
    )


def _layer(own: OwnLayer, atlas: Atlas) -> None:
    """A layer that is there: what it is, its files, its colours, the comparison, and a button that removes it."""
    layer, identity = own.layer, own.layer.id
    with st.container(border=True):
        st.markdown(f"#### {plain(layer.title)}")
        st.caption(plain(f"{_placed(layer)} · {layer.source}"))
        _legend(layer)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            _colours(own, atlas)
            _download(
                t("Columns (JSON)"), layer.mapping.text().encode(), f"{identity}-columns.json", "application/json"
            )
            if layer.refused:
                refused = guest_outcome.refused_file(layer)
                _download(t("Refused rows (CSV)"), refused, f"{identity}-refused.csv", "text/csv")
            st.button(
                t("Remove"),
                icon=":material/delete:",
                key=f"remove {identity}",
                on_click=presses.whole(lambda: guest_session.remove(identity)),
            )
        if layer.refused or layer.remarks:
            text = t("{refused} refused, {doubtful} doubtful", refused=len(layer.refused), doubtful=len(layer.remarks))
            with st.expander(text):
                guest_outcome.show_problems(layer)
                if table := guest_outcome.mended(own):
                    _place_anew(table, layer.mapping, layer, atlas)
        if st.toggle(t("Compare with the atlas’s own"), key=f"compare {identity}"):
            guest_outcome.compare(own, atlas)


def _colours(own: OwnLayer, atlas: Atlas) -> None:
    """A choice of what colours tell apart; the rows are placed anew for another."""
    current = own.layer.mapping
    choices = guest_columns.colour_choices(current)
    if len(choices) == 1:
        return
    chosen = st.selectbox(
        t("Colours"),
        choices,
        index=choices.index(current.colour_by),
        format_func=lambda each: t(guest_columns.COLOURS[each]),
        key=f"colours of {own.layer.id}",
        width=170,
    )
    if chosen != current.colour_by:
        _place_anew(own.layer.table, current.model_copy(update={"colour_by": chosen}), own.layer, atlas)


def _place_anew(table: GuestTable, understood: Mapping, layer: GuestLayer, atlas: Atlas) -> None:
    """Put the rows of a table, understood in some way, in the place of a layer's."""
    try:
        guest_session.replace(guest_reading.place(table, understood, atlas, layer.id))
    except _TOLD as error:
        _problem(layer.title, error)
        return
    st.rerun()


def _download(label: str, content: bytes, name: str, mime: str) -> None:
    st.download_button(
        label, content, file_name=name, mime=mime, on_click="ignore", icon=":material/download:", key=f"download {name}"
    )


def page() -> None:
    """Lay out the page."""
    links.follow()
    st.title(t("Your data"), anchor=False)
    atlas = load()
    if atlas is None:
        return
    _limits()
    if added := st.session_state.pop(_ADDED, ""):
        st.success(plain(added), icon=":material/check_circle:")
    own = own_layers.layers()
    if own:
        today = st.session_state.get(DAY_OF_MAP, chapters.OPENING)
        day = own_layers.day_to_show(today)
        on_map = links.link(links.address("") if day == today else links.on_day(day), t("Show them on the map"))
        exported = links.link(links.address("export"), t("Export them with the atlas"))
        markup.show(element("nav", on_map, exported, classes="ways", aria_label=t("With your data")))
        for each in own:
            _layer(each, atlas)
        st.subheader(t("Another file"), anchor=False)
    _new_layer(atlas)
    map_component.prepare(map_document.of(atlas))


enter("your_data")
page()
