"""What became of a visitor's rows: placed, refused with the reason, doubtful; and the files that tell of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from campaigns.atlas.formats import csv_on_the_web
from campaigns.guests import nearby
from campaigns.guests.csv_files import LONGEST_CELL
from campaigns.languages import spoken
from campaigns.languages.spoken import later, t
from pages.parts import links, markup
from pages.parts.atlas_data import plain
from pages.parts.markup import element

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from campaigns.guests.placing import GuestLayer
    from campaigns.guests.table import GuestTable, RowProblem
    from pages.parts.atlas_data import Atlas
    from pages.parts.markup import Node
    from pages.parts.own_layers import OwnLayer

_ALL = later("{placed} of {count} row can be placed|{placed} of {count} rows can be placed")
_SO_FAR = later(
    "{placed} of {count} row looked at so far can be placed|{placed} of {count} rows looked at so far can be placed"
)
_MOST_SHOWN = 500
"""Rows of a table on the page; its file has all."""
_MOST_PLAIN = 50
"""Refused or doubtful rows that a plain table has."""
_PROBLEM_HEAD = (
    *(later("line"), later("column"), later("found"), later("expected")),
    later("perhaps meant"),
)
_MOST_MENDED = 30
"""Cells that may be mended on the page at once."""
_COMPARED = "compared with the atlas"
_HEAD = (
    *(later("Line"), later("Your row"), later("Days"), later("The atlas has")),
    *(later("Kind"), later("Its days"), later("km"), later("Days apart")),
)


def tell(layer: GuestLayer, more: int = 0) -> None:
    """Say how many rows are placed, and list those that are refused or doubtful.

    ``more`` rows of the table are not among those of the layer.
    """
    placed, refused, doubtful = len(layer.rows), len(layer.refused), len(layer.remarks)
    text = t(_SO_FAR if more else _ALL, placed=placed, count=placed + refused)
    if refused:
        text += ", " + t("{number} cannot", number=refused)
    if doubtful:
        text += "; " + t("{number} of them are doubtful", number=doubtful)
    (st.warning if refused else st.success)(
        spoken.sentence(text),
        icon=":material/rule:" if refused else ":material/check_circle:",
    )
    show_problems(layer)


def show_problems(layer: GuestLayer) -> None:
    """List refused and doubtful rows, each with its line, what stands there and what should."""
    if layer.refused:
        st.markdown(t("**Refused**"))
        _show(layer.refused)
    if layer.remarks:
        st.markdown(t("**Placed, but doubtful**"))
        _show(layer.remarks)


def rows(number: int) -> str:
    """A number of rows in words."""
    return t("{count} row|{count} rows", count=number)


def _show(problems: Sequence[RowProblem]) -> None:
    """A few as a plain table, which is there at once; many as one to sort and search."""
    cells = [(str(each.line), each.column, each.found, each.expected, each.suggestion) for each in problems]
    if len(cells) <= _MOST_PLAIN:
        markup.show(markup.table(list(map(t, _PROBLEM_HEAD)), cells))
    else:
        frame = pd.DataFrame(cells, columns=list(map(t, _PROBLEM_HEAD)))
        st.dataframe(frame.astype({t("line"): int}), hide_index=True, width="stretch")


def mended(own: OwnLayer) -> GuestTable | None:
    """Lay out the cells for which rows were refused, to be mended; the table with what is written, once it is sent."""
    table = own.layer.table
    wrong = [(each.row, each) for each in own.layer.refused if each.row is not None and each.column in table.columns]
    if not wrong:
        return None
    cells: dict[tuple[int, str], str] = {}
    with st.form(f"mend {own.token}"):
        for row, each in wrong[:_MOST_MENDED]:
            perhaps = " " + t("(perhaps {text})", text=each.suggestion) if each.suggestion else ""
            cells[row, each.column] = st.text_input(
                plain(t("Line {line}, {column}", line=str(each.line), column=each.column) + perhaps),
                table.columns[each.column][row],
                max_chars=LONGEST_CELL,
                key=f"mended {own.token} {row} {each.column}",
            )
        if len(wrong) > _MOST_MENDED:
            text = later("The first {number} of {all} are shown; the file of the refused rows has all.")
            st.caption(t(text, number=_MOST_MENDED, all=len(wrong)))
        sent = st.form_submit_button(t("Place these rows"), icon=":material/build:")
    return table.corrected(cells) if sent else None


def refused_file(layer: GuestLayer) -> bytes:
    """The refused rows as they came, under their header, to be corrected and brought again."""
    return layer.table.as_it_came(layer.refused).encode("utf-8-sig")


def compare(own: OwnLayer, atlas: Atlas) -> None:
    """Lay out what of the atlas lies near the rows of a layer, as a table and a file."""
    identity = own.layer.id
    by_km, by_days = st.columns(2)
    km = by_km.number_input(t("Kilometres apart, at most"), 0, 500, 30, key=f"km {identity}")
    days = by_days.number_input(t("Days apart, at most"), 0, 366, 7, key=f"days {identity}")
    asked = (own.token, km, days, atlas.identity)
    kept = st.session_state.setdefault(_COMPARED, {})
    if kept.get(identity, (None,))[0] != asked:
        kept[identity] = (asked, nearby.compare(own.layer.rows, atlas.scene, km, days))
    pairs: pd.DataFrame = kept[identity][1]
    near = pairs["line"].nunique()
    st.markdown(
        t(
            "{count} of {rows} lies within {km} km and {days} days of {number} events and units of the atlas.|"
            "{count} of {rows} lie within {km} km and {days} days of {number} events and units of the atlas.",
            count=near,
            rows=rows(len(own.layer.rows)),
            km=km,
            days=days,
            number=pairs["ours"].nunique(),
        )
    )
    if pairs.empty:
        return
    markup.show(markup.table(list(map(t, _HEAD)), (_cells(row) for row in pairs.head(_MOST_SHOWN).to_dict("records"))))
    if len(pairs) > _MOST_SHOWN:
        text = later("The first {number} of {all} pairs are shown; the file has all.")
        st.caption(t(text, number=_MOST_SHOWN, all=len(pairs)))
    st.download_button(
        t("Download the comparison (CSV)"),
        lambda: csv_on_the_web.encoded(pairs.map(csv_on_the_web.harmless)),
        file_name=f"{identity}-compared.csv",
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
        key=f"download comparison {identity}",
    )


def _cells(row: Mapping[Hashable, object]) -> list[Node | str]:
    dossier = str(row["dossier"] or "")
    ours = links.link(links.of_dossier(dossier), str(row["ours"])) if dossier else element("span", str(row["ours"]))
    theirs = _days(row["start"], row["end"])
    our_days = _days(row["our_start"], row["our_end"])
    return [
        str(row["line"]),
        str(row["name"]),
        theirs,
        ours,
        spoken.kind(str(row["kind"])),
        our_days,
        f"{row['km']}",
        f"{row['days']}",
    ]


def _days(start: object, end: object) -> str:
    """First and last day in words."""
    first, last = _day(start), _day(end)
    return first if first == last else f"{first or '…'} – {last or '…'}"


def _day(day: object) -> str:
    return "" if day is None or day is pd.NaT else str(day)
