"""The browser side as it goes into the document: the script that esbuild made of its modules, and its style sheets.

The script, ``web/bundle.js``, is committed, so that neither the app nor an export needs Node.js. ``npm run bundle``, in
``tests``, makes it anew from the TypeScript modules in ``web``.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import rcssmin

from geodata import text_files
from geodata.problems import Problem

WEB = Path(__file__).parent.parent / "web"
BUNDLE, SITE_BUNDLE = WEB / "bundle.js", WEB / "bundle-site.js"
"""The script of the document, and that of the pages of the static site."""
_ROOT = Path(__file__).parents[3]
MARK = "// sources: "
"""What the bundle's first line begins with; the digest of its sources follows."""
COMMAND = "cd tests && npm ci && npm run bundle"

STYLE_SHEETS = (
    *("time/time-slider", "time/time-bar", "time/density-strip", "time/neighbourhood-strip", "time/calendar"),
    *("time/guest-strip", "panels/date-comparison", "panels/legend", "panels/card", "panels/glossary"),
    *("panels/phase-strip", "panels/toolbar", "panels/tours", "panels/search-panel", "panels/measure-tool"),
    *(
        "panels/offscreen-markers",
        "panels/overview-map",
        "panels/notice",
        "panels/pieces-loading",
        "panels/shared-gestures",
    ),
    *("panels/own-data", "panels/share", "atlas", "kiosk/kiosk", "panels/print-sheet"),
)
"""Style sheets in the order they are read."""


class BundleError(RuntimeError):
    """The bundle is missing, or is not what ``npm run bundle`` writes; ``found`` is what is there."""

    def __init__(self, path: Path, found: str) -> None:
        file = path.relative_to(_ROOT).as_posix() if path.is_relative_to(_ROOT) else path
        super().__init__(f"{file}: found {found}; expected the script that is made by: {COMMAND}")
        self.found = found


def _read(path: Path) -> tuple[str, str]:
    """Digest of the sources and script of a bundle."""
    try:
        head, _, script = text_files.read(path).text.partition("\n")
    except text_files.TextFileError as error:
        raise BundleError(path, error.found) from None
    if not head.startswith(MARK):
        raise BundleError(path, f"a first line other than '{MARK}<digest>'")
    return head.removeprefix(MARK), script


def script(path: Path = BUNDLE) -> str:
    """The script of the document. Raises ``BundleError`` where the file is missing or has no digest."""
    return _read(path)[1]


def bundled_digest(path: Path = BUNDLE) -> str:
    """Digest of the sources that the bundle was made of."""
    return _read(path)[0]


def problems(path: Path = BUNDLE, folder: Path = WEB) -> list[Problem]:
    """That a bundle is missing, or was made of other modules than there are; of a folder without modules nothing."""
    beside = path.with_name(SITE_BUNDLE.name)
    return [*_problems(path, BUNDLE, folder), *_problems(beside, SITE_BUNDLE, folder)]


def _problems(path: Path, bundle: Path, folder: Path) -> list[Problem]:
    file = bundle.relative_to(_ROOT).as_posix()
    try:
        made_of = bundled_digest(path)
    except BundleError as error:
        return [Problem(file, 0, "file", error.found, f"the script that is made by: {COMMAND}")]
    if any(folder.rglob("*.ts")) and made_of != digest(folder):
        return [Problem(file, 1, "file", "a script made of other modules", f"that of campaigns/atlas/web: {COMMAND}")]
    return []


def digest(folder: Path = WEB) -> str:
    """SHA-256 of the modules, sorted by path: path, zero byte, text, zero byte, as in ``tests/bundle.js``."""
    sources = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.ts")}
    sha = hashlib.sha256()
    for name in sorted(sources):
        sha.update(f"{name}\0{sources[name].read_text(encoding='utf-8')}\0".encode())
    return sha.hexdigest()


def style_sheet() -> str:
    """The style sheets of the document, joined, without comments and blanks that mean nothing."""
    joined = "\n".join((WEB / f"{name}.css").read_text(encoding="utf-8") for name in STYLE_SHEETS)
    return str(rcssmin.cssmin(joined))
