"""A YAML file read into a model, and every mistake of form in it named with its line."""

from __future__ import annotations

import difflib
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ValidationError

from campaigns.reading import yaml_lines
from geodata import validation
from geodata.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from pydantic_core import ErrorDetails

Record = TypeVar("Record", bound=BaseModel)
Keys = tuple[str | int, ...]
Lines = dict[Keys, int]


def read(
    path: Path, model: type[Record], noun: str, lists: Collection[str] = ()
) -> tuple[Record | None, Lines, list[Problem]]:
    """Read one record; the file's name is its id.

    Parameters
    ----------
    path
        The file, in a folder whose README.md describes the keys.
    model
        What it must be.
    noun
        What it is called in messages, such as ``dossier``.
    lists
        Keys of lists the record can do without: an item with a mistake is left out, the rest of the record stays.

    Returns
    -------
    record, lines, problems
        None where anything else is wrong; the line of each key by its path in the record; the mistakes.
    """
    file, spoils = file_of(path), f"{noun} {path.stem}"
    try:
        data, lines = yaml_lines.read(path)
    except yaml_lines.YamlError as error:
        return None, {}, [Problem(file, error.line, path.stem, str(error), error.expected, spoils=spoils)]
    if not isinstance(data, dict):
        return (
            None,
            lines,
            [Problem(file, 1, path.stem, "no keys", f"the keys of a {noun}, title: first", spoils=spoils)],
        )
    if "id" in data:
        expected = "no such key: the file's name is the id"
        line = yaml_lines.line_of(lines, ("id",))
        return None, lines, [Problem(file, line, path.stem, "the key 'id'", expected, spoils=spoils)]
    try:
        return model.model_validate({"id": path.stem, **data}), lines, []
    except ValidationError as error:
        causes = _causes(error.errors())
    misspelt = _misspelt(causes)
    causes = [detail for detail in causes if detail["loc"] not in misspelt.values()]
    problems = [_problem(path, lines, noun, detail, misspelt) for detail in causes]
    wrong = {detail["loc"][:2] for detail in causes}
    if not all(loc and loc[0] in lists for loc in wrong):
        return None, lines, problems
    data, lines = _without(data, lines, wrong)
    # What is left out spoils nothing that another file could need.
    problems = [replace(problem, spoils="") for problem in problems]
    return model.model_validate({"id": path.stem, **data}), lines, problems


def _without(data: Mapping[str, object], lines: Lines, wrong: Collection[Keys]) -> tuple[dict[str, object], Lines]:
    """A record without some items of its lists (or without a whole list), and the lines of what is left."""
    kept: dict[str, object] = {}
    moved: dict[Keys, Keys] = {}
    for key, value in data.items():
        if (key,) in wrong:
            continue
        items = [index for index in range(len(value)) if (key, index) not in wrong] if isinstance(value, list) else []
        kept[key] = [value[index] for index in items] if isinstance(value, list) else value
        moved |= {(key, index): (key, number) for number, index in enumerate(items)}
    found = {}
    for path, line in lines.items():
        if path[:1] in wrong or path[:2] in wrong:
            continue
        found[(*moved.get(path[:2], path[:2]), *path[2:])] = line
    return kept, found


def _causes(details: list[ErrorDetails]) -> list[ErrorDetails]:
    """Errors without those that follow from another: a list whose only item is wrong has not too few."""
    wrong = [detail["loc"] for detail in details]

    def follows(detail: ErrorDetails) -> bool:
        here = detail["loc"]
        return detail["type"] == "too_short" and any(loc != here and loc[: len(here)] == here for loc in wrong)

    return [detail for detail in details if not follows(detail)]


def _misspelt(details: list[ErrorDetails]) -> dict[Keys, Keys]:
    """Unknown keys that are spelt nearly as one that the same record lacks, and that one: they are one mistake."""
    missing = [detail["loc"] for detail in details if detail["type"] == "missing"]
    found: dict[Keys, Keys] = {}
    for here in (detail["loc"] for detail in details if detail["type"] == "extra_forbidden"):
        lacking = [str(loc[-1]) for loc in missing if loc[:-1] == here[:-1] and loc not in found.values()]
        if near := difflib.get_close_matches(str(here[-1]), lacking, n=1):
            found[here] = (*here[:-1], near[0])
    return found


def file_of(path: Path) -> str:
    """Name of a file as messages give it, such as ``campaigns/dossiers/hutou.yaml``."""
    return f"{path.parent.parent.name}/{path.parent.name}/{path.name}"


def in_words(keys: Keys, noun: str) -> str:
    """``axes[2].waypoints[1].when``; list items are counted from 1 for people."""
    text = ""
    for key in keys:
        text += f"[{key + 1}]" if isinstance(key, int) else f".{key}" if text else key
    return text or noun


def _problem(path: Path, lines: Lines, noun: str, detail: ErrorDetails, misspelt: Mapping[Keys, Keys]) -> Problem:
    location = (*detail["loc"], *validation.within(detail))
    found, expected = validation.found_and_expected(detail)
    if detail["type"] == "missing":
        found, expected = "nothing", f"the key {location[-1]!r}"
    elif detail["type"] == "extra_forbidden":
        readme = file_of(path.with_name("README.md"))
        found, expected = f"the unknown key {location[-1]!r}", f"a key described in {readme}"
        if detail["loc"] in misspelt:
            expected = f"the key {misspelt[detail['loc']][-1]!r}"
        elif not str(location[-1]).isidentifier():
            expected += "; between { } a text with a comma stands in double quotes"
    subject = f"{path.stem}, {in_words(location, noun)}"
    line = yaml_lines.line_of(lines, location)
    spoils, needs = f"{noun} {path.stem}", validation.needs_of(detail)
    return Problem(file_of(path), line, subject, found, expected, spoils=spoils, needs=needs)
