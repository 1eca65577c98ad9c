"""What the parts of a document weigh in the compressed file."""

from __future__ import annotations

import base64
import gzip
import json
import re
import zlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_DATA = re.compile(r'<script type="application/gzip" id="atlas-data">([^<]*)</script>')
_PICTURE = re.compile(r"data:image/webp;base64,[\w+/=]+")
_STILL = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)


def weights(page: str) -> dict[str, int]:
    """Bytes of each part of a document, compressed by itself, heaviest first.

    Parts that resemble one another compress better together: all weigh a little more than the whole. Of the payload
    each key is a part, of the battlefield sheets each kind of their lines and pictures.
    """
    content = payload(page)
    content |= content.pop("tables")
    parts = {f"payload: {name}": _text(value) for name, value in content.items() if name != "sheets"}
    for name, values in _of_sheets(content["sheets"]):
        parts[f"payload: sheets, {name}"] = parts.get(f"payload: sheets, {name}", "") + values
    rest = _DATA.sub("", page)
    for name, pattern in {"relief of the world": _PICTURE, "still picture": _STILL}.items():
        parts[name] = "".join(pattern.findall(rest))
        rest = pattern.sub("", rest)
    parts["scripts and styles"] = rest
    found = {name: _compressed(text) for name, text in parts.items()}
    return dict(sorted(found.items(), key=lambda item: -item[1]))


def payload(page: str) -> dict[str, Any]:
    """The data of a document as they travel."""
    match = _DATA.search(page)
    assert match, "the page is no document of the atlas"
    content: dict[str, Any] = json.loads(gzip.decompress(base64.b64decode(match[1])))
    return content


def _of_sheets(sheets: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    kinds = {"contourLines": "contours", "contours": "contours", "waterLines": "water", "water": "water"}
    for sheet in sheets:
        for name, value in sheet.items():
            yield kinds.get(name, "relief" if name == "relief" else "what they are"), _text(value)


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _compressed(text: str) -> int:
    return len(zlib.compress(text.encode(), 9))
