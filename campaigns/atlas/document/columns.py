"""Records written by column instead of by row: what is alike stands together, and no name of a field stands twice.

A list of records becomes ``rows``, how many, and ``columns``, for each field its values; where only some records have a
field, ``having`` has a 1 for each of them and a 0 for each of the others. A list of lists becomes their ``lengths`` and
all their ``items`` in one list, and records by name the ``names`` and the ``items``. Values of columns and items are
written in the same way in turn; any other list is left as it is. ``web/base/columns.ts`` is the other side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

TABLES = ("features", "formations", "dossiers", "sources", "places", "natural", "tours")
"""Parts of the payload that are so written."""


def of_tables(payload: Mapping[str, Any]) -> dict[str, Any]:
    """The payload with its tables by column, under the name ``tables``."""
    rest = {name: value for name, value in payload.items() if name not in TABLES}
    return {**rest, "tables": {name: by_column(payload[name]) for name in TABLES if name in payload}}


def by_column(value: Any) -> Any:  # noqa: ANN401 - any part of JSON
    """A list, or records by name, by column; so are the lists and records within it."""
    if isinstance(value, dict):
        return {"names": list(value), "items": by_column(list(value.values()))}
    if value and all(isinstance(item, dict) for item in value):
        return _of_records(value)
    if value and all(isinstance(item, (list, tuple)) for item in value):
        items = [item for each in value for item in each]
        if items and all(isinstance(item, (dict, list, tuple)) for item in items):
            return {"lengths": [len(each) for each in value], "items": by_column(items)}
    return value


def _of_records(records: list[dict[str, Any]]) -> dict[str, Any]:
    having = {
        name: "".join("01"[name in record] for record in records)
        for name in dict.fromkeys(name for record in records for name in record)
    }
    return {
        "rows": len(records),
        "columns": {name: by_column([record[name] for record in records if name in record]) for name in having},
        "having": {name: text for name, text in having.items() if "0" in text},
    }
