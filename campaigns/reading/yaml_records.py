"""A YAML file read into a model, and every mistake of form in it named with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ValidationError

from campaigns.reading import yaml_lines
from geodata import validation
from geodata.problems import Problem

if TYPE_CHECKING:
    from pathlib import Path

    from pydantic_core import ErrorDetails

Record = TypeVar("Record", bound=BaseModel)
Keys = tuple[str | int, ...]
Lines = dict[Keys, int]


def read(path: Path, model: type[Record], noun: str) -> tuple[Record | None, Lines, list[Problem]]:
    """Read one record; the file's name is its id.

    Parameters
    ----------
    path
        The file, in a folder whose README.md describes the keys.
    model
        What it must be.
    noun
        What it is called in messages, such as ``dossier``.

    Returns
    -------
    record, lines, problems
        None where anything is wrong; the line of each key by its path; the mistakes.
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
        return None, lines, [_problem(path, lines, noun, detail) for detail in _causes(error.errors())]


def _causes(details: list[ErrorDetails]) -> list[ErrorDetails]:
    """Errors without those that follow from another: a list whose only item is wrong has not too few."""
    wrong = [detail["loc"] for detail in details]

    def follows(detail: ErrorDetails) -> bool:
        here = detail["loc"]
        return detail["type"] == "too_short" and any(loc != here and loc[: len(here)] == here for loc in wrong)

    return [detail for detail in details if not follows(detail)]


def file_of(path: Path) -> str:
    """Name of a file as messages give it, such as ``campaigns/dossiers/hutou.yaml``."""
    return f"{path.parent.parent.name}/{path.parent.name}/{path.name}"


def in_words(keys: Keys, noun: str) -> str:
    """``axes[2].waypoints[1].when``; list items are counted from 1 for people."""
    text = ""
    for key in keys:
        text += f"[{key + 1}]" if isinstance(key, int) else f".{key}" if text else key
    return text or noun


def _problem(path: Path, lines: Lines, noun: str, detail: ErrorDetails) -> Problem:
    location = tuple(detail["loc"])
    found, expected = validation.found_and_expected(detail)
    if detail["type"] == "missing":
        found, expected = "nothing", f"the key {location[-1]!r}"
    elif detail["type"] == "extra_forbidden":
        readme = file_of(path.with_name("README.md"))
        found, expected = f"the unknown key {location[-1]!r}", f"a key described in {readme}"
        if not str(location[-1]).isidentifier():
            expected += "; between { } a text with a comma stands in double quotes"
    subject = f"{path.stem}, {in_words(location, noun)}"
    line = yaml_lines.line_of(lines, location)
    spoils, needs = f"{noun} {path.stem}", validation.needs_of(detail)
    return Problem(file_of(path), line, subject, found, expected, spoils=spoils, needs=needs)
