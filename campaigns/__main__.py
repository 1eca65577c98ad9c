"""The command line: ``python -m campaigns check``, ``export OUT``, ``order-of-battle OUT``, ``format``, ``schema``."""

from __future__ import annotations

import argparse
import gc
import re
import signal
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from campaigns import option_values
from geodata import characters, command_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import FrameType

    from campaigns.atlas.export_selection import Selection

HELP = """
Check and export the atlas, and format its text files.

examples:
  python -m campaigns check
  python -m campaigns check --coverage
  python -m campaigns export atlas.html
  python -m campaigns export august.html --from 1945-08-08 --to 1945-09-05 --at 1945-08-15
  python -m campaigns export khasan.geojson --at 1938-08-06 --layers event,arrow,claim
  python -m campaigns export wall.pdf --at 1945-08-15 --paper a3 --caption "Six days after the crossing"
  python -m campaigns export khasan.html --chapter lake-khasan --language ja
  python -m campaigns export august.gif --from 1945-08-08 --to 1945-09-02
  python -m campaigns order-of-battle khasan.csv --dossier lake-khasan --at 1938-08-06
  python -m campaigns format
"""
_SLOW = 2.0
_DPI, _STEP = 300, 1


class _Parser(argparse.ArgumentParser):
    """Refuses ``--at=--``: argparse takes the two dashes for no value and hands on an empty list, whatever the type."""

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:  # noqa: ANN401 - as argparse has it
        given = sys.argv[1:] if args is None else list(args)
        for each in given:
            if re.fullmatch("--[a-z][a-z-]*=--", str(each)):
                self.error(f"argument {each[:-3]}: found '--'; expected a value")
        return super().parse_known_args(given, namespace)


def parser() -> argparse.ArgumentParser:
    """The command line's own help."""
    raw = argparse.RawDescriptionHelpFormatter
    main_parser = _Parser(prog="python -m campaigns", description=HELP, formatter_class=raw)
    commands = main_parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="read everything and name every mistake with its file and line")
    check.add_argument(
        "--coverage",
        action="store_true",
        help="tell as well how much of the founding documents, and on how good sources, the atlas carries",
    )
    formatting = commands.add_parser(
        "format",
        help="wrap the lines of dossiers and tours at 120 columns; no value changes",
        description="Wrap the lines of dossiers and tours at 120 columns and name their schema in the first line, "
        "by which editors complete and explain. Comments and the order of keys stay, no value changes.",
    )
    formatting.add_argument(
        "files", type=Path, nargs="*", metavar="FILE", help="only these; else every dossier and tour"
    )
    formatting.add_argument("--check", action="store_true", help="write nothing; name the files that would change")
    commands.add_parser("schema", help="write campaigns/schemas/*.json anew from the model, for editors")
    export = commands.add_parser(
        "export",
        help="write the atlas, or a part of it, to a file",
        description="Write the atlas, or a part of it, to a file. The format is the suffix of OUT: "
        ".html (the map with its clock, one file, no network), .geojson .gpkg .kml .csv (data), "
        ".jsonld (Linked Places Format), "
        ".png .svg .pdf (one day, printed), .gif .webm .mp4 (a span of days, moving).",
    )
    export.add_argument("out", type=Path, metavar="OUT", help="the file to write")
    export.add_argument(
        "--from", dest="first", type=option_values.day, metavar="DAY", help="first day, for example 1945-08-08"
    )
    export.add_argument("--to", dest="last", type=option_values.day, metavar="DAY", help="last day")
    export.add_argument(
        "--at",
        type=option_values.day,
        metavar="DAY",
        help="the day a map opens on, a picture shows or data is valid on",
    )
    export.add_argument(
        "--layers",
        type=option_values.layers,
        metavar="A,B,…",
        help="only these: territory,occupation,border,claim,place,event,unit,front,arrow,route,railway,island",
    )
    export.add_argument(
        "--chapter",
        type=option_values.name,
        metavar="ID",
        help="days of a chapter, for example lake-khasan; of maps and pictures its view as well",
    )
    export.add_argument("--title", default="", help="title of the map or picture, or of data in its metadata")
    export.add_argument("--caption", default="", help="a line below the title")
    export.add_argument(
        "--language", type=option_values.name, metavar="CODE", help="names in en, modern, ru, ja or zh, where known"
    )
    export.add_argument(
        "--view",
        type=option_values.place,
        metavar="VIEW",
        help="what is seen, or what data must meet: zoom/latitude/longitude or west,south,east,north in degrees; "
        "170,50,-160,66 crosses the antimeridian",
    )
    pictures = export.add_argument_group("pictures")
    pictures.add_argument("--paper", type=str.lower, metavar="SIZE", help="a3 (default) or a4")
    pictures.add_argument("--portrait", action="store_true", help="upright paper")
    pictures.add_argument("--dpi", type=int, metavar="N", help="dots per inch, 300 by default")
    pictures.add_argument(
        "--step",
        type=int,
        default=_STEP,
        metavar="DAYS",
        help="days from one frame of a moving picture to the next, 1 by default",
    )
    maps = export.add_argument_group("maps (.html)")
    maps.add_argument(
        "--no-fine-ground",
        action="store_true",
        help="without the relief, contours and waters of battlefields: a third smaller, and nothing finer close up",
    )
    maps.add_argument("--no-controls", action="store_true", help="the map alone, without time bar, legend and buttons")
    _add_order_of_battle(commands)
    return main_parser


def _add_order_of_battle(commands: Any) -> None:  # noqa: ANN401 - argparse keeps the type to itself
    order = commands.add_parser(
        "order-of-battle",
        help="write who belonged to whom on a day, under whom and how strong, to a .csv or .json file",
        description="Write the order of battle of a day: of a battle, of a formation, or of both. "
        "The format is the suffix of OUT: .csv (a row for each thing told of a formation) or .json (trees).",
    )
    order.add_argument("out", type=Path, metavar="OUT", help="the file to write")
    order.add_argument(
        "--dossier", type=option_values.name, metavar="ID", help="the battle, with its parts: lake-khasan"
    )
    order.add_argument(
        "--formation", type=option_values.name, metavar="ID", help="the formation at the top: jp-19-division"
    )
    order.add_argument("--at", type=option_values.day, metavar="DAY", help="the day; else the first of the dossier")


def _check(*, coverage: bool) -> int:
    from campaigns import catalogue, checking  # noqa: PLC0415 - what is asked is understood before anything is loaded
    from campaigns.atlas.document import web_bundle  # noqa: PLC0415 - as above
    from campaigns.checking import coverage_report  # noqa: PLC0415 - as above
    from campaigns.schemas import json_schemas  # noqa: PLC0415 - as above
    from geodata.errors import VocabularyError  # noqa: PLC0415 - as above

    started = time.perf_counter()
    try:
        history = catalogue.load()
    except VocabularyError as error:
        print(error)
        print(f"{len(error.problems)} problem(s); the rest is read when they are mended, as it is understood by these")
        return 1
    seconds = time.perf_counter() - started
    problems = [*checking.problems(history), *web_bundle.problems(), *json_schemas.problems()]
    for problem in problems:
        print(problem)
    dossiers = history.dossiers.values()
    axes = [axis for dossier in dossiers for axis in dossier.axes]
    waypoints = [waypoint for axis in axes for waypoint in axis.waypoints]
    low = sum(waypoint.certainty == "low" for waypoint in waypoints)
    units, fronts = (sum(len(getattr(dossier, key)) for dossier in dossiers) for key in ("units", "fronts"))
    print(
        f"{len(history.dossiers)} dossiers, {len(axes)} axes and routes, {len(waypoints)} waypoints ({low} of low "
        f"certainty), {units} units, {fronts} fronts, {len(history.formations)} formations, "
        f"{len(history.places)} places, {len(history.sources)} sources, "
        f"{len(history.tours)} tours: {len(problems)} problem(s)",
    )
    all_well = not problems
    for line, well in coverage_report.lines(history, seconds) if coverage else ():
        print(line if well else f"{line}  <<<")
        all_well &= well
    return 0 if all_well else 1


def _format(files: Sequence[Path], *, check: bool) -> int:
    from campaigns import catalogue  # noqa: PLC0415 - as above
    from campaigns.reading import yaml_format, yaml_records  # noqa: PLC0415 - as above
    from campaigns.schemas import json_schemas  # noqa: PLC0415 - as above
    from geodata import folders  # noqa: PLC0415 - as above

    named = {path: str(path) for path in files} or {
        path: yaml_records.file_of(path)
        for folder in (catalogue.DOSSIERS, catalogue.TOURS)
        for path in folders.files(folder, ".yaml")
    }
    changed, mistakes = 0, 0
    for path, name in sorted(named.items()):
        schema = json_schemas.TOUR if path.absolute().parent.name == catalogue.TOURS.name else json_schemas.DOSSIER
        differs, problems = yaml_format.format_file(path, name, schema, write=not check)
        changed += differs
        mistakes += len(problems)
        for problem in problems:
            print(problem)
        if differs:
            print(f"{name}: {'not formatted; run: python -m campaigns format' if check else 'formatted'}")
    print(f"{len(named)} files, {changed} {'to format' if check else 'formatted'}, {mistakes} with a mistake")
    return 1 if mistakes or (check and changed) else 0


def _schema() -> int:
    from campaigns.schemas import json_schemas  # noqa: PLC0415 - as above

    for path in json_schemas.write():
        print(path)
    return 0


def _export(arguments: argparse.Namespace) -> int:
    from campaigns import catalogue, checking, scene  # noqa: PLC0415 - as above
    from campaigns.atlas import export, export_selection  # noqa: PLC0415 - as above
    from campaigns.atlas.document import web_bundle  # noqa: PLC0415 - as above
    from campaigns.atlas.formats import csv_on_the_web  # noqa: PLC0415 - as above
    from campaigns.symbology import languages  # noqa: PLC0415 - as above

    started = time.monotonic()

    def progress(text: str) -> None:
        if sys.stderr.isatty() or time.monotonic() - started > _SLOW:
            print(f"{time.monotonic() - started:4.1f} s  {text}", file=sys.stderr, flush=True)

    language, message = languages.known(arguments.language or languages.ENGLISH)
    if message:
        print(message, file=sys.stderr)
    try:
        selection = _selection(arguments, language)
        export_selection.validate(selection)
        progress("reading the dossiers")
        history = catalogue.load()
        count = len(checking.problems(history))
        if count:
            left_out = len(catalogue.dossier_files()) - len(history.dossiers)
            what = f"{left_out} dossier(s) and what else they touch are" if left_out else "what they touch is"
            print(f"{count} mistake(s) in the data: {what} left out; see: python -m campaigns check", file=sys.stderr)
        progress(f"drawing {len(history.dossiers)} dossiers")
        whole = scene.build(history)
        progress(f"writing {arguments.out}")
        out = export.write(
            arguments.out, history, whole, selection, lambda share, what: progress(f"{share:4.0%} {what}")
        )
    except (export_selection.ExportError, web_bundle.BundleError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    print(f"{characters.visible(str(out))}: {out.stat().st_size / 1e6:.2f} MB in {time.monotonic() - started:.1f} s")
    if out.suffix.lower() == ".csv":
        print(f"its columns, licence and credits: {csv_on_the_web.description_path(out)}")
    if out.suffix.lower() == ".html":
        print(f"to show it within a page: {export.embedding(out.name, selection.title)}")
    return 0


def _order_of_battle(arguments: argparse.Namespace) -> int:
    from campaigns import catalogue, checking  # noqa: PLC0415 - what is asked is understood before anything is loaded
    from campaigns.atlas import export_selection, order_of_battle  # noqa: PLC0415 - as above

    history = catalogue.load()
    if count := len(checking.problems(history)):
        print(f"{count} mistake(s) in the data are left out; see: python -m campaigns check", file=sys.stderr)
    try:
        order = order_of_battle.of_day(
            history, dossier=arguments.dossier or "", top=arguments.formation or "", day=arguments.at
        )
        out = order_of_battle.write(arguments.out, order)
    except export_selection.ExportError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    print(f"{out}: {len(order.entries)} formations, {order.about}, {order.day}")
    return 0


def _selection(arguments: argparse.Namespace, language: str) -> Selection:
    from campaigns.atlas import export_selection  # noqa: PLC0415 - as above
    from campaigns.atlas.plate.paper import Paper  # noqa: PLC0415

    suffix = arguments.out.suffix.lower()
    export_selection.refuse_unused(suffix, _given(arguments))
    data = suffix in export_selection.DATA
    place: Any = arguments.view or ()
    view = place if len(place) == 3 else None  # noqa: PLR2004 - zoom, latitude, longitude
    selection = export_selection.Selection(
        first=arguments.at if data and arguments.at else arguments.first,
        last=arguments.at if data and arguments.at else arguments.last,
        at=arguments.at,
        layers=arguments.layers,
        view=view,
        title=arguments.title,
        box=place if len(place) == 4 else None,  # noqa: PLR2004 - west, south, east, north
        caption=arguments.caption,
        language=language,
        controls=not arguments.no_controls,
        fine_ground=not arguments.no_fine_ground,
        paper=Paper(
            arguments.paper or "a3", portrait=arguments.portrait, dpi=300 if arguments.dpi is None else arguments.dpi
        ),
        step=_STEP if arguments.step is None else arguments.step,
    )
    if arguments.chapter:
        selection = export_selection.of_chapter(arguments.chapter, selection)
    return replace(selection, view=view) if data else selection


def _given(arguments: argparse.Namespace) -> set[str]:
    """The options that were typed."""
    names = {"first": "from", "last": "to"}
    unset = vars(parser().parse_args([arguments.command, str(arguments.out)]))
    return {
        f"--{names.get(name, name).replace('_', '-')}"
        for name, value in vars(arguments).items()
        if value != unset[name]
    }


def _run(parsed: argparse.Namespace) -> int:
    from geodata.errors import GroundError, VocabularyError  # noqa: PLC0415 - as above

    try:
        if parsed.command == "format":
            return _format(parsed.files, check=parsed.check)
        if parsed.command == "schema":
            return _schema()
        if parsed.command == "order-of-battle":
            return _order_of_battle(parsed)
        return _check(coverage=parsed.coverage) if parsed.command == "check" else _export(parsed)
    except (GroundError, VocabularyError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns its exit status: 0 well, 1 problems found, 2 could not be done, 130 stopped."""
    parsed = parser().parse_args(arguments)
    try:
        return _run(parsed)
    except BaseException as error:
        if not (_stopped or isinstance(error, KeyboardInterrupt)):
            raise
        what = f"nothing was written to {parsed.out}" if "out" in parsed else "it was not done to the end"
        print(f"stopped: {what}", file=sys.stderr)
        return 130


_stopped: list[int] = []
"""Signals that came: what is interrupted, such as an import, may make another error of the interruption."""


def _stop(number: int, frame: FrameType | None) -> None:
    _stopped.append(number)
    signal.default_int_handler(number, frame)


def _stop_like_a_user() -> None:
    """Have the signals that end a program from outside end it as Ctrl+C does: in order, leaving nothing behind."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):  # Windows has no SIGHUP
            signal.signal(getattr(signal, name), _stop)


if __name__ == "__main__":
    gc.disable()  # the run ends before there would be anything worth collecting; looking takes a fifth of it
    _stop_like_a_user()
    sys.exit(command_line.run(main))
