"""A visitor's file read, or its rows placed, in a process of its own: what that process does."""

from __future__ import annotations

import pickle
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from campaigns.guests import placing, reading
from campaigns.guests.table import GuestFileError
from pages.parts import child_process

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from campaigns.guests.mapping import Mapping
    from campaigns.guests.placing import GuestLayer
    from campaigns.guests.table import GuestTable

if sys.platform != "win32":
    import resource

NO_MEMORY = "it takes more memory than the app has for one file; leave out columns or rows, or save it as CSV"
_MOST_MEMORY = 3 * 2**30
"""Bytes of address space that the process may take; the libraries alone take a third of it."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """What is written where the file is not taken: what was found, and what was expected."""

    found: str
    expected: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A file to be read: its bytes and name, and where its table is written, pickled."""

    data: bytes
    name: str
    out: Path

    def made(self) -> GuestTable:
        """Read it."""
        return reading.read_bytes(self.data, self.name)


@dataclass(frozen=True, slots=True)
class Placing:
    """A table to be placed: the file with the history, see ``atlas_data.file``; where the layer is written, pickled."""

    table: GuestTable
    mapping: Mapping
    identity: str
    atlas: Path
    out: Path

    def made(self) -> GuestLayer:
        """Place its rows."""
        with self.atlas.open("rb") as stream:
            history, _ = pickle.load(stream)  # noqa: S301 - the server wrote it
        return placing.place(self.table, self.mapping, history, self.identity)


def main() -> int:
    """Do the job on the standard input, see ``child_process``."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    return child_process.serve(_do, no_memory=NO_MEMORY)


def _do(job: Reading | Placing, report: Callable[[float, str], None]) -> None:
    report(0.1, "")
    found: object
    try:
        found = job.made()
    except GuestFileError as error:
        found = Refusal(error.found, error.expected)
    with job.out.open("wb") as stream:
        pickle.dump(found, stream, protocol=pickle.HIGHEST_PROTOCOL)
