"""``python -m geodata build`` makes the layers; ``python -m geodata report`` measures them."""

from __future__ import annotations

import argparse
import importlib
import sys

from geodata.errors import GroundError


def main(arguments: list[str] | None = None) -> int:
    """Run a command; returns the exit status: 0 all well, 1 something is wrong with the data."""
    parser = argparse.ArgumentParser(prog="python -m geodata", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("build", help="make geodata/layers anew from the pinned packages")
    commands.add_parser("report", help="areas against the literature, overlaps, sizes of the layers")
    chosen = parser.parse_args(arguments)
    try:
        if chosen.command == "build":
            pipeline = importlib.import_module("geodata.build.pipeline")
            for path in pipeline.build(progress=lambda what: print(f"{what} …", file=sys.stderr, flush=True)):
                print(f"{path.stat().st_size:>9,} bytes  {path.name}")
            return 0
        report = importlib.import_module("geodata.report")
        lines, sound = report.lines()
        print("\n".join(lines))
    except GroundError as error:
        print(f"geodata: {error}", file=sys.stderr)
        return 1
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main())
