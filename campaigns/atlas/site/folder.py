"""The folder of a site: what may be replaced, what of the old one stays as it is, and the exchange of old for new.

The new site is built beside the old one and takes its place in one step: an interrupted build leaves the old one whole.
"""

from __future__ import annotations

import ctypes
import hashlib
import json
import os
import secrets
import shutil
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import deflate

from campaigns.atlas.export_selection import ExportError
from geodata import characters

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

MANIFEST = "atlas-site.json"
"""The file that tells a site of ours: every file with the digest of its content, and of what it was made from."""
_FORM = 1
_ZIPPED = frozenset({".html", ".css", ".js", ".json", ".svg", ".xml", ".bib", ".geojson", ".jsonld", ".kml", ".csv"})
"""Suffixes of files that are put beside themselves zipped, for servers that hand out such files."""
_WORTH_ZIPPING = 10_000
"""Bytes below which a file is sent in the first round of a connection either way (ten packets, RFC 6928)."""
_ZIP_LEVEL = 9
_AT_CURRENT_FOLDER, _EXCHANGE = -100, 2
"""Of Linux: ``AT_FDCWD`` and ``RENAME_EXCHANGE``."""


@dataclass(frozen=True)
class Manifest:
    """What is known of a site: by file the digest of its content, and of what some were made from."""

    files: Mapping[str, str] = field(default_factory=dict)
    made_from: Mapping[str, str] = field(default_factory=dict)


def read(out: Path) -> Manifest:
    """The manifest of the site in a folder; an empty one where there is no folder, or nothing in it.

    Raises
    ------
    ExportError
        If the folder holds anything that is not of a site of ours, or is no folder.
    """
    if out.exists() and not out.is_dir():
        raise ExportError(f"{out} is a file; give a new folder, an empty one, or that of an older site")
    if not out.parent.is_dir():
        raise ExportError(f"{out} cannot be written: there is no folder {out.parent}; make it first")
    there = sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if not path.is_dir())
    if not there:
        return Manifest()
    found = _parsed(out / MANIFEST)
    strangers = [name for name in there if name not in found.files and name != MANIFEST]
    if strangers:
        named = ", ".join(characters.visible(name) for name in strangers[:3])
        more = f" and {len(strangers) - 3} more" if len(strangers) > 3 else ""  # noqa: PLR2004 - as above
        raise ExportError(
            f"{out} holds files that are not of a site made here: {named}{more}; "
            "give a new folder, an empty one, or that of an older site"
        )
    return found


def _parsed(path: Path) -> Manifest:
    """A manifest; an empty one where it cannot be read, so that all files are strangers."""
    try:
        read_in = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Manifest()
    found = [read_in.get(key) for key in ("files", "made_from")] if isinstance(read_in, dict) else []
    parts = [{str(name): str(value) for name, value in part.items()} for part in found if isinstance(part, dict)]
    return Manifest(*parts) if len(parts) == 2 and read_in.get("form") == _FORM else Manifest()  # noqa: PLR2004 - as above


def digest(*parts: str | bytes) -> str:
    """BLAKE2b of parts, 128 bits, hexadecimal."""
    found = hashlib.blake2b(digest_size=16)
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        found.update(f"{len(content)}\0".encode())
        found.update(content)
    return found.hexdigest()


class SiteFolder:
    """A new site while it is written; ``old`` is the site it will take the place of, with its manifest."""

    def __init__(self, new: Path, old: Path, known: Manifest) -> None:
        self.new, self._old, self._known = new, old, known
        self.files: dict[str, str] = {}
        self.made_from: dict[str, str] = {}
        self.remade = 0
        """Files whose content is other than it was."""
        self._drawn = {source: name for name, source in known.made_from.items()}
        new.mkdir()

    def write(self, name: str, content: bytes, source: str = "") -> None:
        """Write a file, and beside it what is zipped of it; what stayed as it was is taken over from the old site.

        ``source`` is the digest of what it was made from, where the next build is to ask before it makes it again.
        """
        found = digest(content)
        if source:
            self.made_from[name] = source
        if self.files.get(name) == found:
            return
        self.files[name] = found
        if self._known.files.get(name) == found and self._taken_over(name, found):
            return
        self.remade += 1
        path = self._path(name)
        path.write_bytes(content)
        if path.suffix in _ZIPPED and len(content) >= _WORTH_ZIPPING:
            zipped = bytes(deflate.gzip_compress(content, _ZIP_LEVEL))
            self.files[f"{name}.gz"] = digest(zipped)
            self._path(f"{name}.gz").write_bytes(zipped)

    def made_before(self, name: str, source: str) -> bool:
        """Whether the old site has a file made from the same, which is taken over then."""
        if self._known.made_from.get(name) != source:
            return False
        if not self._taken_over(name, self._known.files.get(name, "")):
            return False
        self.files[name], self.made_from[name] = self._known.files[name], source
        return True

    def kept(self, is_wanted: Callable[[str], bool], made_from: tuple[str, str]) -> list[str]:
        """Take over the files of the old site that are wanted: all of them as they were, or none.

        They are where the file that ``made_from`` names was made from the source beside it. Returns the pages among
        them, nothing where they are to be made again.
        """
        name, source = made_from
        wanted = [each for each in self._known.files if is_wanted(each)]
        if self._known.made_from.get(name) != source or not all(map(self._is_as_it_was, wanted)):
            return []
        for each in wanted:
            self.files[each] = self._known.files[each]
            if each in self._known.made_from:
                self.made_from[each] = self._known.made_from[each]
            self._link(each)
        return [each for each in wanted if each.endswith(".html")]

    def content_made_from(self, source: str) -> bytes | None:
        """The content of what the old site has that was made from something; None if nothing was, or it changed."""
        name = self._drawn.get(source)
        return self._old_content(name, self._known.files.get(name, "")) if name else None

    def finish(self) -> None:
        """Write the manifest."""
        told = {
            "form": _FORM,
            "files": dict(sorted(self.files.items())),
            "made_from": dict(sorted(self.made_from.items())),
        }
        (self.new / MANIFEST).write_text(json.dumps(told, indent=0), encoding="utf-8")

    def _path(self, name: str) -> Path:
        path = self.new / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def _old_content(self, name: str, expected: str) -> bytes | None:
        try:
            content = (self._old / name).read_bytes()
        except OSError:
            return None
        return content if digest(content) == expected else None

    def _taken_over(self, name: str, expected: str) -> bool:
        """Take a file of the old site over, with what is zipped of it; False where one is not what it was."""
        names = [each for each in (name, f"{name}.gz") if each in self._known.files]
        if not all(map(self._is_as_it_was, names)) or not expected:
            return False
        for each in names:
            self.files[each] = self._known.files[each]
            self._link(each)
        return True

    def _is_as_it_was(self, name: str) -> bool:
        return self._old_content(name, self._known.files[name]) is not None

    def _link(self, name: str) -> None:
        """Have a file of the old site in the new one."""
        path = self._path(name)
        try:
            path.hardlink_to((self._old / name).resolve())
        except OSError:  # a file system without links
            shutil.copyfile(self._old / name, path)


def exchange(new: Path, out: Path) -> None:
    """Put a new folder in the place of an old one, or of nothing; the old one is where the new was, or gone.

    On Linux in one step. Elsewhere the old one is moved aside first, and back if the new one cannot take its place.
    """
    if not out.exists():
        new.rename(out)
        return
    if _swapped(new, out):
        return
    aside = out.with_name(f".{out.name}-{secrets.token_hex(4)}")
    out.rename(aside)
    try:
        new.rename(out)
    except BaseException:
        aside.rename(out)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _swapped(one: Path, other: Path) -> bool:
    """Exchange two folders in one step, where the system can."""
    if sys.platform != "linux":
        return False
    rename: Callable[..., int] | None = getattr(ctypes.CDLL(None), "renameat2", None)
    if rename is None:
        return False
    paths = os.fsencode(one), os.fsencode(other)
    return rename(_AT_CURRENT_FOLDER, paths[0], _AT_CURRENT_FOLDER, paths[1], _EXCHANGE) == 0
