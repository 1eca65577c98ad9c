"""Print the figures the atlas promises: ``python -m tests.benchmarks [NAME …]``.

Names: document export clock playback app arrows ground. Nothing is asserted here; each line shows the figure beside its
limit.
"""

from __future__ import annotations

import sys

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


def main(names: list[str]) -> int:
    """Run the named measures, or all."""
    unknown = set(names) - set(MEASURES)
    if unknown:
        print(f"unknown: {', '.join(sorted(unknown))}; expected some of {', '.join(MEASURES)}", file=sys.stderr)
        return 2
    for name in names or MEASURES:
        print(f"\n{name}")
        MEASURES[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
