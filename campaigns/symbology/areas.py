"""How areas are drawn: washes, hatchings, dots and their edges, from ``areas.toml``."""

from __future__ import annotations

from campaigns.symbology import colours
from campaigns.symbology.files import Part, load
from campaigns.symbology.lines import Dash, Opacity, Width
from geodata.read_once import read_once

FILE = "areas.toml"


class Edge(Part):
    """A line around or along an area, points."""

    width: Width
    opacity: Opacity = 1.0
    dash: Dash = ()


class ScreenEdge(Part):
    """The tint inside the outline of a land on a screen: ``width + zoom * per_zoom`` pixels, up to ``most``."""

    opacity: Opacity
    width: Width
    per_zoom: Width
    most: Width


class ScreenClose(Part):
    """The opacity of a wash on a screen close up, reached between two zooms."""

    wash: Opacity
    from_zoom: float
    to_zoom: float


class Territory(Part):
    """All that a power holds: opacity of its wash, and the tints along its borders."""

    wash: Opacity
    screen_close: ScreenClose
    print_share: float
    neutral_share: float
    least_lightness: Opacity
    saturation: Opacity
    edges: tuple[Edge, ...]
    screen_edge: ScreenEdge


class ScreenHatch(Part):
    """Hatching on a screen: width of its lines in pixels, opacity."""

    width: Width
    opacity: Opacity


class Occupation(Part):
    """Land that another's army stands on; ``flat`` is the opacity of a fill where there is no hatching."""

    hatch_opacity: Opacity
    hatch_width: Width
    screen_hatch: ScreenHatch
    flat: Opacity
    edge: Edge


class Island(Part):
    """An island: share of its holder's colour in that of the land."""

    tint: Opacity
    edge: Edge


class ScreenDots(Part):
    """Dots on a screen: radius in pixels, opacity."""

    radius: Width
    opacity: Opacity


class Concession(Part):
    """What a power was allowed on the land or along the coast of another: dots ``spacing`` points apart."""

    dots_opacity: Opacity
    spacing: Width
    flat: Opacity
    edge: Edge
    screen_dots: ScreenDots


class Disputed(Part):
    """Ground between the claims of two powers: stripes in their colours in turn, ``spacing`` points apart."""

    spacing: Width
    width: Width
    opacity: Opacity


class Screen(Part):
    """Width in pixels of edges that are not dashed for want of room."""

    whole_edge: Width


class Areas(Part):
    """All of ``areas.toml``."""

    territory: Territory
    occupation: Occupation
    island: Island
    concession: Concession
    disputed: Disputed
    screen: Screen


@read_once
def spec() -> Areas:
    """What the file says. Raises VocabularyError where anything is wrong with it."""
    return load(FILE, Areas)


def wash_opacity(zoom: float) -> float:
    """Opacity of a territory's wash at a zoom: the closer, the paler, down to that of battlefields."""
    close, full = spec().territory.screen_close, spec().territory.wash
    share = min(1.0, max(0.0, (zoom - close.from_zoom) / (close.to_zoom - close.from_zoom)))
    return full + (close.wash - full) * share


def wash(colour: str) -> str:
    """A power's colour for washes on grey relief."""
    return colours.wash(colour, spec().territory.least_lightness, spec().territory.saturation)


def island(side: str) -> str:
    """Colour of an island that a power holds."""
    return colours.mixed(colours.of("land"), spec().island.tint, colours.of_side(side))
