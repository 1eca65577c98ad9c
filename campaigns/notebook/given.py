"""What a call from Python is given – days, views, layers, languages –, understood, or refused as by exports."""

from __future__ import annotations

import argparse
import datetime as dt
from typing import TYPE_CHECKING, TypeAlias

from campaigns import chapters, option_values
from campaigns.atlas.export_selection import ExportError
from campaigns.scene import LAYERS
from campaigns.symbology import languages

if TYPE_CHECKING:
    from collections.abc import Iterable

Day: TypeAlias = str | dt.date
"""A day: ``"1945-08-09"``, or a date; of a moment its date."""
View: TypeAlias = str | tuple[float, ...]
"""Zoom, latitude, longitude, or west, south, east, north in degrees; as numbers, or as text: ``"6/45/127"``."""


def day(given: Day) -> dt.date:
    """A day of the atlas. Raises ExportError where it is none, or lies outside."""
    if isinstance(given, dt.datetime):
        found = given.date()
    elif isinstance(given, dt.date):
        found = given
    else:
        try:
            found = option_values.day(str(given))
        except argparse.ArgumentTypeError as error:
            raise ExportError(str(error)) from None
    if not chapters.FIRST_DAY <= found <= chapters.LAST_DAY:
        raise ExportError(f"the day {found} lies outside the atlas, {chapters.FIRST_DAY} to {chapters.LAST_DAY}")
    return found


def day_or_none(given: Day | None) -> dt.date | None:
    """The same, or none; errors as of ``day``."""
    return None if given is None else day(given)


def layers(given: str | Iterable[str] | None) -> tuple[str, ...] | None:
    """Names of layers, of one or of several; None = all. Raises ExportError where one is unknown, or there are none."""
    if given is None:
        return None
    try:
        names = option_values.layers(given if isinstance(given, str) else ",".join(map(str, given)))
    except argparse.ArgumentTypeError as error:
        raise ExportError(str(error)) from None
    unknown = [name for name in names if name not in LAYERS]
    if unknown:
        raise ExportError(f"unknown layer {', '.join(unknown)}; expected some of {', '.join(LAYERS)}")
    return names


def view(given: View | None) -> tuple[float, ...]:
    """Three numbers or four, as of ``View``; none for None. Raises ExportError where it is neither."""
    if given is None:
        return ()
    text = given
    if not isinstance(text, str):
        text = ("/" if len(text) == 3 else ",").join(map(str, text))  # noqa: PLR2004 - zoom, latitude, longitude
    try:
        return option_values.place(text)
    except argparse.ArgumentTypeError as error:
        raise ExportError(str(error)) from None


def language(given: str) -> str:
    """The code of a language of names. Raises ExportError where there are no names in it."""
    found, message = languages.known(str(given))
    if message:
        raise ExportError(f"unknown language {given}; expected one of {', '.join(languages.LANGUAGES)}")
    return found
