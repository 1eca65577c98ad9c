"""Shape of an arrow and how large it is drawn at a scale, from ``arrow_shape.toml``.

``web/base/arrow-size.ts`` works out the same sizes for a screen.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Annotated, Literal

import numpy as np
import numpy.typing as npt
from pydantic import AfterValidator, Field

from campaigns.symbology import lines
from campaigns.symbology.files import Part, complete, load
from campaigns.symbology.lines import Width
from geodata.read_once import read_once
from geodata.validation import CellError

Array = npt.NDArray[np.float64]
FILE = "arrow_shape.toml"
Scale = Literal["theatre", "operation", "battlefield"]
Share = Annotated[float, Field(gt=0, le=1)]

_EQUATOR_KM, _TILE = 40_075.0, 256
"""Length of the equator, and pixels of the Mercator square at zoom 0."""
_MIDDLE_LATITUDE = 46.0
"""Degrees; the zoom of a printed map is told for it: the middle of the theatre."""


class Range(Part):
    """Limits of a width, pixels on a screen and points on paper."""

    least: Width
    most: Width


class Limits(Part):
    """Limits of the width of a shaft, of a head in any direction, and of the length of an arrow."""

    shaft: Range
    head: Width
    length: Width


class ZoomWidth(Part):
    """Width at a zoom of the arrow of very few men and of that of ``men``, pixels."""

    zoom: float
    least: Width
    most: Width


def _rising(zooms: tuple[ZoomWidth, ...]) -> tuple[ZoomWidth, ...]:
    for place, (before, after) in enumerate(pairwise(zooms), start=1):
        if after.zoom <= before.zoom:
            expected = f"a zoom above {before.zoom:g}, that of the width before it"
            raise CellError(expected, found=f"{after.zoom:g}", within=(place, "zoom"))
    return zooms


class Widths(Part):
    """Widths by zoom, in rising order."""

    men: Annotated[int, Field(gt=0)]
    zooms: Annotated[tuple[ZoomWidth, ...], Field(min_length=1), AfterValidator(_rising)]


class Linear(Part):
    """A size that grows with the width of the neck: pixels, and widths."""

    base: float
    widths: float

    def of(self, width: float) -> float:
        """The size for a width of the neck."""
        return self.base + self.widths * width


class Proportions(Part):
    """Width and taper of the tail, size of the head, sweep of its barbs; length of the shortest arrow, in heads."""

    tail: Share
    taper: Width
    head_width: Linear
    head_length: Linear
    sweep: Annotated[float, Field(ge=0, lt=1)]
    shortest: Annotated[float, Field(gt=1)]


class LandingTail(Part):
    """The anchor's tail of a landing: half the length of its bar, radius of its ring, stroke and casing; points."""

    bar: Width
    ring: Width
    width: Width
    casing: Width


class OnGround(Part):
    """Zoom at which an arrow looks as its polygon does, and its least ratio of length to width."""

    zoom: float
    slenderness: Width


class ArrowShape(Part):
    """All of ``arrow_shape.toml``."""

    limits: Limits
    width: Widths
    proportions: Proportions
    landing_tail: LandingTail
    ground: Annotated[dict[Scale, OnGround], complete(Scale)]


@read_once
def spec() -> ArrowShape:
    """What the file says. Raises VocabularyError where anything is wrong with it."""
    return load(FILE, ArrowShape)


@dataclass(frozen=True, slots=True)
class Sizes:
    """Sizes of an arrow in one unit of length: widths of tail, neck and head, length of the head.

    ``narrowest`` is the least width of a shaft, ``shortest`` the least length of an arrow.
    """

    tail: float
    neck: float
    head_width: float
    head_length: float
    narrowest: float = 0.0
    shortest: float = 0.0

    def half_widths(self, along: Array) -> Array:
        """Half the width of the shaft at distances from the tail: it swells to that of the neck."""
        share = np.minimum(1.0, along / (spec().proportions.taper * self.neck))
        half: Array = (self.tail + (self.neck - self.tail) * share) / 2
        return half

    def scaled(self, scale: float) -> Sizes:
        """The same in another unit."""
        return Sizes(
            self.tail * scale,
            self.neck * scale,
            self.head_width * scale,
            self.head_length * scale,
            self.narrowest * scale,
            self.shortest * scale,
        )

    def fitted(self, length: float) -> Sizes:
        """Those of an arrow with so little room along its line: smaller, but no shaft narrower than the narrowest."""
        scale = length / (spec().proportions.shortest * self.head_length)
        if scale >= 1:
            return self
        smaller = self.scaled(scale)
        neck = max(smaller.neck, self.narrowest)
        return replace(
            smaller,
            neck=neck,
            tail=max(smaller.tail, self.narrowest),
            head_width=max(smaller.head_width, spec().proportions.head_width.widths * neck),
            narrowest=self.narrowest,
            shortest=self.shortest,
        )


def strength(men: float) -> float:
    """Weight of a formation in the width of its arrow: the cube root of its men, 1 for ``width.men``."""
    return float((men / spec().width.men) ** (1 / 3))


def on_screen(men: float, zoom: float) -> Sizes:
    """Sizes at a zoom, pixels."""
    return for_neck(_width(men, zoom))


def on_paper(men: float, km_per_point: float, unit: float = 1.0) -> Sizes:
    """Sizes on a page where so many kilometres of ground lie in a point, points; ``unit`` is the scale of the page."""
    points = unit / lines.spec().pixels_per_point
    return for_neck(_width(men, zoom_of(km_per_point * points)) * points, points)


def on_ground(men: float, scale: Scale, length: float) -> Sizes:
    """Sizes of the polygon of data exports for a course of so many kilometres, kilometres."""
    rule = spec().ground[scale]
    sizes = on_screen(men, rule.zoom)
    km = km_per_pixel(rule.zoom)
    slim = min(1.0, length / rule.slenderness / (sizes.neck * km))
    return replace(sizes, narrowest=0.0, shortest=0.0).scaled(km * slim)


def km_per_pixel(zoom: float) -> float:
    """Kilometres of ground in a pixel at a zoom, in the middle of the theatre."""
    return float(_EQUATOR_KM * math.cos(math.radians(_MIDDLE_LATITUDE)) / _TILE / 2**zoom)


def zoom_of(km: float) -> float:
    """The zoom at which so many kilometres of ground lie in a pixel, in the middle of the theatre."""
    return math.log2(km_per_pixel(0) / km)


def _width(men: float, zoom: float) -> float:
    """Width of the neck at a zoom, pixels, before it is held to the limits."""
    zooms = spec().width.zooms
    at = [each.zoom for each in zooms]
    least, most = (
        float(np.interp(zoom, at, values)) for values in ([each.least for each in zooms], [each.most for each in zooms])
    )
    return least + (most - least) * strength(men)


def for_neck(width: float, unit: float = 1.0) -> Sizes:
    """Sizes for a width of the neck, held to the limits; ``unit`` is what a pixel of the proportions measures."""
    limits, proportions = spec().limits, spec().proportions
    neck = min(max(width, limits.shaft.least), limits.shaft.most)
    head = (unit * each.of(neck / unit) for each in (proportions.head_width, proportions.head_length))
    head_width, head_length = (min(size, limits.head) for size in head)
    tail = max(proportions.tail * neck, limits.shaft.least)
    return Sizes(tail, neck, head_width, head_length, limits.shaft.least, limits.length)
