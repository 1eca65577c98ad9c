"""Print the figures the atlas promises: ``python -m tests.benchmarks [NAME …] [--against PATH] [--out FOLDER]``.

Names: document export kills clock playback app arrows ground views guests samples site languages, which are all run
where none is named. Four are run only when named: pieces, of ``--rows`` rows, kiosk, of ``--rows`` loops, book, which
makes the whole printed atlas, which take many minutes, and beside, which puts users' own points on maps of other makers
that are installed for it alone. Two more compare with another version and are run only when named: exports screenshots.
``--against`` names what is compared with: for clock and screenshots an exported document, for exports a folder of
exported data, see ``measure_exports``.
``--out`` keeps what differs: of screenshots the pictures, of exports a table.
Nothing is asserted here; each line shows a figure, and its limit where it has one.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks import (
    measure_app,
    measure_arrows,
    measure_beside,
    measure_book,
    measure_clock,
    measure_document,
    measure_export,
    measure_exports,
    measure_ground,
    measure_guests,
    measure_kills,
    measure_kiosk,
    measure_languages,
    measure_pieces,
    measure_playback,
    measure_samples,
    measure_screenshots,
    measure_site,
    measure_views,
)

if TYPE_CHECKING:
    from collections.abc import Callable

MEASURES = {
    "document": measure_document.run,
    "export": measure_export.run,
    "kills": measure_kills.run,
    "clock": measure_clock.run,
    "playback": measure_playback.run,
    "app": measure_app.run,
    "arrows": measure_arrows.run,
    "ground": measure_ground.run,
    "views": measure_views.run,
    "guests": measure_guests.run,
    "samples": measure_samples.run,
    "site": measure_site.run,
    "languages": measure_languages.run,
}

WHEN_NAMED = {"beside": measure_beside.run, "book": measure_book.run}
"""What needs more than ``sh .ci/test`` installs, or many minutes."""

LARGE: dict[str, Callable[[int | None], None]] = {"pieces": measure_pieces.run, "kiosk": measure_kiosk.run}
"""What takes many minutes and is run only when named."""

COMPARISONS = {"exports": measure_exports.run, "screenshots": measure_screenshots.run}
"""What is measured against another version, and not without one."""


def main(arguments: list[str]) -> int:
    """Run the named measures, or all that need no other version."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    names = [*MEASURES, *WHEN_NAMED, *LARGE, *COMPARISONS]
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(names))
    parser.add_argument(
        "--against",
        type=Path,
        metavar="PATH",
        help="another version: of clock and screenshots an exported document, of exports a folder of exported data",
    )
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="where screenshots and exports write what differs")
    parser.add_argument("--rows", type=int, metavar="N", help="of pieces: how many rows; of kiosk: how many loops")
    parsed = parser.parse_args(arguments)
    if parsed.rows is not None and parsed.rows < 1:
        parser.error(f"found {parsed.rows} rows; expected 1 or more")
    unknown = set(parsed.names) - set(names)
    if unknown:
        parser.error(f"unknown: {', '.join(sorted(unknown))}; expected some of {', '.join(names)}")
    wrong = _wrong_path(parsed.names, parsed.against)
    if wrong:
        parser.error(wrong)
    for name in parsed.names or MEASURES:
        print(f"\n{name}")
        if name in COMPARISONS:
            COMPARISONS[name](parsed.against, parsed.out)
        elif name in LARGE:
            LARGE[name](parsed.rows)
        elif name == "clock":
            measure_clock.run(parsed.against)
        else:
            (MEASURES | WHEN_NAMED)[name]()
    return 0


def _wrong_path(names: list[str], against: Path | None) -> str:
    """What is wrong with the path to compare with; empty where nothing is."""
    for name in names:
        if against is None:
            if name in COMPARISONS:
                return f"{name} needs --against PATH"
        elif name == "exports" and not against.is_dir():
            return f"{against} is not a folder; exports needs one with all.geojson, all.csv and so on"
        elif name in {"clock", "screenshots"} and not against.is_file():
            return f"{against} is not a file; {name} needs an exported document"
    return ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
