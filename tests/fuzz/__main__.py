"""The command line: ``python -m tests.fuzz --minutes N [--seed S]``."""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path

from tests.fuzz import harness, workers
from tests.fuzz.figures import Figures


def main() -> int:
    """Damage inputs for some minutes and print the figures; 1 when one of them is worse than it may be."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=1.0, metavar="N")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6), metavar="S")  # noqa: S311 - no secret
    parser.add_argument("--only", type=int, metavar="NUMBER", help="only this input of the seed, without a worker")
    given = parser.parse_args()
    with harness.temporary() as folder:
        ready = harness.Harness(Path(folder))
        figures = Figures()
        if given.only is not None:
            figures.add(ready.run(given.seed, given.only))
        else:
            for result in workers.results(ready, given.seed, 60 * given.minutes):
                figures.add(result)
    print(f"seed {given.seed}\n{figures}")
    return 0 if figures.is_sound else 1


if __name__ == "__main__":
    sys.exit(main())
