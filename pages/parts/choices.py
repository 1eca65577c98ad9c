"""Choices that stand in the address, in the words of the visitor's language: read there in those of any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from campaigns.languages import spoken
from geodata.translated import LANGUAGES
from pages.parts import address_problems

if TYPE_CHECKING:
    from collections.abc import Sequence

KEYS = ("kind", "side", "certainty", "sort", "use", "show")
"""Widgets of lists by their key, which is that in the address as well."""
_ONE = frozenset({"sort", "use", "show"})
"""Those of which one value is chosen."""


def take_over(**offered: Sequence[str]) -> None:
    """Choose what the address asks for, and say what of it is not offered; to be called before the widgets.

    ``offered`` are English texts by the key of the widget, which writes them with ``spoken.kind``, ``told`` or ``t``.
    """
    for key, options in offered.items():
        asked = st.query_params.get_all(key)
        own = {spoken.kind(option): option for option in options}
        if all(value in own for value in asked):
            continue
        known = own | {option: option for option in options} | _in_other_languages(asked, options)
        address_problems.not_offered(**{key: known})
        chosen = [known[value] for value in asked if value in known]
        if chosen and key not in st.session_state:
            st.session_state[key] = chosen[-1] if key in _ONE else chosen


def _in_other_languages(asked: Sequence[str], options: Sequence[str]) -> dict[str, str]:
    """The English texts by those of other languages; looked for only where an address is not in Latin letters."""
    found: dict[str, str] = {}
    if all(value.isascii() for value in asked):
        return found
    for code in LANGUAGES:
        with spoken.speaking(code):
            found |= {spoken.kind(option): option for option in options}
    return found


def keep() -> None:
    """Have what is chosen stay so while the words for it change."""
    for key in KEYS:
        if key in st.session_state:
            st.session_state[key] = st.session_state[key]
