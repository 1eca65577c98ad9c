"""Print the figures the atlas promises: ``python -m tests.benchmarks [NAME …] [--against DOCUMENT]``.

Names: document export clock playback app arrows ground. ``--against`` names another exported document for ``clock`` to
be compared with. Nothing is asserted here; each line shows the figure beside its limit.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.benchmarks import (
    measure_app,
    measure_arrows,
    measure_clock,
    measure_document,
    measure_export,
    measure_ground,
    measure_playback,
)

MEASURES = {
    "document": measure_document.run,
    "export": measure_export.run,
    "clock": measure_clock.run,
    "playback": measure_playback.run,
    "app": measure_app.run,
    "arrows": measure_arrows.run,
    "ground": measure_ground.run,
}


def main(arguments: list[str]) -> int:
    """Run the named measures, or all."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(MEASURES))
    parser.add_argument("--against", type=Path, metavar="DOCUMENT", help="another exported document, for clock")
    parsed = parser.parse_args(arguments)
    unknown = set(parsed.names) - set(MEASURES)
    if unknown:
        parser.error(f"unknown: {', '.join(sorted(unknown))}; expected some of {', '.join(MEASURES)}")
    for name in parsed.names or MEASURES:
        print(f"\n{name}")
        if name == "clock":
            measure_clock.run(parsed.against)
        else:
            MEASURES[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
