"""Reading a document back."""

from __future__ import annotations

import base64
import gzip
import json
import re
from typing import Any


def data_of(page: str) -> Any:  # noqa: ANN401 - JSON
    """What a document carries, its tables by row."""
    content, opening = (_unpacked(page, name) for name in ("atlas-data", "atlas-opening"))
    return content | {name: by_row(table) for name, table in content.pop("tables").items()} | opening


def _unpacked(page: str, name: str) -> Any:  # noqa: ANN401 - JSON
    found = re.search(rf'<script type="application/gzip" id="{name}">([A-Za-z0-9+/=]*)</script>', page)
    assert found is not None, "nothing but base64 stands between the tags"
    return json.loads(gzip.decompress(base64.b64decode(found[1])))


def by_row(node: Any) -> Any:  # noqa: ANN401 - JSON
    """What ``columns.by_column`` was given, as ``web/base/columns.ts`` reads it."""
    if isinstance(node, list):
        return node
    if "names" in node:
        return dict(zip(node["names"], by_row(node["items"]), strict=True))
    if "lengths" in node:
        items = iter(by_row(node["items"]))
        return [[next(items) for _ in range(length)] for length in node["lengths"]]
    records: list[dict[str, Any]] = [{} for _ in range(node["rows"])]
    for name, column in node["columns"].items():
        values = iter(by_row(column))
        for record, has in zip(records, node["having"].get(name, "1" * len(records)), strict=True):
            if has == "1":
                record[name] = next(values)
    return records
