"""The document of the map in the language of a visitor: that of another than English is made when one asks for it.

It is made by the process that makes exports, in its turn with these, so that the server keeps none of the memory which
that takes, and is kept on disk beside the English one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from campaigns.languages import spoken
from campaigns.languages.spoken import t
from pages.parts import atlas_data, data_files, kept_document
from pages.parts.kept_document import Document

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pages.parts.atlas_data import Atlas


@st.cache_resource(show_spinner=False)
def _documents() -> dict[str, Document]:
    """Documents in other languages by the identity of their atlas."""
    return {}


def of(atlas: Atlas) -> Document:
    """The document of an atlas; where it cannot be made in its language, the English one, after a message."""
    from campaigns.atlas.export_selection import ExportError  # noqa: PLC0415 - as in `atlas_data`
    from pages.parts.export_line import FullError  # noqa: PLC0415

    if atlas.language == spoken.ENGLISH:
        return atlas.document
    kept = _documents()
    found = kept.get(atlas.identity)
    if found is None:
        try:
            found = _read_or_made(atlas)
        except (ExportError, FullError) as error:
            text = t("The map stays in English for now: {problem}", problem=atlas_data.plain(str(error)))
            st.warning(text, icon=":material/translate:")
            return atlas.document
        kept[atlas.identity] = found
        for old in [*kept][: -(atlas_data.EDITIONS - 1)]:
            kept.pop(old, None)
    return found


def _read_or_made(atlas: Atlas) -> Document:
    """That which is kept of these very files, else made and, in the server, kept."""
    digest = data_files.digest(language=atlas.language) if atlas_data.is_server() else ""
    found = kept_document.read(digest) if digest else None
    if found is None:
        found = made(atlas)
        if digest and digest == data_files.digest(language=atlas.language):  # no file was changed meanwhile
            kept_document.write(digest, found)
    return found


def made(atlas: Atlas) -> Document:
    """The document, made. Raises ``ExportError`` if it cannot be, ``FullError`` if too many wait already."""
    from campaigns.atlas.export_selection import Selection  # noqa: PLC0415 - as in `atlas_data`
    from pages.parts import export_process, shared_work  # noqa: PLC0415
    from pages.parts.export_job import Job  # noqa: PLC0415

    data = atlas_data.file(atlas.english, atlas.english.identity)

    def make(folder: Path, report: Callable[[float, str], None]) -> None:
        selection = Selection(language=atlas.language)
        export_process.run(Job(data, folder / "atlas.html", selection, preview=True), report)

    [file] = shared_work.made((atlas.identity, "map"), t("Drawing the map …"), lane="document", make=make)
    return Document(file.read_bytes(), file.stem)
