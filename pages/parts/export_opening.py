"""What the page of exports begins with: the map as the visitor left it – its day, its view, what is selected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from campaigns import chapters
from campaigns.symbology import languages
from pages.parts import visitor_language
from pages.parts.atlas_data import DAY_OF_MAP, PLACE_OF_MAP, as_view

if TYPE_CHECKING:
    import datetime as dt

    from campaigns.history import History
    from campaigns.model import Dossier


@dataclass(frozen=True, slots=True)
class Opening:
    """The map as it was left: its day, its view as the address has it, and the event that is selected.

    ``select`` is the id of what is selected, of the event or a part of it. All is empty where no map was shown yet.
    """

    day: dt.date | None = None
    view: str = ""
    select: str = ""
    dossier: Dossier | None = None

    @property
    def title(self) -> str:
        """The name of the event in the language of the visitor, empty where none is selected."""
        return languages.event_title(self.dossier, visitor_language.of_names()) if self.dossier else ""

    @property
    def chapter(self) -> str:
        """The id of the shortest chapter that has its day, empty where none has."""
        day = self.day
        holding = [span for span in chapters.in_order() if day and span.first <= day <= span.last]
        return str(min(holding, key=lambda span: span.last - span.first).id) if holding else ""

    def day_within(self, first: dt.date, last: dt.date) -> dt.date | None:
        """Its day, where that lies in a span of days."""
        return self.day if self.day and first <= self.day <= last else None

    def selected_within(self, first: dt.date | None, last: dt.date | None) -> str:
        """What is selected, where some of the event lies in a span of days."""
        if self.dossier is None or first is None or last is None:
            return ""
        when = self.dossier.when
        return self.select if when.earliest <= last and first <= when.latest else ""


def of_map(history: History) -> Opening:
    """How the map of this visitor was left."""
    place: dict[str, str] = st.session_state.get(PLACE_OF_MAP) or {}
    select = place.get("select", "")
    view = place.get("view", "")
    dossier = history.dossiers.get(select.partition("/")[0])
    return Opening(st.session_state.get(DAY_OF_MAP), view if as_view(view) else "", select if dossier else "", dossier)
