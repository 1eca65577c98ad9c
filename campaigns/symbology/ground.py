"""How the ground is drawn, relief, water and graticule, from ``ground.toml``."""

from __future__ import annotations

from campaigns.symbology.files import Part, load
from campaigns.symbology.lines import Opacity, Width
from geodata.read_once import read_once

FILE = "ground.toml"


class FineRelief(Part):
    """From which zoom on the finer relief of the theatre is seen, and over how many before it comes."""

    zoom: float
    fading_zooms: Width


class Relief(Part):
    """Between which scales the relief fades: kilometres in a point of a page, zooms of a screen."""

    full_km_per_point: Width
    none_km_per_point: Width
    print_contrast: Width
    screen_last_zoom: Width
    screen_fading_zooms: Width
    fine: FineRelief


class Coast(Part):
    """Width of shores in points; and on a screen, farther out than ``far_zoom``, in pixels."""

    width: Width
    far_pixels: Width
    far_zoom: float


class Tint(Part):
    """A stroke along the coast, points."""

    width: Width
    opacity: Opacity


class Waterlines(Part):
    """Tints that follow the coast of a page, the widest first."""

    tints: tuple[Tint, ...]


class ScreenRiver(Part):
    """Width of a river on a screen, ``(zoom + zooms_more - rank * zooms_per_rank) * per_zoom`` pixels in limits."""

    zooms_more: float
    zooms_per_rank: float
    per_zoom: Width
    least: Width
    most: Width
    ranks_beyond_zoom: float

    def width(self, rank: float, zoom: float) -> float:
        """Width in pixels, for a rank from 1."""
        wide = (zoom + self.zooms_more - rank * self.zooms_per_rank) * self.per_zoom
        return max(self.least, min(self.most, wide))


class River(Part):
    """Width of a river on a page, ``largest - rank * step`` points; ``close`` times that on a map of a large scale."""

    largest: Width
    step: float
    least: Width
    close: Width
    screen: ScreenRiver

    def width(self, rank: float, km_per_point: float) -> float:
        """Width in points, for a rank from 1 and a scale in kilometres of ground in a point."""
        return max(self.least, self.largest - rank * self.step) * (1.0 if km_per_point > 1 else self.close)


class FineGround(Part):
    """Picture and rivers of a battlefield sheet on a screen; ``stream``: width in that of a river of the same rank.

    ``screen_ends_zoom``: from which a screen says that there is no sheet where there is none; ``screen_edge``: share of
    the picture's width and height within which it fades from each edge.
    """

    screen_fading_zooms: Width
    screen_edge: Opacity
    screen_ends_zoom: Width
    stream: Width
    screen_river: ScreenRiver


class ContourText(Part):
    """Elevations: their size on a page and on a screen; room on each side and distance between two, points."""

    points: Width
    pixels: Width
    gap: Width
    distance: Width


class FarContour(Part):
    """Share of the opacity of contours where a sheet takes over, and the zoom from which they have all of it."""

    opacity: Opacity
    full_zoom: Width


class Contour(Part):
    """Contour lines and index contours, points; ``screen_smooth_zoom``: from which a screen draws them as curves."""

    width: Width
    opacity: Opacity
    index_width: Width
    index_opacity: Opacity
    text: ContourText
    screen_smooth_zoom: Width
    screen_far: FarContour


class Marsh(Part):
    """Distance and width of the strokes of a marsh, points."""

    spacing: Width
    width: Width


class Sand(Part):
    """Distance and radius of the dots of sand, points."""

    spacing: Width
    radius: Width
    opacity: Opacity


class Wood(Part):
    """Distance, height and width of line of the trees of a wood, points.

    ``tree`` are the lines of a tree, points from its foot across and upwards, in its height.
    """

    spacing: Width
    height: Width
    width: Width
    opacity: Opacity
    tree: tuple[tuple[tuple[float, float], ...], ...]


class Graticule(Part):
    """Meridians and parallels, points."""

    width: Width
    opacity: Opacity


class Grid(Part):
    """Lines of the kilometre grid, points."""

    width: Width
    opacity: Opacity


class Ground(Part):
    """All of ``ground.toml``."""

    relief: Relief
    coast: Coast
    waterlines: Waterlines
    river: River
    sheet: FineGround
    contour: Contour
    marsh: Marsh
    sand: Sand
    wood: Wood
    graticule: Graticule
    grid: Grid


@read_once
def spec() -> Ground:
    """What the file says. Raises VocabularyError where anything is wrong with it."""
    return load(FILE, Ground)
