"""Every table of vocabulary and symbology, broken in five ways: one message from check, an export and the app."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from streamlit.testing.v1 import AppTest

from campaigns import __main__ as command_line
from campaigns.checking import vocabulary
from geodata import read_once, text_files
from tests.conftest import ROOT

if TYPE_CHECKING:
    from tests.conftest import Break

SYMBOLOGY = "campaigns/symbology/"
VOCABULARY = (
    "geodata/powers.csv",
    "campaigns/chapters.csv",
    "campaigns/column_roles.csv",
    "campaigns/event_kinds.csv",
    "campaigns/event_lanes.csv",
    "campaigns/formation_terms.csv",
)
TABLES = (
    *VOCABULARY,
    *sorted(f"{SYMBOLOGY}{path.name}" for kind in ("csv", "toml") for path in (ROOT / SYMBOLOGY).glob(f"*.{kind}")),
)
NEEDED = "found no row; expected a row for it: the atlas needs it"
PALETTE = "expected one of paper, land, water,"


class Case(NamedTuple):
    """A text of a table, what stands in its place (None: its line is left out), and how the message begins.

    ``{line}`` in a message is the line of the text, in a table that grows. ``late`` is found only when all dossiers are
    read, which takes seconds.
    """

    file: str
    old: str
    new: str | None
    message: str
    late: bool = False


UNKNOWN_WORD = [
    Case(
        "geodata/powers.csv",
        "8c,open",
        "8c,opened",
        ":{line}: japan, texture: found 'opened'; expected one of 'solid', ",
    ),
    Case(
        "campaigns/chapters.csv", "11/42.46", "lake/42.46", ":7: lake-khasan, view: found 'lake/42.46/130.65'; expect"
    ),
    Case(
        "campaigns/event_kinds.csv", "battle,fighting", "battle,fights", ":2: battle, lane: found 'fights'; expected "
    ),
    Case("campaigns/event_kinds.csv", "swords", "sword", ":2: battle, mark: found 'sword'; expected one of swords, "),
    Case(
        "campaigns/event_lanes.csv", "\nfighting", "\nfights", "campaigns/event_kinds.csv:2: battle, lane: found 'figh"
    ),
    Case(
        *("campaigns/formation_terms.csv", "Japan,Raiding Unit", "Nippon,Raiding Unit"),
        ":{line}: Nippon, side: found 'Nippon'; expected ",
    ),
    Case(SYMBOLOGY + "colours.csv", "graticule,", "graticules,", f": graticule: {NEEDED}"),
    Case(SYMBOLOGY + "layers.csv", "arrow,", "arrows,", ":9: arrows, id: found 'arrows'; expected one of territory, "),
    Case(
        SYMBOLOGY + "legend.csv",
        "territory island",
        "territory isle",
        ":{line}: land, layers: found 'isle'; expected one ",
    ),
    Case(
        SYMBOLOGY + "legend.csv",
        "city port",
        "city porto",
        ":{line}: city, kinds: found 'porto'; expected one of airfie",
    ),
    Case(SYMBOLOGY + "legend_groups.csv", "events,", "event,", f": events: {NEEDED}"),
    Case(
        SYMBOLOGY + "thresholds.csv", "railway,", "railways,", ":{line}: railways, what: found 'railways'; expected one"
    ),
    Case(SYMBOLOGY + "thresholds.csv", "mark,4,", "mark,5,", ":{line}: mark, rank: found 5; expected one of 1, 2, 3"),
    Case(
        SYMBOLOGY + "book_words.csv", "\ncontents,", "\ncontent,", ":2: content, id: found 'content'; expected one of "
    ),
    Case(
        SYMBOLOGY + "worksheet_words.csv", "\nname,", "\nnom,", ":3: nom, id: found 'nom'; expected one of worksheet, "
    ),
    Case(
        SYMBOLOGY + "wording.csv", "Scale about", "Scale abuot", ":6: Scale abuot, en: found 'Scale abuot'; expected "
    ),
    Case(
        "campaigns/column_roles.csv", "colour,colour,", "color,colour,", ":{line}: color, role: found 'color'; expected"
    ),
    Case(SYMBOLOGY + "guests.toml", "radius =", "radios =", ":4: radios: found the unknown key 'radios'; expected rad"),
    Case(SYMBOLOGY + "areas.toml", "wash =", "wsh =", ":6: territory.wsh: found the unknown key 'wsh'; expected wash"),
    Case(
        *(SYMBOLOGY + "arrow_shape.toml", "[ground.operation]", "[ground.operations]"),
        ":47: ground.operations: found the unknown key 'operations'; expected one of theatre, operation, battlefield",
    ),
    Case(
        *(SYMBOLOGY + "ground.toml", "[graticule]", "[graticules]"),
        ":{line}: graticules: found the unknown key 'graticules'; expected graticule",
    ),
    Case(SYMBOLOGY + "highlight.toml", '"highlight"', '"light"', f":5: selection.colour: found 'light'; {PALETTE}"),
    Case(
        *(SYMBOLOGY + "labels.toml", "[labels.water-place]", "[labels.waterplace]"),
        ":{line}: labels.waterplace: found the unknown key 'waterplace'; expected one of event, phase, place, ",
    ),
    Case(
        SYMBOLOGY + "labels.toml",
        '"muted"',
        '"mutd"',
        ":{line}: labels.region.colour: found 'mutd'; expected one of si",
    ),
    Case(
        SYMBOLOGY + "lines.toml",
        '"claim"',
        '"claims"',
        ":{line}: lines.claim.layer: found 'claims'; expected one of '",
    ),
    Case(
        SYMBOLOGY + "lines.toml", '"road",', '"roads",', ":{line}: lines.road.strokes[1].colour: found 'roads'; expect"
    ),
    Case(
        SYMBOLOGY + "lines.toml", '"texture"', '"textur"', ":{line}: lines.claim.strokes[2].dash: found 'textur'; exp"
    ),
    Case(
        SYMBOLOGY + "lines.toml", 'e = "railway"', 'e = "rails"', ":{line}: lines.narrow-railway.like: found 'rails'; "
    ),
    Case(
        SYMBOLOGY + "marks.toml", "battlefield", "battlefeld", ":107: no_dot.kinds[4]: found 'battlefeld'; expected on"
    ),
    Case(
        *(SYMBOLOGY + "textures.toml", "[textures.striped]", "[textures.stripey]"),
        ":20: textures.stripey: found the unknown key 'stripey'; expected one of solid, open, striped",
    ),
]
MISSING_ROW = [
    Case("geodata/powers.csv", "japan,", None, ": Japan: found no row; expected a row for it: "),
    Case(
        "campaigns/chapters.csv",
        "lake-khasan,",
        None,
        ": lake-khasan: found no row; expected a row for it: ",
        late=True,
    ),
    Case("campaigns/event_kinds.csv", "battle,", None, ": battle: found no row; expected a row for it: ", late=True),
    Case(
        "campaigns/event_lanes.csv", "fighting,", None, "campaigns/event_kinds.csv:2: battle, lane: found 'fighting'; "
    ),
    Case("campaigns/formation_terms.csv", "Japan,Raiding Unit", None, "campaigns/formations.csv:", late=True),
    Case(SYMBOLOGY + "colours.csv", "graticule,", None, f": graticule: {NEEDED}"),
    Case(
        SYMBOLOGY + "colours.csv", "highlight,", None, f"{SYMBOLOGY}highlight.toml:5: selection.colour: found 'highli"
    ),
    Case(SYMBOLOGY + "layers.csv", "arrow,", None, f": arrow: {NEEDED}"),
    Case(SYMBOLOGY + "legend.csv", "city,", None, f": city: {NEEDED}"),
    Case(
        SYMBOLOGY + "legend.csv", "railway,", None, ": railway: found no row without kinds; expected one, for all kin"
    ),
    Case(SYMBOLOGY + "legend_groups.csv", "places,", None, f"{SYMBOLOGY}legend.csv:47: capital, group: found 'places'"),
    Case(SYMBOLOGY + "thresholds.csv", "mark,4,", None, f": mark of rank 4: {NEEDED}"),
    Case(SYMBOLOGY + "wording.csv", "Scale about", None, f": Scale about: {NEEDED}"),
    Case(SYMBOLOGY + "book_words.csv", "contents,", None, f": contents: {NEEDED}"),
    Case(SYMBOLOGY + "worksheet_words.csv", "class,", None, f": class: {NEEDED}"),
    Case("campaigns/column_roles.csv", "colour,", None, f": colour: {NEEDED}"),
    Case(SYMBOLOGY + "guests.toml", "other =", None, ": file: found nothing; expected the key 'other'"),
    Case(SYMBOLOGY + "areas.toml", "wash =", None, ":5: territory: found nothing; expected the key 'wash'"),
    Case(
        *(SYMBOLOGY + "arrow_shape.toml", "[ground.operation]\nzoom = 8.0\nslenderness = 12.0\n", ""),
        ":43: ground: found nothing; expected a table operation",
    ),
    Case(SYMBOLOGY + "ground.toml", "far_zoom =", None, ":16: coast: found nothing; expected the key 'far_zoom'"),
    Case(SYMBOLOGY + "highlight.toml", "[past]\nopacity = 0.4", "", ": file: found nothing; expected the key 'past'"),
    Case(SYMBOLOGY + "labels.toml", "max_zoom", None, ":193: land: found nothing; expected the key 'max_zoom'"),
    Case(
        *(SYMBOLOGY + "labels.toml", "[ranked.formation]", "[ranked.formations]"),
        ":{line}: ranked.formations: found the unknown key 'formations'; expected one of event, phase, place, ",
    ),
    Case(SYMBOLOGY + "lines.toml", "pixels_per_point =", None, ": file: found nothing; expected the key 'pixels_per_p"),
    Case(
        SYMBOLOGY + "marks.toml", "width = 0.75", None, ":102: place_outline: found nothing; expected the key 'width'"
    ),
    Case(
        SYMBOLOGY + "textures.toml", "withdrawal_pale = 0.62", None, ":8: textures.solid: found nothing; expected the "
    ),
]
BAD_VALUE = [
    Case(
        "geodata/powers.csv",
        "#1f4e8c",
        "blue",
        ":{line}: japan, colour: found 'blue'; expected a colour such as #b3202c",
    ),
    Case(
        "campaigns/chapters.csv", "1938-08-06", "1938-08-36", ":7: lake-khasan, opens: found '1938-08-36'; expected a"
    ),
    Case(
        "campaigns/event_kinds.csv", "swords,yes", "swords,true", ":2: battle, fought: found 'true'; expected yes or "
    ),
    Case(
        "campaigns/event_lanes.csv", "#c2410c", "red", ":2: fighting, colour: found 'red'; expected a colour such as "
    ),
    Case("campaigns/formation_terms.csv", "第{n}遊撃隊", "第{m}遊撃隊", ":{line}: Japan, ja: found {m}; expected "),
    Case(
        "campaigns/column_roles.csv", "colour,colour,", "colour,,", ":{line}: colour, title: found nothing; expected a "
    ),
    Case(SYMBOLOGY + "guests.toml", "area_opacity = 0.3", "area_opacity = 3", ":8: area_opacity: found 3; expected a "),
    Case(
        SYMBOLOGY + "colours.csv",
        "#4d6573",
        "#4d657",
        ":{line}: graticule, colour: found '#4d657'; expected a colour su",
    ),
    Case(
        SYMBOLOGY + "layers.csv", "Islands,4", "Islands,four", ":6: island, level: found 'four'; expected a whole num"
    ),
    Case(
        SYMBOLOGY + "legend.csv", "yes,Advance", "maybe,Advance", ":2: advance, by_side: found 'maybe'; expected yes "
    ),
    Case(SYMBOLOGY + "legend_groups.csv", "Events,", ",", ":5: events, en: found nothing; expected a text"),
    Case(
        SYMBOLOGY + "thresholds.csv", "road,,5.5", "road,,far", ":2: road, zoom: found 'far'; expected a number of at"
    ),
    Case(SYMBOLOGY + "thresholds.csv", "mark,4,", "mark,3,", ":{line}: mark of rank 3, what: found 'mark of rank 3' a"),
    Case(
        SYMBOLOGY + "book_words.csv", "plate,Plate,Карта", "plate,Plate,", ":{line}: plate, ru: found nothing; expected"
    ),
    Case(
        *(SYMBOLOGY + "worksheet_words.csv", "class,Class,Класс", "class,Class,"),
        ":{line}: class, ru: found nothing; expected",
    ),
    Case(SYMBOLOGY + "wording.csv", "km,км,km,公里", "km,км,km", ":5: km: found 3 columns; expected 4 columns"),
    Case(
        SYMBOLOGY + "areas.toml", "wash = 0.18", "wash = 18", ":6: territory.wash: found 18; expected a number of at "
    ),
    Case(
        SYMBOLOGY + "areas.toml",
        "0.26",
        "26",
        ":{line}: territory.edges[2].opacity: found 26; expected a number of at m",
    ),
    Case(
        SYMBOLOGY + "arrow_shape.toml", "most = 8.0", "most = -8.0", ":15: width.zooms[1].most: found -8.0; expected "
    ),
    Case(SYMBOLOGY + "ground.toml", "step = 0.17", 'step = "a"', ":{line}: river.step: found 'a'; expected a number"),
    Case(
        SYMBOLOGY + "highlight.toml", "glow = 3.0", "glow = 0", ":7: selection.glow: found 0; expected a number greate"
    ),
    Case(
        SYMBOLOGY + "labels.toml", "bold = true", 'bold = "yes"', ":24: labels.event.bold: found 'yes'; expected true "
    ),
    Case(
        SYMBOLOGY + "labels.toml",
        "points = [6.6]",
        "points = []",
        ":{line}: sized.lake.points: found []; expected one i",
    ),
    Case(SYMBOLOGY + "lines.toml", "full = 1.5", 'full = "a"', ":{line}: thinning.full: found 'a'; expected a number"),
    Case(
        SYMBOLOGY + "marks.toml", "circle = 0.8", "circle = 0.0", ":44: marks.dot.body: found {'circle': 0.0}; expecte"
    ),
    Case(
        SYMBOLOGY + "textures.toml", "pale = 0.74", "pale = 7", ":15: textures.open.arrow.pale: found 7; expected a nu"
    ),
]
CASES = [
    *UNKNOWN_WORD,
    *MISSING_ROW,
    *BAD_VALUE,
]


def broken(case: Case) -> bytes:
    text = (ROOT / case.file).read_text(encoding="utf-8")
    if case.new is not None:
        assert case.old in text
        return text.replace(case.old, case.new, 1).encode()
    kept = [line for line in text.split("\n") if not line.startswith(case.old)]
    assert len(kept) == text.count("\n")
    return "\n".join(kept).encode()


def told_by_check(message: str, capsys: pytest.CaptureFixture[str]) -> str:
    """The one message of check, which begins so."""
    assert command_line.main(["check"]) == 1
    told, summary = capsys.readouterr().out.splitlines()
    assert told.startswith(message)
    assert " 1 problem(s)" in f" {summary}"
    return told


def expect(message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One message that begins so from check, the same from an export, which writes nothing, and from the app."""
    told = told_by_check(message, capsys)
    out = tmp_path / "atlas.html"
    assert command_line.main(["export", str(out)]) == 2
    assert capsys.readouterr().err.splitlines()[-1] == f"error: {told}"
    assert not out.exists()
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert not page.exception
    [shown] = page.error
    assert told in shown.value.replace("\\", "")


def test_every_table_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    read, seen = text_files.read_bytes, set()

    def read_bytes(path: Path) -> bytes:
        seen.add(Path(path).relative_to(ROOT).as_posix())
        return read(path)

    monkeypatch.setattr(text_files, "read_bytes", read_bytes)
    read_once.forget()
    vocabulary.require()
    assert seen == {*TABLES, "campaigns/symbology/unit_symbols.json"}, "drawings by a program are no table"


@pytest.mark.parametrize("cases", [UNKNOWN_WORD, MISSING_ROW, BAD_VALUE], ids=["word", "row", "value"])
def test_every_table_is_broken(cases: list[Case]) -> None:
    assert {case.file for case in cases} == set(TABLES)


@pytest.mark.parametrize("file", TABLES)
def test_a_missing_table(file: str, break_table: Break, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    break_table(file, None)
    expect(f"{file}: file: found no file; expected a file", tmp_path, capsys)


@pytest.mark.parametrize("file", TABLES)
def test_a_table_that_is_none(
    file: str, break_table: Break, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    break_table(file, b"[x\n")
    found = "line: found '[x'; expected TOML (" if file.endswith("toml") else "header: found [x; expected "
    expect(f"{file}:1: {found}", tmp_path, capsys)


@pytest.mark.parametrize(
    "case",
    [pytest.param(case, marks=[pytest.mark.slow] * case.late) for case in CASES],
    ids=[f"{Path(case.file).name} {case.old[:20]}" for case in CASES],
)
def test_a_mistake_in_a_table(case: Case, break_table: Break, capsys: pytest.CaptureFixture[str]) -> None:
    """Check tells it; that exports and the app tell what check does is seen above, once for each table."""
    break_table(case.file, broken(case))
    text = (ROOT / case.file).read_text(encoding="utf-8")
    message = case.message.replace("{line}", str(text[: text.index(case.old)].count("\n") + 1))
    told_by_check(case.file + message if message.startswith(":") else message, capsys)
