"""What the page of exports makes: in turn with all other visitors, and kept for those who ask for the same."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

import streamlit as st

from pages.parts import memory
from pages.parts.export_line import Line
from pages.parts.shared_files import SharedFiles

if TYPE_CHECKING:
    from collections.abc import Callable

    Progress = Callable[[float, str], None]

MOST_BYTES = 32_000_000
"""Files and previews of all visitors that are kept."""


@st.cache_resource
def _lines() -> dict[bool, Line]:
    """The line of moving pictures, which take minutes, and that of all else: in each, one at a time."""
    return {True: Line(), False: Line()}


@st.cache_resource
def _files() -> SharedFiles:
    return SharedFiles(MOST_BYTES)


def kept(key: object) -> dict[str, bytes] | None:
    """The files made under a key, or None."""
    return _files().get(key)


def made(key: object, text: str, *, moving: bool, make: Callable[[Progress], dict[str, bytes]]) -> dict[str, bytes]:
    """The files under a key: those that are kept, or made when it is this visitor's turn.

    Parameters
    ----------
    key
        Tells files apart.
    text
        What the progress bar says, for example "Writing …".
    moving
        Whether it is a whole moving picture.
    make
        Makes the files, by name; is given what advances the progress bar: the share that is done, 0 to 1, and what
        comes next.

    Raises
    ------
    FullError
        If too many wait already.
    """
    files = kept(key)
    if files is not None:
        return files
    bar = st.progress(0.0, text)
    visitor = st.session_state.setdefault("visitor", uuid.uuid4().hex)
    try:
        with _lines()[moving].turn(visitor, lambda before: _tell(bar.progress, before)):
            files = kept(key)
            if files is None:
                files = make(lambda share, what: _show(bar.progress, share, f"{text} {what}"))
                _files().put(key, files)
    finally:
        bar.empty()
        memory.give_back()
    return files


def _tell(show: Callable[[float, str], object], before: int) -> None:
    _show(show, 0.0, f"In line: {before} {'export is' if before == 1 else 'exports are'} before yours …")


def _show(show: Callable[[float, str], object], share: float, text: str) -> None:
    show(min(1.0, share), text)
