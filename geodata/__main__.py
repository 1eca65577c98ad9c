"""``python -m geodata build`` makes the layers; ``python -m geodata report`` measures them."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from geodata import command_line
from geodata.errors import GroundError


def _build() -> int:
    from geodata.build import pipeline  # noqa: PLC0415 - its packages are needed for this alone

    for path in pipeline.build(progress=lambda what: print(f"{what} …", file=sys.stderr, flush=True)):
        print(f"{path.stat().st_size:>9,} bytes  {path.name}")
    return 0


def _report(against: Path | None) -> int:
    from geodata import gazetteer  # noqa: PLC0415 - `build` measures nothing
    from geodata.ground import Ground  # noqa: PLC0415 - as above
    from geodata.measure import report  # noqa: PLC0415 - as above

    all_well = True
    for line, well in report.lines(Ground(), *gazetteer.load(), against):
        print(line if well else f"{line}  <<<", flush=True)
        all_well &= well
    return 0 if all_well else 1


def main(arguments: list[str] | None = None) -> int:
    """Run a command; returns the exit status: 0 all well, 1 something is wrong with the data."""
    parser = argparse.ArgumentParser(prog="python -m geodata", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("build", help="make geodata/layers anew from the pinned packages")
    report = commands.add_parser("report", help="areas, days of change, places, tables and layers, measured")
    report.add_argument(
        "--against",
        type=Path,
        metavar="FILE",
        help="GeoJSON of another drawing of Manchukuo's border; the distance from it is measured",
    )
    chosen = parser.parse_args(arguments)
    try:
        return _build() if chosen.command == "build" else _report(chosen.against)
    except GroundError as error:
        print(f"geodata: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(command_line.run(main))
