"""GeoJSON files as data: what is no FeatureCollection is named with its line or the number of its feature."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import orjson

from geodata import characters, text_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EXPECTED = "a GeoJSON FeatureCollection whose features have an id"


class GeoJsonError(ValueError):
    """A file is no GeoJSON: the line, or 0, and what was found and expected."""

    def __init__(self, line: int, found: str, expected: str = EXPECTED) -> None:
        super().__init__(f"found {found}; expected {expected}")
        self.line = line
        self.found = found
        self.expected = expected


def parse(path: Path) -> tuple[str, Any]:
    """Text and data of a JSON file.

    Raises
    ------
    GeoJsonError
        If it cannot be read, is no JSON, has a character that no text may have, or is nested too deep.
    """
    try:
        file = text_files.read(path)
    except text_files.TextFileError as error:
        raise GeoJsonError(0, error.found, error.expected) from None
    for line, fault in file.faults.items():
        raise GeoJsonError(line, fault, characters.EXPECTED)
    with suppress(orjson.JSONDecodeError):
        return file.text, orjson.loads(file.text)
    try:  # reads what orjson does not, such as NaN, and says on which line it fails
        return file.text, json.loads(file.text)
    except json.JSONDecodeError as error:
        raise GeoJsonError(error.lineno, f"{error.msg} at column {error.colno}", "JSON") from None
    except RecursionError:
        raise GeoJsonError(_deepest(file.text), "brackets nested too deep", "JSON") from None
    except ValueError as error:  # a number of thousands of digits
        raise GeoJsonError(_line_of_number(file.text), str(error).partition(" for ")[0], "numbers") from None


def read(path: Path) -> tuple[str, list[dict[str, Any]]]:
    """Text and features of a file; each has an object of properties with an id, and a geometry.

    Raises
    ------
    GeoJsonError
        As ``parse``, or if it is no FeatureCollection or a feature lacks something.
    """
    text, data = parse(path)
    features = data.get("features") if isinstance(data, dict) else None
    if not isinstance(features, list):
        raise GeoJsonError(1, "no list of features")
    for number, feature in enumerate(features, 1):
        if wrong := next(_lacking(feature), ""):
            raise GeoJsonError(_line_of_feature(text, number), f"feature {number}: {wrong}")
    return text, features


def _lacking(feature: object) -> Iterator[str]:
    """What a feature lacks, and what in it no text may have."""
    if not isinstance(feature, dict):
        yield f"{str(feature)[:40]!r} in place of a feature"
        return
    properties = feature.get("properties")
    if not isinstance(properties, dict):
        yield "no properties"
    elif not isinstance(properties.get("id"), str | int) or properties["id"] == "":
        yield "no id"
    else:
        faults = (characters.fault(value) for value in properties.values() if isinstance(value, str))
        yield from (f"{properties['id']}: {fault}" for fault in faults if fault)
    if not isinstance(feature.get("geometry"), dict):
        yield "no geometry"


def _line_of_feature(text: str, number: int) -> int:
    """Line on which a feature begins, if features say that they are; else 0."""
    starts = [match.start() for match in re.finditer(r'"Feature"', text)]
    return text.count("\n", 0, starts[number - 1]) + 1 if number <= len(starts) else 0


def _line_of_number(text: str) -> int:
    match = re.search(r"\d{1000,}", text)
    return text.count("\n", 0, match.start()) + 1 if match else 0


def _deepest(text: str) -> int:
    match = re.search(r"[\[{](?:\s*(?:\"\w*\"\s*:)?\s*[\[{]){20}", text)
    return text.count("\n", 0, match.start()) + 1 if match else 0
