"""The command line, ``python -m campaigns``; its commands are those of ``campaigns.arguments``."""

from __future__ import annotations

import gc
import signal
import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from campaigns.arguments import STEP, parser
from geodata import characters, command_line

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from types import FrameType

    import geopandas as gpd

    from campaigns.atlas.export_selection import Selection
    from campaigns.guests.placing import GuestLayer
    from campaigns.history import History

_SLOW = 2.0


def _check(*, coverage: bool) -> int:
    from campaigns import catalogue, checking  # noqa: PLC0415 - what is asked is understood before anything is loaded
    from campaigns.atlas.document import web_bundle  # noqa: PLC0415 - as above
    from campaigns.checking import coverage_report  # noqa: PLC0415 - as above
    from campaigns.languages import status  # noqa: PLC0415 - as above
    from campaigns.schemas import json_schemas  # noqa: PLC0415 - as above
    from geodata.errors import VocabularyError  # noqa: PLC0415 - as above

    started = time.process_time()
    try:
        history = catalogue.load()
    except VocabularyError as error:
        print(error)
        print(f"{len(error.problems)} problem(s); the rest is read when they are mended, as it is understood by these")
        return 1
    problems = checking.problems(history)
    seconds = time.process_time() - started
    problems += [*web_bundle.problems(), *json_schemas.problems(), *status.problems()]
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


def _translate(task: str) -> int:
    from campaigns import catalogue  # noqa: PLC0415 - as above
    from campaigns.languages import command  # noqa: PLC0415 - as above

    return command.run(task, lambda: catalogue.load().dossiers)


def _export(arguments: argparse.Namespace) -> int:
    from campaigns.atlas import embedding, event_selection, export, export_selection, provenance  # noqa: PLC0415 - as above
    from campaigns.atlas.document import web_bundle  # noqa: PLC0415 - as above
    from campaigns.atlas.formats import csv_on_the_web  # noqa: PLC0415 - as above

    progress = _Progress()
    try:
        if arguments.book or arguments.worksheet:
            return _pages(arguments, progress)
        export_selection.refuse_unused(arguments.out.suffix.lower(), _given(arguments))
        selection = _selection(arguments, arguments.out.suffix.lower())
        export_selection.validate(selection)
        history, whole, selection = _loaded(arguments, selection, progress)
        if arguments.event:
            data = arguments.out.suffix.lower() in export_selection.DATA
            selection = event_selection.of_event(arguments.event, selection, history, whole, data=data)
        progress(f"writing {arguments.out}")
        out = export.write(
            arguments.out, history, whole, selection, lambda share, what: progress(f"{share:4.0%} {what}")
        )
    except (export_selection.ExportError, web_bundle.BundleError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    print(f"{characters.visible(str(out))}: {out.stat().st_size / 1e6:.2f} MB in {progress.seconds:.1f} s")
    if out.suffix.lower() == ".csv":
        print(f"its columns, licence and credits: {csv_on_the_web.description_path(out)}")
    if out.suffix.lower() == ".html":
        print(f"to show it within a page: {embedding.embedding(out.name, selection.title or provenance.TITLE)}")
    return 0


def _pages(arguments: argparse.Namespace, progress: _Progress) -> int:
    from campaigns.atlas.book import write as book  # noqa: PLC0415 - as above
    from campaigns.atlas.export_selection import Selection  # noqa: PLC0415 - as above
    from campaigns.atlas.worksheet import write as worksheet  # noqa: PLC0415 - as above

    maker: Any = worksheet if arguments.worksheet else book
    asked = maker.asked(arguments.out, _given(arguments), arguments.paper, arguments.language, arguments.chapter)
    history, whole, _ = _loaded(arguments, Selection(language=asked.language), progress)
    out = maker.write(arguments.out, history, whole, asked, progress)
    print(f"{characters.visible(str(out))}: {out.stat().st_size / 1e6:.2f} MB in {progress.seconds:.1f} s")
    return 0


def _pieces(arguments: argparse.Namespace) -> int:
    from campaigns.atlas import export, export_selection  # noqa: PLC0415 - as above
    from campaigns.atlas.document import web_bundle  # noqa: PLC0415 - as above
    from campaigns.pieces import command, manifest  # noqa: PLC0415 - as above

    progress = _Progress()
    try:
        selection = _selection(arguments, ".html")
        export_selection.validate(selection)
        names = ("columns", "name", "workers", "memory", "scheduler", "source", "out")
        asked = {name: getattr(arguments, name) for name in names} | {"scheduler": arguments.scheduler or ""}
        with command.made(command.Request(given=arguments.inputs, **asked), progress, _warn) as made:
            history, whole, selection = _loaded(arguments, selection, progress)
            progress("writing the map")
            page = arguments.out / "index.html"
            export.write(page, history, whole, replace(selection, pieces=(manifest.NAME,)))
            command.finish(arguments.out, keep_work=arguments.keep_work)
    except (export_selection.ExportError, web_bundle.BundleError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    out = characters.visible(str(arguments.out))
    size = f"{made.pieces:,} piece(s), {made.bytes / 1e6:,.1f} MB"
    print(f"{out}: {made.rows:,} row(s) in {size}, {progress.seconds:,.0f} s")
    if made.refused:
        print(f"{made.refused:,} row(s) refused; each is in {out}/refused with what was found and what was expected")
    print(f"to see it: python -m http.server --directory {out}, and open http://localhost:8000/")
    return 0


def _warn(text: str) -> None:
    print(f"note: {characters.visible(text)}", file=sys.stderr)


def _site(arguments: argparse.Namespace) -> int:
    from campaigns.atlas import export_selection  # noqa: PLC0415 - as above
    from campaigns.atlas.document import web_bundle  # noqa: PLC0415 - as above
    from campaigns.atlas.site import build, editions, folder  # noqa: PLC0415 - as above

    progress = _Progress()
    try:
        languages = editions.asked(arguments.language)
        folder.read(arguments.out.resolve())  # before anything is loaded
        history, whole, _ = _loaded(arguments, export_selection.Selection(), progress)
        made = build.build(arguments.out, history, whole, arguments.address, languages=languages, progress=progress)
    except (export_selection.ExportError, web_bundle.BundleError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    out = characters.visible(str(arguments.out))
    size = f"{made.pages:,} pages, {made.bytes / 1e6:,.1f} MB in {made.files:,} files, {made.remade:,} of them new"
    print(f"{out}: {size}, in {progress.seconds:.1f} s")
    print(f"to see it: open {out}/index.html, or python -m http.server --directory {out}")
    return 0


class _Progress:
    """Prints how far a command is, from when it has taken some time."""

    def __init__(self) -> None:
        self._started = time.monotonic()

    @property
    def seconds(self) -> float:
        """Since the beginning."""
        return time.monotonic() - self._started

    def __call__(self, text: str) -> None:
        """Print where it is."""
        if sys.stderr.isatty() or self.seconds > _SLOW:
            print(f"{self.seconds:4.1f} s  {characters.visible(text)}", file=sys.stderr, flush=True)


def _loaded(
    arguments: argparse.Namespace, selection: Selection, progress: _Progress
) -> tuple[History, gpd.GeoDataFrame, Selection]:
    """The history, its scene, and the selection with the user's own data."""
    from campaigns import catalogue, checking, scene  # noqa: PLC0415 - as above
    from campaigns.atlas import export_selection  # noqa: PLC0415 - as above
    from campaigns.languages import translating  # noqa: PLC0415 - as above
    from geodata import translated  # noqa: PLC0415 - as above

    progress("reading the dossiers")
    history = catalogue.load()
    count = len(checking.problems(history))
    if count:
        left_out = len(catalogue.dossier_files()) - len(history.dossiers)
        what = f"{left_out} dossier(s) and what else they touch are" if left_out else "what they touch is"
        print(f"{count} mistake(s) in the data: {what} left out; see: python -m campaigns check", file=sys.stderr)
    if "guests" in arguments and arguments.guests:
        progress("reading your data")
        selection = replace(selection, guests=_guests(arguments, history))
    if arguments.out.suffix.lower() not in export_selection.DATA and selection.language in translated.LANGUAGES:
        history = translating.translated(history, selection.language)
    progress(f"drawing {len(history.dossiers)} dossiers")
    return history, scene.build(history), selection


def _guests(arguments: argparse.Namespace, history: History) -> tuple[GuestLayer, ...]:
    """The layers of the user's own files; what became of their rows is told, and the refused ones are written."""
    from campaigns.atlas.export_selection import ExportError  # noqa: PLC0415 - as above
    from campaigns.guests import loading  # noqa: PLC0415 - as above
    from campaigns.guests.table import GuestFileError  # noqa: PLC0415 - as above
    from campaigns.scene import LAYERS  # noqa: PLC0415 - as above

    found: list[GuestLayer] = []
    for path, title in arguments.guests:
        taken = {*LAYERS, *(layer.id for layer in found)}
        try:
            layer = loading.load(path, history, title, arguments.columns, taken)
        except GuestFileError as error:
            raise ExportError(f"{path}: {error}") from None
        found.append(layer)
        for line in loading.report(layer):
            print(characters.visible(line), file=sys.stderr)
    if arguments.refused:
        refused = "".join(layer.table.as_it_came(layer.refused) for layer in found if layer.refused)
        arguments.refused.write_text(refused, encoding="utf-8-sig")
    return tuple(found)


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


def _selection(arguments: argparse.Namespace, suffix: str) -> Selection:
    from campaigns.atlas import export_selection, kiosk_options  # noqa: PLC0415 - as above
    from campaigns.symbology import languages  # noqa: PLC0415 - as above

    asked_language, carried = export_selection.carried(arguments.language or languages.ENGLISH, suffix)
    language, message = languages.known(asked_language)
    if message and not getattr(arguments, "kiosk", None):
        print(message, file=sys.stderr)
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
        carried=carried,
        controls=not arguments.no_controls,
        fine_ground=not arguments.no_fine_ground,
    )
    if "paper" in arguments:
        selection = replace(selection, **_on_paper(arguments))
    if "kiosk" in arguments:
        asked = arguments.kiosk, arguments.pace, arguments.idle
        selection = kiosk_options.of_options(selection, *asked, asked_language if arguments.language else "")
    if arguments.chapter:
        selection = export_selection.of_chapter(arguments.chapter, selection)
    return replace(selection, view=view) if data else selection


def _on_paper(arguments: argparse.Namespace) -> dict[str, Any]:
    """What is told of pictures alone."""
    from campaigns.atlas.plate.paper import Paper  # noqa: PLC0415 - as above

    dpi = 300 if arguments.dpi is None else arguments.dpi
    step = STEP if arguments.step is None else arguments.step
    return {"paper": Paper(arguments.paper or "a3", portrait=arguments.portrait, dpi=dpi), "step": step}


def _given(arguments: argparse.Namespace) -> set[str]:
    """The options that were typed."""
    names = {"first": "from", "last": "to", "guests": "with"}
    unset = vars(parser().parse_args([arguments.command, str(arguments.out)]))
    return {
        f"--{names.get(name, name).replace('_', '-')}"
        for name, value in vars(arguments).items()
        if value != unset[name]
    }


_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "check": lambda parsed: _check(coverage=parsed.coverage),
    "export": _export,
    "format": lambda parsed: _format(parsed.files, check=parsed.check),
    "order-of-battle": _order_of_battle,
    "pieces": _pieces,
    "schema": lambda _: _schema(),
    "site": _site,
    "translate": lambda parsed: _translate(parsed.task),
}


def _run(parsed: argparse.Namespace) -> int:
    from geodata.errors import GroundError, VocabularyError  # noqa: PLC0415 - as above

    try:
        return _COMMANDS[parsed.command](parsed)
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
        if parsed.command == "pieces":
            what = f"what is done so far is kept in {parsed.out}; start the same again to go on with it"
        print(f"stopped: {what}", file=sys.stderr)
        return 130


_stopped: list[int] = []
"""Signals that came: what is interrupted, such as an import, may make another error of the interruption."""


def _stop(number: int, frame: FrameType | None) -> None:
    _stopped.append(number)
    signal.default_int_handler(number, frame)


def _stop_like_a_user() -> None:
    """Have the signals that end a program from outside end it as Ctrl+C does: in order, leaving nothing behind."""
    for each in {"SIGINT", "SIGTERM", "SIGHUP"} & set(dir(signal)):  # Windows has no SIGHUP
        signal.signal(getattr(signal, each), _stop)


if __name__ == "__main__":
    gc.disable()  # the run ends before there would be anything worth collecting; looking takes a fifth of it
    _stop_like_a_user()
    sys.exit(command_line.run(main))
