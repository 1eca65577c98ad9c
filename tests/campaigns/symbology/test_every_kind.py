"""Every kind of event and line, every power and texture, every layer: drawn by all that draw, named in the legend."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, get_args
from xml.etree import ElementTree as ET

import geopandas as gpd
import pytest
from matplotlib.figure import Figure
from shapely.geometry import LineString, Point, box

from campaigns import event_kinds, formations, scene
from campaigns.atlas.document import style_payload
from campaigns.atlas.formats import kml, qgis
from campaigns.atlas.formats.table import CONTRACT
from campaigns.atlas.plate import legend as plate_legend
from campaigns.atlas.plate import lines as plate_lines
from campaigns.atlas.plate import marks as plate_marks
from campaigns.atlas.plate import movements, projection
from campaigns.atlas.plate.canvas import Canvas
from campaigns.atlas.plate.legend_samples import Spot
from campaigns.atlas.plate.shown import Shown
from campaigns.atlas.provenance import Provenance
from campaigns.symbology import colours, layers, legend, lines, marks, textures
from campaigns.unit_model import FrontKind
from geodata import powers
from tests.geodata.shipped import GROUND

if TYPE_CHECKING:
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

    from campaigns.atlas.document.line_style_types import LineStyle
    from geodata.powers import Power

STYLE = style_payload.build()
SPACE = {"k": "http://www.opengis.net/kml/2.2"}
SHAPES: dict[str, BaseGeometry] = {
    "Point": Point(130, 45),
    "LineString": LineString([(130, 45), (131, 46)]),
    "Polygon": box(130, 45, 131, 46),
}


class Kind(NamedTuple):
    """A layer, a kind of its rows, and the type of their geometry."""

    layer: str
    kind: str
    geometry: str


@pytest.fixture(scope="module")
def kinds(whole: gpd.GeoDataFrame) -> list[Kind]:
    """All that the shipped atlas draws."""
    types = whole.geometry.geom_type.str.replace("Multi", "")
    found = {Kind(*each) for each in zip(whole["layer"], whole["kind"], types, strict=True)}
    found |= {Kind("event", kind, "Point") for kind in event_kinds.kinds()}
    found |= {Kind("phase", kind, "Point") for kind in event_kinds.kinds()}
    found |= {Kind("unit", branch, "Point") for branch in formations.BRANCHES}
    found |= {Kind("front", kind, "LineString") for kind in get_args(FrontKind)}
    return sorted(found)


def table(kinds: list[Kind], sides: list[str]) -> gpd.GeoDataFrame:
    rows = [
        dict.fromkeys(CONTRACT, "") | {"layer": kind.layer, "kind": kind.kind, "side": side}
        for kind in kinds
        for side in sides
    ]
    shapes = [SHAPES[kind.geometry] for kind in kinds for _ in sides]
    return gpd.GeoDataFrame(rows, geometry=shapes, crs=4326)


def line_in_browser(layer: str, kind: str) -> LineStyle | None:
    """As the browser picks it."""
    ours = [line for line in STYLE["lines"] if line["layer"] == layer]
    named = [line for line in ours if kind in line["kinds"]]
    return next(iter(named or [line for line in ours if not line["kinds"]]), None)


def test_every_kind_of_event_has_its_own_mark_everywhere() -> None:
    for kind in event_kinds.kinds().values():
        assert kind.mark in marks.spec().marks, kind.kind
        assert STYLE["markStyle"]["shapes"][STYLE["markStyle"]["kinds"][kind.kind]]["body"].startswith("M")
        assert plate_marks.outline_of(marks.spec().marks[kind.mark].body).get_extents().width > 1
        assert kind.kind in {each for lane in STYLE["lanes"] for each in lane.kinds}


def test_every_line_is_drawn_everywhere(kinds: list[Kind]) -> None:
    drawn = [kind for kind in kinds if kind.geometry == "LineString"]
    assert len(drawn) > 20
    for layer, kind, _ in drawn:
        line = lines.line_of(layer, kind)
        browser = line_in_browser(layer, kind)
        assert browser is not None, (layer, kind)
        assert [stroke["width"] for stroke in browser["strokes"]] == [stroke.width for stroke in line.strokes]
        assert ("teeth" in browser) == (line.teeth is not None)
        _, strokes = plate_lines.strokes_of(layer, kind, "Japan", 1.0)
        assert len(strokes) == len(line.strokes)


def test_every_claimant_has_the_dash_of_its_side_everywhere() -> None:
    width = lines.line_of("claim", "claim").main.width
    for side in powers.holders():
        dash = textures.of_side(side).claim_dash
        assert STYLE["textures"][STYLE["powers"][side]["texture"]]["claimDash"] == [*dash]
        _, strokes = plate_lines.strokes_of("claim", "claim", side, 1.0)
        assert strokes[-1]["linestyle"][1] == pytest.approx([length / width for length in dash])


@pytest.mark.parametrize("power", powers.by_name().values(), ids=lambda power: power.id)
def test_every_power_has_colour_and_texture_everywhere(power: Power) -> None:
    browser, arrow = STYLE["powers"][power.name], textures.arrow(power.name)
    assert browser["texture"] == power.texture
    assert browser["colour"] == colours.of_side(power.name)
    texture = STYLE["textures"][power.texture]
    assert arrow.fill == colours.mixed(browser["colour"], texture["pale"])
    assert arrow.width == texture["edge"]
    assert texture["stripes"] == arrow.stripes * textures.spec().screen.stripe_spacing
    assert movements.properties_of(arrow, 1.0)["facecolor"] == arrow.fill


def test_kml_has_a_style_for_everything(kinds: list[Kind], tmp_path: Path) -> None:
    sides = [*powers.sides()]
    kml.write(tmp_path / "all.kml", table(kinds, sides), Provenance("All", "1", "0", ()))
    root = ET.parse(tmp_path / "all.kml").getroot()  # noqa: S314 - our own file
    styles = {f"#{each.get('id')}": each for each in root.findall("k:Document/k:Style", SPACE)}
    marked = root.findall(".//k:Placemark", SPACE)
    assert len(marked) == len(kinds) * len(sides)
    for mark in marked:
        look = styles[mark.findtext("k:styleUrl", "", SPACE)]
        assert look.find("k:IconStyle", SPACE) is not None or look.find("k:LineStyle", SPACE) is not None
    assert len(root.findall("k:Document/k:Folder", SPACE)) == len(scene.LAYERS)


def test_kml_tells_arrows_of_the_sides_apart_without_colour(tmp_path: Path) -> None:
    kml.write(
        tmp_path / "a.kml",
        table([Kind("arrow", "foot", "Polygon")], ["Soviet Union", "Japan", "China"]),
        Provenance("A", "1", "0", ()),
    )
    root = ET.parse(tmp_path / "a.kml").getroot()  # noqa: S314 - our own file
    widths = {node.text for node in root.findall(".//k:LineStyle/k:width", SPACE)}
    assert len(widths) == 3


def test_qgis_has_a_symbol_for_everything(kinds: list[Kind]) -> None:
    rows = table(kinds, ["Japan", "China"])
    root = ET.fromstring(qgis.qml(rows).partition("\n")[2])  # noqa: S314 - our own file
    rules = root.findall("renderer-v2/rules/rule")
    assert [rule.get("label") for rule in rules] == [layers.titles()[layer] for layer in layers.upwards()]
    symbols = {symbol.get("name"): symbol for symbol in root.findall("renderer-v2/symbols/symbol")}
    for rule in (rule for parent in rules for rule in parent):
        assert symbols[rule.get("symbol")].findall("layer"), rule.get("label")
    assert len({rule.get("key") for rule in root.iter("rule")}) == len(list(root.iter("rule")))


@pytest.mark.parametrize(
    ("side", "arrow", "land"),
    [("Soviet Union", [], "45"), ("Japan", [], "135"), ("China", ["90"], "90")],
)
def test_qgis_tells_the_sides_apart_without_colour(side: str, arrow: list[str], land: str) -> None:
    for layer, expected in (("arrow", arrow), ("occupation", [land])):
        root = ET.fromstring(qgis.qml(table([Kind(layer, "", "Polygon")], [side])).partition("\n")[2])  # noqa: S314
        hatched = root.findall(".//layer[@class='LinePatternFill']/Option/Option[@name='angle']")
        assert [option.get("value") for option in hatched] == expected


def test_everything_has_its_entry_in_the_legend(kinds: list[Kind]) -> None:
    browser = {entry["id"]: entry for entry in STYLE["legend"]}
    for layer, kind, _ in kinds:
        entry = legend.of_row(layer, kind)
        assert browser[entry.id]["text"] == entry.en
        assert entry.en or entry.by_side, (layer, kind)
    assert {entry["group"] for entry in browser.values()} == {group["id"] for group in STYLE["legendGroups"]}


def test_the_printed_legend_has_a_sample_of_everything(kinds: list[Kind]) -> None:
    axes = Figure(figsize=(4, 4)).add_axes((0, 0, 1, 1))
    canvas = Canvas(axes, projection.fit((129, 44, 132, 47), (0, 0, 288, 288)), 1.0, GROUND)
    shown = [Shown(layer, kind, side) for layer, kind, _ in kinds for side in ("Soviet Union", "Japan", "China")]
    shown += [Shown("ground", "contour", interval=20), Shown("ground", "marsh"), Shown("ground", "grid", interval=5)]
    key = plate_legend.build(shown, "en", GROUND.land_names)
    assert [*key.groups] == [group.en for group in legend.groups().values()]
    for entry in (entry for entries in key.groups.values() for entry in entries):
        before = len(axes.get_children())
        entry.sample(Spot(canvas, 100, 100, 20))
        assert len(axes.get_children()) > before, entry.text


@pytest.mark.parametrize("language", ["ru", "ja", "zh"])
def test_the_legend_is_written_in_every_language(language: str) -> None:
    for entry in legend.entries().values():
        assert (language in entry.names) == bool(entry.en), entry.id
