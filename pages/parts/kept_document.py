"""The document, kept on disk from one server to the next: the first visitor of a fresh one need not wait for it.

Each lies in a file of its own under the digest of what it was made from, with the digest of what it holds in its first
line. Two servers may use the folder at once: a file is written beside its place and moved there whole, one that is
damaged counts as none, and one that another server has removed is made again.
"""

from __future__ import annotations

import gzip
import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import platformdirs

MOST = 8
"""Documents that are kept: those used last, so that servers of several versions, and languages, do not remove each
other's."""
_SUFFIX = ".document"


@dataclass(frozen=True, slots=True)
class Document:
    """The document compressed with gzip; ``identity``, 16 letters of ASCII, tells it from that of other files."""

    zipped: bytes
    identity: str


def of(text: str) -> Document:
    """A document from its HTML."""
    content = text.encode()
    return Document(gzip.compress(content, 6, mtime=0), hashlib.sha256(content).hexdigest()[:16])


def folder() -> Path:
    """Where documents are kept: the folder that ``ATLAS_CACHE`` names, else one of the user's own for such files."""
    named = os.environ.get("ATLAS_CACHE")
    return Path(named) if named else platformdirs.user_cache_path("soviet-japanese-atlas", appauthor=False)


def read(digest: str) -> Document | None:
    """The document under a digest; None if there is none, or it is damaged."""
    path = _path(digest)
    try:
        head, _, zipped = path.read_bytes().partition(b"\n")
        identity, check = head.decode("ascii").split(" ")
        if check != _check(identity, zipped):
            return None
        path.touch()  # it was used
    except (OSError, ValueError):
        return None
    return Document(zipped, identity)


def write(digest: str, document: Document) -> None:
    """Keep a document under a digest, and remove those used longest ago; a folder that cannot be written keeps none."""
    from campaigns.atlas.export_selection import ExportError  # noqa: PLC0415 - they take half a second, reading none
    from campaigns.atlas.replacing import replacing  # noqa: PLC0415

    path = _path(digest)
    with suppress(OSError, ExportError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with replacing(path) as temporary:
            head = f"{document.identity} {_check(document.identity, document.zipped)}"
            temporary.write_bytes(head.encode("ascii") + b"\n" + document.zipped)
        for old in sorted(path.parent.glob(f"*{_SUFFIX}"), key=_used, reverse=True)[MOST:]:
            old.unlink(missing_ok=True)


def _path(digest: str) -> Path:
    return folder() / f"{digest}{_SUFFIX}"


def _check(identity: str, zipped: bytes) -> str:
    return hashlib.sha256(f"gzip {identity} ".encode() + zipped).hexdigest()  # once they were kept as base64


def _used(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
