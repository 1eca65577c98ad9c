"""Reading the TOML files of the symbology into models, and every mistake in them named with its line."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError

from geodata import characters, text_files, validation
from geodata.errors import VocabularyError
from geodata.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pydantic_core import ErrorDetails

FOLDER = Path(__file__).parent
Keys = tuple[str | int, ...]
_AT_LINE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_ENDLESS = re.compile(r"\d{1000}")
_OF_TOML = {"tuple_type": "a list in [ ]", "model_type": "a table", "dict_type": "a table"}
"""What was expected, where a file of another form would have it otherwise."""
_WRONG_KEY = "[key]"
"""What pydantic's location ends with where a key of a dictionary, not its value, is wrong."""


class Part(BaseModel):
    """A table of such a file; unknown keys are refused, numbers are not made of texts."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)  # built with what it is in


Whole = TypeVar("Whole", bound=Part)


def complete(names: object) -> AfterValidator:
    """Tables by name, with one for each name of a Literal."""

    def validate(tables: Mapping[str, Part]) -> Mapping[str, Part]:
        missing = [name for name in get_args(names) if name not in tables]
        if missing:
            raise validation.CellError("a table " + " and one ".join(missing), found="nothing")
        return tables

    return AfterValidator(validate)


def load(name: str, model: type[Whole], folder: Path = FOLDER) -> Whole:
    """Read a file.

    Raises
    ------
    VocabularyError
        When it is missing, is not TOML, or says what the model does not know.
    """
    file = f"campaigns/symbology/{name}"
    try:
        found = text_files.read(folder / name)
    except text_files.TextFileError as error:
        raise VocabularyError([Problem(file, 0, "file", error.found, error.expected)]) from None
    if found.faults:
        faults = [Problem(file, line, "line", fault, characters.EXPECTED) for line, fault in found.faults.items()]
        raise VocabularyError(faults)
    try:
        data = tomllib.loads(found.text)
        return model.model_validate_json(_json(data))
    except ValidationError as error:
        details = error.errors(include_url=False)
        raise VocabularyError(_problems(file, found.text, data, model, details)) from None
    except RecursionError:
        raise VocabularyError([Problem(file, 0, "file", "brackets in brackets without end", "TOML")]) from None
    except tomllib.TOMLDecodeError as error:
        raise VocabularyError([_not_toml(file, found.lines, str(error))]) from None
    except ValueError:  # of tomllib, where Python makes no number of so many digits
        line = next((number for number, text in enumerate(found.lines, 1) if _ENDLESS.search(text)), 0)
        expected = "a number that is written in a few digits"
        raise VocabularyError([Problem(file, line, "line", "a number of thousands of digits", expected)]) from None


def line_of(name: str, keys: Keys, folder: Path = FOLDER) -> int:
    """The line of a file on which a key stands, else of its table; 0 where neither is written."""
    return _line(text_files.read(folder / name).text, keys)


def _not_toml(file: str, lines: Sequence[str], message: str) -> Problem:
    place = _AT_LINE.search(message)
    line = int(place[1]) if place and place[1] else len(lines)
    reason = _AT_LINE.sub("", message)
    written = lines[line - 1].strip()
    expected = f"TOML ({reason[:1].lower()}{reason[1:]})"
    return Problem(file, line, "line", repr(written) if written else "the end of the file", expected)


def _json(data: object) -> str:
    """The same as JSON, in which pydantic takes a list for a tuple even where it is strict."""
    return json.dumps(data, default=str)


def _problems(file: str, text: str, data: object, model: type[Part], details: Sequence[ErrorDetails]) -> list[Problem]:
    """A problem for each place in the file; what a key may be instead is one mistake, and so is a new name."""
    expectations: dict[tuple[Keys, str], list[str]] = {}
    unknown, missing = [], []
    for detail in details:
        keys = _written(detail["loc"], data)
        if detail["type"] == "extra_forbidden" or detail["loc"][-1] == _WRONG_KEY:
            unknown.append((keys, _known_keys(detail, keys, model)))
        elif detail["type"] == "missing":
            missing.append((*keys, detail["loc"][-1]))
        else:
            found, expected = validation.found_and_expected(detail)
            expected = _OF_TOML.get(detail["type"], expected)
            keys += validation.within(detail)
            expectations.setdefault((keys, found), []).append(expected)
    problems = [
        Problem(file, _line(text, keys), _subject(keys), found, " or ".join(dict.fromkeys(expected)))
        for (keys, found), expected in expectations.items()
    ]
    for keys, known in unknown:
        renamed = [each for each in missing if each[:-1] == keys[:-1]]
        expected = str(renamed[0][-1]) if len(renamed) == 1 else "one of " + ", ".join(known)
        missing = [each for each in missing if len(renamed) != 1 or each != renamed[0]]
        problems.append(Problem(file, _line(text, keys), _subject(keys), f"the unknown key {keys[-1]!r}", expected))
    problems += [
        Problem(file, _line(text, keys), _subject(keys[:-1]), "nothing", f"the key {keys[-1]!r}") for keys in missing
    ]
    return sorted(problems)


def _written(location: Keys, data: object) -> Keys:
    """The part of pydantic's location that is written in the file: without names of types and validators."""
    keys: list[str | int] = []
    for key in location:
        at_key = isinstance(data, dict) and key in data
        at_index = isinstance(data, list) and isinstance(key, int) and key < len(data)
        if at_key or at_index:
            data = data[key]  # type: ignore[index] # one of the two
            keys.append(key)
    return tuple(keys)


def _known_keys(detail: ErrorDetails, keys: Keys, model: type[Part]) -> list[str]:
    """Keys that could stand in place of an unknown one."""
    if detail["type"] == "literal_error":
        return [key.strip("'") for key in str(detail["ctx"]["expected"]).replace(" or ", ", ").split(", ")]
    part: object = model
    for key in keys[:-1]:
        if isinstance(part, type) and issubclass(part, Part):
            part = part.model_fields[str(key)].annotation
        else:
            part = get_args(part)[-1 if isinstance(key, str) else 0]
    return [*part.model_fields] if isinstance(part, type) and issubclass(part, Part) else []


def _subject(keys: Sequence[str | int]) -> str:
    text = ""
    for key in keys:
        text += f"[{key + 1}]" if isinstance(key, int) else f".{key}" if text else key
    return text or "file"


def _line(text: str, keys: Sequence[str | int]) -> int:
    """The line of a key, else of the table it should be in; 0 where neither is written."""
    lines = text.splitlines()
    names = [key for key in keys if isinstance(key, str)]
    for length in range(len(names), -1, -1):
        header = re.compile(rf"\[{re.escape('.'.join(names[:length]))}[\].].*") if length else None
        starts = [number for number, line in enumerate(lines) if header.match(line)] if header else [-1]
        for start in starts:
            for number in range(start + 1, len(lines)):
                if lines[number].startswith("["):
                    break
                if length < len(names) and re.match(rf"\s*{re.escape(names[length])}\s*=", lines[number]):
                    return number + 1 + _item(lines[number + 1 :], keys)
            if start >= 0 and length == len(names):
                return start + 1
        if starts and starts[0] >= 0:
            return starts[0] + 1
    return 0


def _item(lines: Sequence[str], keys: Sequence[str | int]) -> int:
    """How many lines below its key an item of a list stands that has a line for each of its items."""
    index = next((key for key in keys if isinstance(key, int)), None)
    if index is None:
        return 0
    items = [number for number, line in enumerate(lines, 1) if re.match(r"\s+[\[{\"\d]", line)]
    ends = next((number for number, line in enumerate(lines, 1) if line.startswith("]")), 0)
    within = [number for number in items if number < ends]
    return within[index] if index < len(within) else 0
