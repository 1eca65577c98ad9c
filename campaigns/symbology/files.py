"""Reading the TOML files of the symbology into models, and every mistake in them named with its line."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from geodata import characters, text_files
from geodata.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FOLDER = Path(__file__).parent


class SymbologyError(ValueError):
    """A file of the symbology cannot be read; the message and ``problems`` say why."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)


Key = TypeVar("Key")
Value = TypeVar("Value")


class Rows(dict[Key, Value]):
    """Rows of a table by their id; to ask for one that is not there is a mistake in the table."""

    def __init__(self, file: str, rows: Mapping[Key, Value]) -> None:
        super().__init__(rows)
        self._file = file

    def __missing__(self, key: Key) -> Value:
        """Raise SymbologyError: the map cannot be drawn without the row."""
        raise SymbologyError([Problem(self._file, 0, str(key), "no row", "a row with this id, which the map needs")])


class Part(BaseModel):
    """A table of such a file; unknown keys are refused, numbers are not made of texts."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


Whole = TypeVar("Whole", bound=Part)


def load(name: str, model: type[Whole], folder: Path = FOLDER) -> Whole:
    """Read a file.

    Raises
    ------
    SymbologyError
        When it is missing, is not TOML, or says what the model does not know.
    """
    file = f"campaigns/symbology/{name}"
    try:
        read = text_files.read(folder / name)
    except text_files.TextFileError as error:
        raise SymbologyError([Problem(file, 0, name, error.found, error.expected)]) from None
    if read.faults:
        raise SymbologyError([Problem(file, n, name, fault, characters.EXPECTED) for n, fault in read.faults.items()])
    text = read.text
    try:
        return model.model_validate_json(_json(tomllib.loads(text)))
    except ValidationError as error:
        found = [
            Problem(file, _line(text, detail["loc"]), _subject(detail["loc"]), repr(detail["input"]), detail["msg"])
            for detail in error.errors()
        ]
        raise SymbologyError(found) from None
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        line = re.search(r"at line (\d+)", str(error))
        raise SymbologyError([Problem(file, int(line[1]) if line else 0, name, str(error), "TOML in UTF-8")]) from None


def _json(data: object) -> str:
    """The same as JSON, in which pydantic takes a list for a tuple even where it is strict."""
    return json.dumps(data)


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
        header = re.compile(rf"\[{re.escape('.'.join(names[:length]))}\]\s*")
        starts = [number for number, line in enumerate(lines) if header.fullmatch(line)] if length else [-1]
        for start in starts:
            for number in range(start + 1, len(lines)):
                if lines[number].startswith("["):
                    break
                if length < len(names) and re.match(rf"\s*{re.escape(names[length])}\s*=", lines[number]):
                    return number + 1
            if start >= 0:
                return start + 1
    return 0
