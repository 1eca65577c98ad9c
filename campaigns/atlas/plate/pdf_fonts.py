"""Typefaces inside a PDF: outlines every reader can draw.

Matplotlib puts the glyphs a page needs into the file as TrueType, whatever the typeface was. Of an OpenType face with
cubic outlines (CFF), as those of Chinese and Japanese are, that makes a font of two kinds at once: Poppler and browsers
draw it, MuPDF and strict readers draw nothing. Its outlines are made quadratic here, within a thousandth of the size.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from matplotlib.backends import _backend_pdf_ps

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOLERANCE = 0.001
"""Of the size of the letters: how far a quadratic outline may be from the cubic one."""
_TRUETYPE = "\000\001\000\000"
_LAYOUT = ("BASE", "GDEF", "GPOS", "GSUB", "JSTF", "MATH", "kern")
"""Tables of how letters are combined and shifted: the page says where each glyph stands."""
_MAXIMA = {
    "tableVersion": 0x00010000,
    "maxZones": 1,
    "maxTwilightPoints": 0,
    "maxStorage": 0,
    "maxFunctionDefs": 0,
    "maxInstructionDefs": 0,
    "maxStackElements": 0,
    "maxSizeOfInstructions": 0,
    "maxComponentElements": 0,
}
"""Table ``maxp`` of a font without instructions; the rest of it is counted from the glyphs."""


class _WithoutLayout(subset.Options):  # type: ignore[misc] # fontTools has no types
    """What is left of a typeface in a PDF. To keep its tables of layout would take half the time of writing a page."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - as of fontTools
        super().__init__(**options)
        self.drop_tables += _LAYOUT


@contextmanager
def quadratic() -> Iterator[None]:
    """While it lasts, matplotlib embeds every typeface in a PDF with quadratic outlines and no tables of layout.

    It changes the process's matplotlib: no two of these may overlap, see ``fonts.setting``.
    """
    whole, options_of_subsets, load = _backend_pdf_ps.get_glyphs_subset, subset.Options, subset.load_font

    @contextmanager
    def subset_of_face(*arguments: Any, **options: Any) -> Iterator[Any]:  # noqa: ANN401 - as matplotlib's own
        with whole(*arguments, **options) as found:
            make_quadratic(getattr(found, "font", found))  # matplotlib 3.10 gives the font itself
            yield found

    def loaded(*arguments: Any, **options: Any) -> TTFont:  # noqa: ANN401 - as fontTools' own
        font = load(*arguments, **options)
        for table in _LAYOUT:  # before they are read to find what is in them
            if table in font:
                del font[table]
        return font

    _backend_pdf_ps.get_glyphs_subset, subset.Options, subset.load_font = subset_of_face, _WithoutLayout, loaded
    try:
        yield
    finally:
        _backend_pdf_ps.get_glyphs_subset, subset.Options, subset.load_font = whole, options_of_subsets, load


def make_quadratic(font: TTFont) -> None:
    """Turn the cubic outlines of a font into quadratic ones, in place; glyphs keep their order and widths."""
    if "CFF " not in font:
        return
    order, shapes = font.getGlyphOrder(), font.getGlyphSet()
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(None)
        shapes[name].draw(Cu2QuPen(pen, _TOLERANCE * font["head"].unitsPerEm, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"] = newTable("loca")
    outlines = font["glyf"] = newTable("glyf")
    outlines.glyphOrder, outlines.glyphs = order, glyphs
    for name in order:
        outlines[name].recalcBounds(outlines)
        advance, _ = font["hmtx"][name]
        font["hmtx"][name] = (advance, outlines[name].xMin)
    maxima = font["maxp"]
    for key, value in _MAXIMA.items():
        setattr(maxima, key, value)
    outlines.compile(font)
    maxima.recalc(font)
    for table in ("CFF ", "VORG"):
        if table in font:
            del font[table]
    font["post"].formatType = 3.0  # without names of glyphs: nobody asks for them here
    font.sfntVersion = _TRUETYPE
