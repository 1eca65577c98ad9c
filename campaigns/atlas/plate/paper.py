"""Sheets of paper, in points of 1/72 inch."""

from __future__ import annotations

from dataclasses import dataclass

POINTS_PER_MM = 72 / 25.4
SIZES_MM: dict[str, tuple[float, float]] = {"a4": (297.0, 210.0), "a3": (420.0, 297.0)}
"""Long and short side of the pages a picture can be printed on, millimetres (ISO 216)."""
LEAST_TYPE = 6.5
"""Points: nothing on a page is written smaller, so that it can be read in the field, whatever its size."""
LEAST_DPI, MOST_DPI = 40, 600
"""Dots per inch a picture can be drawn at; above that an A3 sheet no longer fits in memory."""


def legible(points: float) -> float:
    """A size of type, or the least that can be read."""
    return max(LEAST_TYPE, points)


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet: ``size`` is a key of ``SIZES_MM``; ``dpi`` matters to PNG and to the relief inside PDF and SVG.

    ``less_mm`` are millimetres of its width and height that are left to what stands around a plate on a page of a book.
    """

    size: str = "a3"
    portrait: bool = False
    dpi: int = 300
    less_mm: tuple[float, float] = (0.0, 0.0)

    @property
    def width(self) -> float:
        """Width in points."""
        return (SIZES_MM[self.size][1 if self.portrait else 0] - self.less_mm[0]) * POINTS_PER_MM

    @property
    def height(self) -> float:
        """Height in points."""
        return (SIZES_MM[self.size][0 if self.portrait else 1] - self.less_mm[1]) * POINTS_PER_MM

    @property
    def unit(self) -> float:
        """Size of lettering and lines beside A3: a smaller sheet is held nearer, and needs them a little smaller."""
        return 1.0 if self.size == "a3" else 0.76
