"""What of an address cannot be shown: it is said, and taken from the address."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import streamlit as st

from campaigns import chapters
from pages.parts.atlas_data import as_day, plain

if TYPE_CHECKING:
    from collections.abc import Collection

_LONGEST = 40
"""Characters of a value that a message repeats, as on the map."""
_MOST = 3
"""Values that a message repeats."""
LISTS = frozenset({"kind", "side", "certainty", "years"})
"""Keys of an address that may stand there more than once: all of their values count."""


def repeated() -> None:
    """Say what stands in the address more than once, and leave only the last of it, which is the one that counts."""
    for key in [key for key in st.query_params if key not in LISTS]:
        values = st.query_params.get_all(key)
        if len(values) > 1:
            st.toast(plain(f"{_quoted(key)} is given {len(values)} times; the last counts, {_quoted(values[-1])}."))
            st.query_params[key] = values[-1]


def not_offered(**offered: Collection[str]) -> None:
    """Say which values of an address no filter offers; to be called before the filters, which drop them."""
    for key, known in offered.items():
        strange = [value for value in st.query_params.get_all(key) if value not in known]
        if strange:
            values = ", ".join(_quoted(value) for value in strange[:_MOST])
            st.info(plain(f"There is no {key} {values}; it is left out."))


def unknown(key: str, what: str, instead: str) -> None:
    """Say that nothing has the id that a key of the address names, and drop it."""
    st.info(plain(f"There is no {what} {_quoted(str(st.query_params[key]))}; {instead}."))
    del st.query_params[key]


def day(key: str) -> dt.date | None:
    """The day an address names, moved into the years of the atlas; what is not shown as it stands is said."""
    asked = st.query_params.get(key)
    if not asked:
        return None
    found = as_day(asked)
    if found is None:
        st.info(plain(f"{_quoted(asked)} is not a valid date; expected year-month-day, as 1945-08-09."))
        del st.query_params[key]
    elif found != dt.date.fromisoformat(asked):
        years = f"{chapters.FIRST_DAY} to {chapters.LAST_DAY}"
        st.info(plain(f"{_quoted(asked)} lies outside the atlas, {years}; here is {found}."))
    return found


def _quoted(text: str) -> str:
    return f"“{text[:_LONGEST]}…”" if len(text) > _LONGEST else f"“{text}”"
