"""What is typed behind an option of the command line, understood; raises ArgumentTypeError where it is not."""

from __future__ import annotations

import argparse
import datetime as dt
import math
import re
from pathlib import Path

from geodata import antimeridian
from geodata.validation import FARTHEST_NORTH

_UNITS = {"": 1, "k": 2**10, "m": 2**20, "g": 2**30, "t": 2**40}
_MOST = 10_000
_LONGEST = 3600
"""Seconds that something may be awaited."""
_LEAST_MEMORY = 2**29
"""Bytes without which a worker does not hold a part of large data."""


def day(text: str) -> dt.date:
    """A day, as 1945-08-09."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a valid date; expected one such as 1945-08-09") from None


def place(text: str) -> tuple[float, ...]:
    """A view, or a box of degrees: zoom, latitude, longitude, or west, south, east, north."""
    parts = text.split("/") if "/" in text else text.split(",")
    try:
        numbers = tuple(float(part) for part in parts)
    except ValueError:
        numbers = ()
    if not all(map(math.isfinite, numbers)):
        numbers = ()
    if len(numbers) == 3:  # noqa: PLR2004 - zoom, latitude, longitude
        zoom, latitude, longitude = numbers
        if 0 <= zoom <= 20 and abs(latitude) <= FARTHEST_NORTH and abs(longitude) <= antimeridian.FARTHEST:  # noqa: PLR2004
            return numbers
    if len(numbers) == 4 and "," in text:  # noqa: PLR2004 - west, south, east, north
        return numbers
    raise argparse.ArgumentTypeError(
        f"{text!r} is not a valid view; expected zoom/latitude/longitude such as 6/45/127, "
        "or west,south,east,north in degrees"
    )


def number(text: str) -> int:
    """A number of things, 1 or more."""
    if not (text.isascii() and text.isdigit() and 0 < int(text) <= _MOST):
        raise argparse.ArgumentTypeError(f"found {text!r}; expected a number from 1 to {_MOST}")
    return int(text)


def memory(text: str) -> int:
    """Bytes of a size such as 2GiB, 1.5 GB or 800M, units by 1,024."""
    match = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*([kmgt]?)(?:i?b)?\s*", text.lower(), re.ASCII)
    size = int(float(match[1]) * _UNITS[match[2]]) if match else 0
    if size < _LEAST_MEMORY:
        expected = f"a size such as 2GiB, {_LEAST_MEMORY // 2**20} MiB or more"
        raise argparse.ArgumentTypeError(f"found {text!r}; expected {expected}")
    return size


def guest(text: str) -> tuple[Path, str]:
    """A file, and behind a colon what its layer is called: incidents.csv:Border incidents; a name is not needed."""
    path, colon, title = text.rpartition(":")
    if colon and path and not Path(text).exists() and not re.search(r"[/\\]", title):
        return Path(path), title.strip()
    return Path(text), ""


def layers(text: str) -> tuple[str, ...]:
    """Names joined by commas."""
    names = tuple(each.strip() for each in text.split(",") if each.strip())
    if not names:
        raise argparse.ArgumentTypeError(f"found {text!r}; expected layers joined by commas, such as event,arrow")
    return names


def seconds(text: str) -> float:
    """Seconds, 1 to 3600, with decimals if need be."""
    try:
        found = float(text)
    except ValueError:
        found = math.nan
    if not 1 <= found <= _LONGEST:
        raise argparse.ArgumentTypeError(f"found {text!r}; expected seconds from 1 to {_LONGEST}")
    return found


def tours(text: str) -> tuple[str, ...]:
    """Ids joined by commas."""
    ids = tuple(each.strip() for each in text.split(",") if each.strip())
    if not ids:
        raise argparse.ArgumentTypeError(f"found {text!r}; expected tours joined by commas, such as lake-khasan,rivals")
    return ids


def name(text: str) -> str:
    """An id or a code. One left empty, as by a script, is a mistake: it does not stand for all."""
    if not text.strip():
        raise argparse.ArgumentTypeError(f"found {text!r}; expected a value, or the option left out")
    return text
