"""The kiosk that an export is asked for, and what of it cannot be done."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from campaigns.atlas.export_selection import ExportError
from campaigns.atlas.kiosk import IDLE, PACE, Kiosk
from campaigns.symbology import languages

if TYPE_CHECKING:
    from collections.abc import Collection

    from campaigns.atlas.document.payload_types import Tour
    from campaigns.atlas.export_selection import Selection


def of_options(
    selection: Selection,
    tours: tuple[str, ...] | None,
    pace: float | None = None,
    idle: float | None = None,
    language: str = "",
) -> Selection:
    """A selection with its kiosk, if there is to be one.

    Parameters
    ----------
    selection
        What is exported.
    tours, pace, idle
        As of ``Kiosk``; None = not asked for.
    language
        The language as it was asked for: the empty text = not.

    Raises
    ------
    ExportError
        If a pace is asked for without a kiosk, or a kiosk in an unknown language: nobody would be there to read it.
    """
    if tours is None:
        lonely = [name for name, value in (("--pace", pace), ("--idle", idle)) if value is not None]
        if lonely:
            raise ExportError(
                f"{lonely[0]} has no meaning without --kiosk TOUR[,TOUR]; leave it out, or name the tours"
            )
        return selection
    if language and languages.known(language)[1]:
        raise ExportError(f"unknown language {language}; expected one of {', '.join(languages.LANGUAGES)}")
    return replace(selection, kiosk=Kiosk(tours, PACE if pace is None else pace, IDLE if idle is None else idle))


def validate(kiosk: Kiosk, known: Collection[str]) -> None:
    """Check that there are its tours, each named once.

    Raises
    ------
    ExportError
        With those that there are.
    """
    unknown = [tour for tour in kiosk.tours if tour not in known]
    if unknown:
        raise ExportError(f"unknown tour {', '.join(unknown)}; expected some of {', '.join(known)}")
    twice = sorted({tour for tour in kiosk.tours if kiosk.tours.count(tour) > 1})
    if twice:
        raise ExportError(f"the tour {', '.join(twice)} is named twice; name each once")


def chosen(kiosk: Kiosk, carried: Collection[Tour]) -> list[Tour]:
    """The tours of a kiosk in its order, of those that a document carries.

    Raises
    ------
    ExportError
        If the days or layers of the document leave one out.
    """
    by_id = {tour["id"]: tour for tour in carried}
    missing = [tour for tour in kiosk.tours if tour not in by_id]
    if missing:
        raise ExportError(
            f"the tour {', '.join(missing)} has fewer than two steps in these days and layers; "
            "choose a wider span and more layers, or leave it out"
        )
    return [by_id[tour] for tour in kiosk.tours]
