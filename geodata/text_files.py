"""Text files that people edit, read whatever is in them: what is wrong in a line is known by its line."""

from __future__ import annotations

import codecs
import re
import stat
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geodata import characters

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

LARGEST = 64 * 2**20
"""Bytes of the largest file that is read: twenty times the largest there is."""
UTF8 = "a text file in UTF-8"
_USUAL = bytes((*b"\t\n\r", *range(0x20, 0x7F)))
"""Bytes of which nothing need be asked: most of the layers have no others."""
_FEW = 3
"""Lines with bytes that are not UTF-8, above which the whole file is in another encoding."""
_MARKS = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}


class TextFileError(ValueError):
    """A file cannot be read at all: ``found`` and ``expected`` as a problem says them."""

    def __init__(self, found: str, expected: str = UTF8) -> None:
        super().__init__(f"found {found}; expected {expected}")
        self.found = found
        self.expected = expected


@dataclass(frozen=True, slots=True)
class TextFile:
    """What stands in a file.

    Attributes
    ----------
    text
        The text, its lines ended by a line feed, without byte order mark. A byte that is not UTF-8 is a lone surrogate.
    faults
        What is wrong in a line, by its number counted from 1: a byte or a character that no text may have.
    encoding
        What is to be said of the file as a whole, if so many lines have bytes that are not UTF-8 that it must be in
        another encoding; those lines are among ``faults`` too.
    """

    text: str
    faults: Mapping[int, str] = field(default_factory=dict)
    encoding: str = ""

    @property
    def lines(self) -> list[str]:
        """The lines, without their ends."""
        return self.text.split("\n")


def read_bytes(path: Path) -> bytes:
    """Read a file of any kind.

    Raises
    ------
    TextFileError
        If there is none, it is no file (a folder, a pipe, a device), is too large, or cannot be read.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise TextFileError(f"a {_kind(status.st_mode)}", "a file")
        if status.st_size > LARGEST:
            raise TextFileError(f"{status.st_size / 2**20:.0f} MB", f"at most {LARGEST / 2**20:.0f} MB")
        return path.read_bytes()
    except FileNotFoundError:
        raise TextFileError("a link to nothing" if path.is_symlink() else "no file", "a file") from None
    except OSError as error:
        raise TextFileError((error.strerror or type(error).__name__).lower(), "a file that can be read") from None
    except ValueError as error:
        if isinstance(error, TextFileError):
            raise
        raise TextFileError(str(error), "a file") from None  # NUL in a name


def read(path: Path) -> TextFile:
    """Read a file; what no text may have is named by line.

    Raises
    ------
    TextFileError
        As ``read_bytes``, or if the file is in UTF-16 or UTF-32.
    """
    return decoded(read_bytes(path))


def decoded(data: bytes) -> TextFile:
    """The text of a file's bytes. Raises TextFileError if they are UTF-16 or UTF-32."""
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            raise TextFileError(f"the encoding {encoding}")
    if len(data) > 1 and data.count(0) * 3 > len(data):
        raise TextFileError("the encoding UTF-16 or UTF-32, or no text")
    text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "surrogateescape")
    if "\r" in text:
        text = re.sub("\r\n?", "\n", text)
    if not data.translate(None, _USUAL) or characters.fault(text) is None:
        return TextFile(text)
    found = ((number, characters.fault(line)) for number, line in enumerate(text.split("\n"), 1))
    faults = {number: fault for number, fault in found if fault}
    foreign = [number for number, fault in faults.items() if fault.endswith("not UTF-8")]
    encoding = f"bytes that are not UTF-8 on {len(foreign)} lines" if len(foreign) > _FEW else ""
    return TextFile(text, faults, encoding)


def _kind(mode: int) -> str:
    kinds = {stat.S_ISDIR: "folder", stat.S_ISFIFO: "pipe", stat.S_ISSOCK: "socket"}
    return next((kind for test, kind in kinds.items() if test(mode)), "device")
