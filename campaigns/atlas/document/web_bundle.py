"""The browser side as it goes into the document: the script that esbuild made of its modules, and its style sheets.

The script, ``web/bundle.js``, is committed, so that neither the app nor an export needs Node.js. ``npm run bundle``, in
``tests``, makes it anew from the TypeScript modules in ``web``.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

WEB = Path(__file__).parent.parent / "web"
BUNDLE = WEB / "bundle.js"
MARK = "// sources: "
"""What the bundle's first line begins with; the digest of its sources follows."""
COMMAND = "cd tests && npm ci && npm run bundle"

STYLE_SHEETS = (
    *("time/time-bar", "time/density-strip", "panels/date-comparison", "panels/legend", "panels/card"),
    *("panels/toolbar", "panels/tours", "panels/search-panel", "panels/measure-tool"),
    *("panels/offscreen-markers", "panels/overview-map", "panels/notice"),
    *("atlas", "panels/print-sheet"),
)
"""Style sheets in the order they are read."""


class BundleError(RuntimeError):
    """The bundle is missing, or is not what ``npm run bundle`` writes."""


def _read(path: Path) -> tuple[str, str]:
    """Digest of the sources and script of a bundle."""
    try:
        head, _, script = path.read_text(encoding="utf-8").partition("\n")
    except FileNotFoundError:
        raise BundleError(f"{path}: the script of the map is missing; to make it: {COMMAND}") from None
    if not head.startswith(MARK):
        raise BundleError(f"{path}: line 1 is not '{MARK}<digest>'; to make the file anew: {COMMAND}")
    return head.removeprefix(MARK), script


def script(path: Path = BUNDLE) -> str:
    """The script of the document. Raises ``BundleError`` where the file is missing or has no digest."""
    return _read(path)[1]


def bundled_digest(path: Path = BUNDLE) -> str:
    """Digest of the sources that the bundle was made of."""
    return _read(path)[0]


def digest(folder: Path = WEB) -> str:
    """SHA-256 of the modules, sorted by path: path, zero byte, text, zero byte, as in ``tests/bundle.js``."""
    sources = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.ts")}
    sha = hashlib.sha256()
    for name in sorted(sources):
        sha.update(f"{name}\0{sources[name].read_text(encoding='utf-8')}\0".encode())
    return sha.hexdigest()


def style_sheet() -> str:
    """The style sheets of the document, joined."""
    return "\n".join((WEB / f"{name}.css").read_text(encoding="utf-8") for name in STYLE_SHEETS)
