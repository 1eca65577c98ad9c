"""Pieces unpacked again, as the browser side does it."""

from __future__ import annotations

import base64
import json
import zlib
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

    import numpy.typing as npt

    Integers = npt.NDArray[np.int64]


def numbers(packed: dict[str, Any]) -> Integers:
    planes = np.frombuffer(zlib.decompress(base64.b64decode(packed["data"])), dtype=np.uint8)
    planes = planes.reshape(packed["bytes"], -1)
    whole = sum(plane.astype(np.int64) << (8 * place) for place, plane in enumerate(planes))
    values = np.asarray(whole, dtype=np.int64)
    if packed["steps"]:
        values = np.cumsum(np.where(values >= 2**31, values - 2**32, values))
    return ((values + 2**31) % 2**32) - 2**31


def texts(packed: dict[str, Any]) -> list[str]:
    found = zlib.decompress(base64.b64decode(packed["data"])).decode().split("\0")[:-1]
    return [found[number] for number in numbers(packed["numbers"])] if "numbers" in packed else found


def manifest(out: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((out / "pieces.json").read_text(encoding="utf-8"))
    return found


def piece(out: Path, listed: list[Any]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((out / listed[-1]).read_text(encoding="utf-8"))
    return found
