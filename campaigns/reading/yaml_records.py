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
    file = file_of(path)
    try:
        data, lines = yaml_lines.read(path)
    except yaml_lines.YamlError as error:
        return None, {}, [Problem(file, error.line, path.stem, str(error), "valid YAML")]
    except (UnicodeDecodeError, OSError) as error:
        return None, {}, [Problem(file, 0, path.stem, str(error), "a text file in UTF-8")]
    if not isinstance(data, dict):
        return None, lines, [Problem(file, 1, path.stem, "no keys", f"the keys of a {noun}, title: first")]
    if "id" in data:
        expected = "no such key: the file's name is the id"
        return None, lines, [Problem(file, yaml_lines.line_of(lines, ("id",)), path.stem, "the key 'id'", expected)]
    try:
        return model.model_validate({"id": path.stem, **data}), lines, []
    except ValidationError as error:
        return None, lines, [_problem(path, lines, noun, detail) for detail in error.errors()]


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
    return Problem(file_of(path), yaml_lines.line_of(lines, location), subject, found, expected)
