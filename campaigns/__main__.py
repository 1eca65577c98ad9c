"""The command line: ``python -m campaigns check`` and ``python -m campaigns export OUT``."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from campaigns import catalogue, disagreements, founding_documents, ground_check, history_report, setting, tours
from geodata.errors import GroundError

if TYPE_CHECKING:
    from collections.abc import Sequence

HELP = """
Check and export the atlas.

examples:
  python -m campaigns check
  python -m campaigns check --coverage
  python -m campaigns export atlas.html
  python -m campaigns export august.html --from 1945-08-08 --to 1945-09-05 --at 1945-08-15
  python -m campaigns export khasan.geojson --at 1938-08-06 --layers event,arrow,claim
  python -m campaigns export wall.png --at 1940-01-01
"""
_SLOW = 2.0


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day; expected a date such as 1945-08-09") from None


def _layers(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def parser() -> argparse.ArgumentParser:
    """The command line's own help."""
    raw = argparse.RawDescriptionHelpFormatter
    main_parser = argparse.ArgumentParser(prog="python -m campaigns", description=HELP, formatter_class=raw)
    commands = main_parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="read everything and name every mistake with its file and line")
    check.add_argument(
        "--coverage",
        action="store_true",
        help="tell as well how much of the founding documents, and on how good sources, the atlas carries",
    )
    export = commands.add_parser(
        "export",
        help="write the atlas, or a part of it, to a file",
        description="Write the atlas, or a part of it, to a file. The format is the suffix of OUT: "
        ".html (the map with its clock, one file, no network), .geojson .gpkg .kml .csv (data), "
        ".jsonld (Linked Places Format), "
        ".png .svg .pdf (one day).",
    )
    export.add_argument("out", type=Path, metavar="OUT", help="the file to write")
    export.add_argument("--from", dest="first", type=_day, metavar="DAY", help="first day, for example 1945-08-08")
    export.add_argument("--to", dest="last", type=_day, metavar="DAY", help="last day")
    export.add_argument(
        "--at", type=_day, metavar="DAY", help="the day a map opens on, a picture shows or data is valid on"
    )
    export.add_argument(
        "--layers",
        type=_layers,
        metavar="A,B,…",
        help="only these: territory,occupation,border,claim,place,event,arrow,route,railway,island",
    )
    export.add_argument("--title", help="title of a map or picture")
    return main_parser


def _check(*, coverage: bool) -> int:
    history = catalogue.load()
    problems = [
        *history.problems,
        *setting.problems(history),
        *ground_check.problems(history.sources, history.dossiers),
        *founding_documents.problems(history.dossiers),
        *disagreements.problems(history.dossiers),
        *(guided := tours.load(history)).problems,
    ]
    for problem in problems:
        print(problem)
    dossiers = history.dossiers.values()
    axes = [axis for dossier in dossiers for axis in dossier.axes]
    waypoints = [waypoint for axis in axes for waypoint in axis.waypoints]
    low = sum(waypoint.certainty == "low" for waypoint in waypoints)
    print(
        f"{len(history.dossiers)} dossiers, {len(axes)} axes and routes, {len(waypoints)} waypoints ({low} of low "
        f"certainty), {len(history.places)} places, {len(history.sources)} sources, "
        f"{len(guided.tours)} tours: {len(problems)} problem(s)",
    )
    sound = not problems
    for line, well in history_report.lines() if coverage else ():
        print(line if well else f"{line}  <<<")
        sound &= well
    return 0 if sound else 1


def _export(arguments: argparse.Namespace) -> int:
    from campaigns.atlas import export, payload, scene  # noqa: PLC0415 - `check` and `--help` need no Folium

    started = time.monotonic()

    def progress(text: str) -> None:
        if sys.stderr.isatty() or time.monotonic() - started > _SLOW:
            print(f"{time.monotonic() - started:4.1f} s  {text}", file=sys.stderr, flush=True)

    progress("reading the dossiers")
    history = catalogue.load()
    count = len(history.problems) + len(ground_check.problems(history.sources, history.dossiers))
    if count:
        print(f"{count} mistake(s) in the data are left out; see: python -m campaigns check", file=sys.stderr)
    progress(f"drawing {len(history.dossiers)} dossiers")
    whole = scene.build(history)
    selection = export.Selection(
        first=arguments.first,
        last=arguments.last,
        at=arguments.at,
        layers=arguments.layers,
        title=arguments.title or payload.TITLE,
    )
    progress(f"writing {arguments.out}")
    try:
        out = export.write(arguments.out, history, whole, selection)
    except export.ExportError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    print(f"{out}: {out.stat().st_size / 1e6:.2f} MB in {time.monotonic() - started:.1f} s")
    return 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns its exit status: 0 well, 1 problems found, 2 could not be done."""
    parsed = parser().parse_args(arguments)
    try:
        return _check(coverage=parsed.coverage) if parsed.command == "check" else _export(parsed)
    except GroundError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
