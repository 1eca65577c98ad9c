"""Coordinates as people write them: decimal, in degrees, minutes and seconds, with the marks of four languages.

geopy reads most of these, but takes a longitude of 1186 for 106 by going round the earth three times: a lost decimal
point would be drawn.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_NUMBER = r"\d+(?:[.,]\d+)?"
HEMISPHERES = {
    **dict.fromkeys(("n", "с", "с.ш", "сш", "北緯", "北纬", "lat n", "north"), ("lat", 1)),  # noqa: RUF001 - Russian
    **dict.fromkeys(("s", "ю", "ю.ш", "юш", "南緯", "南纬", "south"), ("lat", -1)),
    **dict.fromkeys(("e", "в", "в.д", "вд", "東経", "东经", "東經", "east"), ("lon", 1)),
    **dict.fromkeys(("w", "з", "з.д", "зд", "西経", "西经", "西經", "west"), ("lon", -1)),
}
"""Axis and sign by what stands before or behind a coordinate."""
_MARK = "|".join(sorted(map(re.escape, HEMISPHERES), key=len, reverse=True))
_ONE = re.compile(
    rf"(?:(?P<before>{_MARK})\.?\s*)?(?P<sign>[-+−]?)\s*(?P<degrees>{_NUMBER})\s*(?:[°˚º度d]|deg)?\s*"  # noqa: RUF001
    rf"(?:(?P<minutes>{_NUMBER})\s*(?:['’′´分m]|min)?\s*)?"  # noqa: RUF001 - minutes
    rf"(?:(?P<seconds>{_NUMBER})\s*(?:\"|”|″|''|’’|′′|秒|s(?![a-z])|sec)?\s*)?"  # noqa: RUF001 - seconds
    rf"(?:(?P<behind>{_MARK})\.?)?"
)
_DECIMAL = re.compile(r"[-+]?\d{1,3}(?:\.\d+)?", re.ASCII)
_WELL_KNOWN = re.compile(r"point\s*z?\s*\(\s*([-+]?\d+(?:\.\d+)?)\s+([-+]?\d+(?:\.\d+)?)(?:\s+[-+.\d]+)?\s*\)")
LIMITS = {"lat": 90.0, "lon": 180.0}
"""Degrees of latitude and longitude at most."""
_SIXTY = 60.0


@dataclass(frozen=True, slots=True)
class Angle:
    """A coordinate in decimal degrees; ``axis`` is ``lat`` or ``lon`` where its text says so, else empty."""

    degrees: float
    axis: str = ""


def one(text: str) -> Angle | None:
    """The coordinate that a text is, as ``47.72``, ``47,72``, ``47°43'12"N``, ``N 47 43.2``, ``北緯47度43分``."""
    if _DECIMAL.fullmatch(text):  # as nearly all are: in a twentieth of the time
        return Angle(float(text))
    match = _ONE.fullmatch(_plain(text))
    return _angle(match) if match else None


def pair(text: str) -> tuple[Angle, Angle] | None:
    """Two coordinates in one text, in the order they stand: ``47.72, 118.6``, ``POINT(118.6 47.72)``.

    None if they are none. ``POINT`` of well-known text has longitude first.
    """
    plain = _plain(text)
    if match := _WELL_KNOWN.fullmatch(plain):
        return Angle(float(match[1]), "lon"), Angle(float(match[2]), "lat")
    for cut in _cuts(plain):
        first, second = _ONE.fullmatch(plain[: cut.start()].strip()), _ONE.fullmatch(plain[cut.end() :].strip())
        angles = [_angle(match) for match in (first, second) if match]
        match angles:
            case [Angle() as one_of_two, Angle() as other] if not one_of_two.axis or one_of_two.axis != other.axis:
                return one_of_two, other
    return None


def _cuts(text: str) -> list[re.Match[str]]:
    """Where a pair may be cut: at a separator; between a mark of the one and the other; at the middle of the blanks."""
    for separator in (r"\s*[;/|]\s*", r",\s+", r"(?<=[a-zа-я°'\"度分秒])\s*,?\s*(?=[\d+-])", r","):  # noqa: RUF001 - Russian
        found = list(re.finditer(separator, text))
        if len(found) == 1:
            return found
    marks = list(re.finditer(rf"(?<=\d|[°'\"度分秒])\s*(?=(?:{_MARK})\.?\s*\d)|(?<=[a-zа-я.])\s+(?=\d)", text))  # noqa: RUF001
    blanks = list(re.finditer(r"\s+", text))
    middle = [blanks[len(blanks) // 2]] if len(blanks) % 2 else []
    return [*marks, *middle]


def _angle(match: re.Match[str]) -> Angle | None:
    """The coordinate of a match; None if it has minutes or seconds above 60, or two hemispheres."""
    if match["before"] and match["behind"]:
        return None
    degrees, minutes, seconds = (_number(match[part]) for part in ("degrees", "minutes", "seconds"))
    if minutes >= _SIXTY or seconds >= _SIXTY or (match["minutes"] and not degrees.is_integer()):
        return None
    axis, sign = HEMISPHERES.get(match["before"] or match["behind"] or "", ("", 1))
    if match["sign"] in {"-", "−"}:  # noqa: RUF001 - minus
        sign = -sign
    return Angle(sign * (degrees + minutes / _SIXTY + seconds / _SIXTY**2), axis)


def _number(text: str | None) -> float:
    return float(text.replace(",", ".")) if text else 0.0


def _plain(text: str) -> str:
    wide = unicodedata.normalize("NFKC", text.replace("″", '"').replace("′", "'").replace("˚", "°").replace("º", "°"))  # noqa: RUF001
    joined = re.sub(r"\b([сюзв])\.?\s*([шд])\b", r"\1.\2", wide.lower())
    return " ".join(joined.split())


def is_within(angle: float, axis: str) -> bool:
    """Whether a coordinate is one of the earth."""
    return abs(angle) <= LIMITS[axis]
