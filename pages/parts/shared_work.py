"""What the page of exports makes: in turn with all other visitors, and kept for those who ask for the same."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Literal

import streamlit as st

from campaigns.languages import spoken
from campaigns.languages.spoken import later, t
from pages.parts import presses, visitor, working_folder
from pages.parts.export_line import Line
from pages.parts.shared_files import SharedFiles

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Progress = Callable[[float, str], None]

MOST_BYTES, MOST_PRIVATE_BYTES = 256_000_000, 64_000_000
"""Files and previews that are kept on disk: those shared by all visitors, and those of one with own data."""
_STEPS = (
    *(later("relief"), later("legend and sources"), later("sea and rivers"), later("lands and lines")),
    *(later("movements"), later("names"), later("ready"), later("drawing the ground"), later("the document")),
)
"""What an export tells of how far it is."""
Lane = Literal["document", "picture", "moving picture"]
"""What is made: one thing at a time, as each takes much memory, and by turns, so that a document does not wait for all
moving pictures, which take minutes."""


@st.cache_resource
def _line() -> Line:
    return Line()


@st.cache_resource
def _files() -> SharedFiles:
    return SharedFiles(MOST_BYTES)


def _store(*, private: bool) -> SharedFiles:
    """Where files are kept: for all visitors, or for this one alone, until the session ends."""
    if not private:
        return _files()
    found: SharedFiles = st.session_state.setdefault("private files", SharedFiles(MOST_PRIVATE_BYTES))
    return found


def kept(key: object, *, private: bool = False) -> tuple[Path, ...] | None:
    """The files made under a key, or None."""
    return _store(private=private).get(key)


def made(
    key: object,
    text: str,
    *,
    lane: Lane,
    make: Callable[[Path, Progress], None],
    on_cancel: Callable[[], None] | None = None,
    private: bool = False,
) -> tuple[Path, ...]:
    """The files under a key, sorted by name: those that are kept, or made when it is this visitor's turn.

    Parameters
    ----------
    key
        Tells files apart.
    text
        What the progress bar says, for example "Writing …".
    lane
        What is made.
    make
        Makes the files in a folder; is given what advances the progress bar: the share that is done, 0 to 1, and what
        comes next.
    on_cancel
        Called when the visitor cancels it; without it there is no button for that.
    private
        Whether they hold data of this visitor, and are kept for this session alone.

    Raises
    ------
    FullError
        If too many wait already.
    """
    store = _store(private=private)
    files = store.get(key)
    if files is not None:
        return files
    bar, button = st.progress(0.0, text), st.empty()
    if on_cancel is not None:
        button.button(t("Cancel"), icon=":material/close:", on_click=presses.whole(on_cancel), width="stretch")
    try:
        with _line().turn(visitor.identity(), lambda before: _tell(bar.progress, before), lane):
            files = store.get(key)
            if files is None:
                files = _made(
                    store,
                    key,
                    lambda folder: make(
                        folder, lambda share, what: _show(bar.progress, share, f"{text} {_step(what)}")
                    ),
                )
    finally:
        bar.empty()
        button.empty()
    return files


def _made(store: SharedFiles, key: object, make: Callable[[Path], None]) -> tuple[Path, ...]:
    folder = working_folder.new()
    try:
        make(folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return store.put(key, folder)


def _step(what: str) -> str:
    """What comes next; in another language nothing where it has no words for it."""
    told = t(what)
    return "" if told == what and spoken.language() != spoken.ENGLISH else told


def _tell(show: Callable[[float, str], object], before: int) -> None:
    text = t(
        "In line: {count} export is before yours …|In line: {count} exports are before yours …",
        count=before,
    )
    _show(show, 0.0, text)


def _show(show: Callable[[float, str], object], share: float, text: str) -> None:
    show(min(1.0, share), text)
