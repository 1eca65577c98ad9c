"""What of an address cannot be shown: it is said, and taken from the address."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import streamlit as st

from campaigns import chapters
from campaigns.languages.spoken import later, t
from pages.parts.atlas_data import as_day, plain

if TYPE_CHECKING:
    from collections.abc import Collection

_LONGEST = 40
"""Characters of a value that a message repeats, as on the map."""
_NO_SUCH = {
    "kind": later("There is no kind {values}; it is left out."),
    "side": later("There is no side {values}; it is left out."),
    "certainty": later("There is no certainty {values}; it is left out."),
    "years": later("There are no years {values}; they are left out."),
    "sort": later("There is no order {values}; it is left out."),
    "use": later("There is no use {values}; it is left out."),
    "show": later("There is nothing called {values} to be shown; it is left out."),
}
_MOST = 3
"""Values that a message repeats."""
LISTS = frozenset({"kind", "side", "certainty", "years"})
"""Keys of an address that may stand there more than once: all of their values count."""


def repeated() -> None:
    """Say what stands in the address more than once, and leave only the last of it, which is the one that counts."""
    for key in [key for key in st.query_params if key not in LISTS]:
        values = st.query_params.get_all(key)
        if len(values) > 1:
            last = _quoted(values[-1])
            text = later("{name} is given {number} times; the last counts, {value}")
            st.toast(plain(t(text, name=_quoted(key), number=len(values), value=last) + "."))
            st.query_params[key] = values[-1]


def not_offered(**offered: Collection[str]) -> None:
    """Say which values of an address no filter offers; to be called before the filters, which drop them."""
    for key, known in offered.items():
        strange = [value for value in st.query_params.get_all(key) if value not in known]
        if strange:
            values = ", ".join(_quoted(value) for value in strange[:_MOST])
            st.info(plain(t(_NO_SUCH[key], values=values)))


def unknown(key: str, said: str) -> None:
    """Say that nothing has the id that a key of the address names, which stands for ``{value}``, and drop it."""
    st.info(plain(said.replace("{value}", _quoted(str(st.query_params[key])))))
    del st.query_params[key]


def day(key: str) -> dt.date | None:
    """The day an address names, moved into the years of the atlas; what is not shown as it stands is said."""
    asked = st.query_params.get(key)
    if not asked:
        return None
    found = as_day(asked)
    if found is None:
        said = t("{value} is not a valid date; expected year-month-day, as 1945-08-09", value=_quoted(asked))
        st.info(plain(f"{said}."))
        del st.query_params[key]
    elif found != dt.date.fromisoformat(asked):
        first, last = str(chapters.FIRST_DAY), str(chapters.LAST_DAY)
        text = t(
            "{value} lies outside the atlas, {first} to {last}; here is {day}.",
            value=_quoted(asked),
            first=first,
            last=last,
            day=str(found),
        )
        st.info(plain(text))
    return found


def _quoted(text: str) -> str:
    return f"“{text[:_LONGEST]}…”" if len(text) > _LONGEST else f"“{text}”"
