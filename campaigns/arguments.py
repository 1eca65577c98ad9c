"""What the command line is asked: its commands, their options, and the help of each."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import Any

from campaigns import option_values
from campaigns.guests.table import LIMITS as GUEST_LIMITS

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
  python -m campaigns export atlas.pdf --book --paper a4
  python -m campaigns export khasan.pdf --chapter lake-khasan --worksheet
  python -m campaigns export battle.pdf --event mutanchiang --at 1945-08-14
  python -m campaigns export august.gif --from 1945-08-08 --to 1945-09-02
  python -m campaigns export kiosk.html --kiosk lake-khasan,khalkhin-gol --pace 20 --idle 60
  python -m campaigns site public/ --address https://example.org/atlas/
  python -m campaigns pieces parts/ folder/ --workers 2 --memory 2GiB
  python -m campaigns order-of-battle khasan.csv --dossier lake-khasan --at 1938-08-06
  python -m campaigns format
  python -m campaigns translate status
"""
STEP = 1
"""Days between two frames of a moving picture, where no other number is asked for."""


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
    translate = commands.add_parser(
        "translate",
        help="what of the texts is translated, and the catalogues of the translators brought up to date",
        description="The texts of dossiers, tours and tables in other languages, in gettext catalogues "
        "(campaigns/languages/ru/dossiers.po) that Poedit and Weblate open.",
    )
    translate.add_argument(
        "task",
        choices=("status", "update", "extract"),
        help="status: how much is translated; update: bring the catalogues up to date with the English, what has "
        "changed is marked as fuzzy; extract: write a template (.pot) of each, for a new language",
    )
    _add_export(commands)
    _add_pieces(commands)
    _add_site(commands)
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


def _add_export(commands: Any) -> None:  # noqa: ANN401 - argparse keeps the type to itself
    export = commands.add_parser(
        "export",
        help="write the atlas, or a part of it, to a file",
        description="Write the atlas, or a part of it, to a file. The format is the suffix of OUT: "
        ".html (the map with its clock, one file, no network), .geojson .gpkg .kml .csv (data), "
        ".jsonld (Linked Places Format), "
        ".png .svg .pdf (one day, printed), .gif .webm .mp4 (a span of days, moving).",
    )
    export.add_argument("out", type=Path, metavar="OUT", help="the file to write")
    _add_shown(export)
    export.add_argument(
        "--event",
        type=option_values.name,
        metavar="ID",
        help="days of an event, for example mutanchiang; of maps and pictures the ground it lay on and its fullest day",
    )
    _add_groups(export)


def _add_shown(export: argparse._ActionsContainer) -> None:
    """Options that say what is shown, and how it is called."""
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
        help="only these: territory,occupation,border,claim,place,event,unit,front,arrow,route,railway,road,island,"
        "cover",
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
        "--language",
        type=option_values.name,
        metavar="CODE",
        help="all texts and names in ru, ja or zh, as far as they are known, or names in en or modern; of a map "
        "several, as en,ru,ja,zh, of which its readers choose",
    )
    export.add_argument(
        "--view",
        type=option_values.place,
        metavar="VIEW",
        help="what is seen, or what data must meet: zoom/latitude/longitude or west,south,east,north in degrees; "
        "170,50,-160,66 crosses the antimeridian",
    )


def _add_pieces(commands: Any) -> None:  # noqa: ANN401 - argparse keeps the type to itself
    pieces = commands.add_parser(
        "pieces",
        help="turn data larger than memory into a folder that any web server shows as a map",
        description="Turn data larger than memory – GeoParquet or CSV, in any number of parts with the same columns – "
        "into a folder: a map (index.html) and small files by space, zoom and time that it loads as it moves. Any web "
        "server shows it. A run that was stopped goes on where it stopped when it is started again. Needs the packages "
        "of campaigns/pieces/requirements.txt. The workers of a scheduler must see the same files, and run in "
        "this project's folder.",
    )
    pieces.add_argument("inputs", type=Path, nargs="+", metavar="INPUT", help="files, or folders of them")
    pieces.add_argument("out", type=Path, metavar="OUT", help="the folder: a new or empty one, or one to go on with")
    pieces.add_argument("--columns", type=Path, metavar="FILE", help="what the columns of the parts are (JSON)")
    pieces.add_argument("--name", default="", help="what the data is called; by default as the first file")
    pieces.add_argument("--source", default="", help="where the data is from")
    work = pieces.add_argument_group("workers")
    work.add_argument(
        "--workers",
        type=option_values.number,
        metavar="N",
        help="processes that work, one for each processor by default",
    )
    work.add_argument(
        "--memory",
        type=option_values.memory,
        default="2GiB",
        metavar="SIZE",
        help="memory of each, 2GiB by default; one that needs more is started anew",
    )
    work.add_argument(
        "--scheduler",
        type=option_values.name,
        metavar="ADDRESS",
        help="of a dask scheduler that runs already, such as tcp://127.0.0.1:8786, in place of own processes",
    )
    work.add_argument("--keep-work", action="store_true", help="keep what only a run that goes on needs")
    shown = pieces.add_argument_group("the map")
    _add_shown(shown)
    _add_maps(shown)


def _add_site(commands: Any) -> None:  # noqa: ANN401 - argparse keeps the type to itself
    site = commands.add_parser(
        "site",
        help="write a static site: the map, a page for everything that is told, all data",
        description="Write a static site into a folder: the map, a page for every event, formation, place, chapter, "
        "tour and source, the chronicle, land and borders, search, and all data. Any web server hands it out, under "
        "any path, and it is read from a folder as well. Made into the folder of an older site, what has not changed "
        "is taken over from there.",
    )
    site.add_argument("out", type=Path, metavar="OUT", help="the folder: a new or empty one, or that of an older site")
    site.add_argument(
        "--address",
        default="",
        metavar="URL",
        help="where it will be found, such as https://example.org/atlas/: for a sitemap.xml and canonical addresses, "
        "which have to be whole",
    )
    site.add_argument(
        "--language",
        default="en",
        metavar="CODES",
        help="languages of its pages, as en,ru,ja,zh: English stands at its root always, each other in a folder of its "
        "own (ru/index.html); the map carries them all (default: en)",
    )


def _add_groups(export: argparse.ArgumentParser) -> None:
    own = export.add_argument_group("own data")
    own.add_argument(
        "--with",
        dest="guests",
        type=option_values.guest,
        action="append",
        metavar="FILE[:NAME]",
        help="rows of your own as a layer beside the atlas's, as often as there are files: "
        f"CSV, XLSX, GeoJSON, KML, GPX, GeoPackage, zipped Shapefile, GeoParquet; {GUEST_LIMITS}",
    )
    own.add_argument("--columns", type=Path, metavar="FILE", help="what the columns of these files are (JSON)")
    own.add_argument(
        "--refused", type=Path, metavar="FILE", help="write the rows that could not be placed, to be corrected"
    )
    pictures = export.add_argument_group("pictures")
    pictures.add_argument("--paper", type=str.lower, metavar="SIZE", help="a3 (default) or a4")
    pictures.add_argument(
        "--book",
        action="store_true",
        help="a book of plates and texts with indexes in place of one page (.pdf), of all or of one --chapter; "
        "needs the package of campaigns/atlas/book/requirements.txt",
    )
    pictures.add_argument(
        "--worksheet",
        action="store_true",
        help="a worksheet for pupils of one --chapter (.pdf): maps without names, questions, solutions with sources; "
        "needs the same package as a book",
    )
    pictures.add_argument("--portrait", action="store_true", help="upright paper")
    pictures.add_argument("--dpi", type=int, metavar="N", help="dots per inch, 300 by default")
    pictures.add_argument(
        "--step",
        type=int,
        default=STEP,
        metavar="DAYS",
        help="days from one frame of a moving picture to the next, 1 by default",
    )
    _add_maps(export.add_argument_group("maps (.html)"))
    _add_kiosk(export.add_argument_group("maps on a public screen (.html)"))


def _add_maps(maps: argparse._ArgumentGroup) -> None:
    maps.add_argument(
        "--no-fine-ground",
        action="store_true",
        help="without the relief, contours and waters of battlefields: a third smaller, and nothing finer close up",
    )
    maps.add_argument("--no-controls", action="store_true", help="the map alone, without time bar, legend and buttons")


def _add_kiosk(kiosk: argparse._ArgumentGroup) -> None:
    kiosk.add_argument(
        "--kiosk",
        type=option_values.tours,
        metavar="TOUR[,TOUR]",
        help="the map goes through these tours by itself, again and again, and nothing in it leads away: "
        "for example lake-khasan,khalkhin-gol",
    )
    kiosk.add_argument(
        "--pace", type=option_values.seconds, metavar="S", help="seconds from one step to the next, 20 by default"
    )
    kiosk.add_argument(
        "--idle",
        type=option_values.seconds,
        metavar="S",
        help="seconds without a touch after which the tours go on, 60 by default",
    )
