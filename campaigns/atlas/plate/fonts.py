"""Typefaces: the first of each list that is installed, with glyphs of other scripts from the next."""

from __future__ import annotations

import warnings
from bisect import bisect
from contextlib import contextmanager
from functools import cache
from threading import RLock
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
import numpy as np
from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.path import Path as Outline
from matplotlib.textpath import text_to_path

from campaigns.atlas.plate import pdf_fonts
from campaigns.symbology import areas, labels

if TYPE_CHECKING:
    from collections.abc import Iterator

_ALWAYS = "DejaVu Serif"
"""Comes with matplotlib."""
_ONE_AT_A_TIME = RLock()
_UNITS = 100.0
"""Size at which outlines are projected out before they are scaled."""


@cache
def families(language: str = "en") -> list[str]:
    """Names of installed families for a language, best first."""
    installed = set(fontManager.get_font_names())
    return [*(name for name in labels.typefaces(language) if name in installed), _ALWAYS]


def can_write(language: str) -> bool:
    """Whether an installed typeface has the letters of a language."""
    han = labels.spec().typefaces.han
    return language not in han or any(name in families(language) for names in han.values() for name in names)


@contextmanager
def setting(language: str) -> Iterator[None]:
    """Draw a page in a language: text stays text where the format allows.

    The settings of matplotlib are the process's, so two pages are never drawn at once.
    """
    settings: Any = {
        "font.family": families(language),
        "svg.fonttype": "none",
        "svg.hashsalt": "atlas",
        "pdf.fonttype": 42,
        "text.parse_math": False,
        "text.usetex": False,
        "text.hinting": "no_hinting",  # letters then have the same widths at every resolution
        "hatch.linewidth": areas.spec().occupation.hatch_width,
        "lines.scale_dashes": True,
    }
    with _ONE_AT_A_TIME, mpl.rc_context(settings), _found_once(), pdf_fonts.quadratic(), warnings.catch_warnings():
        # A sign no installed typeface has is drawn as a box; the rest of the page is as good as ever.
        warnings.filterwarnings("ignore", message="Glyph .* missing from")
        yield


@contextmanager
def _found_once() -> Iterator[None]:
    """While it lasts, matplotlib looks for the files of each style once, not for each text: a fifth of a page's time.

    It changes the process's matplotlib, as ``setting`` does.
    """
    look: Any = fontManager._find_fonts_by_props  # noqa: SLF001 - texts ask for nothing else
    files: dict[Any, list[Any]] = {}

    def find(prop: Any, **options: Any) -> list[Any]:  # noqa: ANN401 - as matplotlib's own
        face = prop if isinstance(prop, FontProperties) else FontProperties(prop)
        style = face.get_style(), face.get_variant(), face.get_weight(), face.get_stretch()
        key = tuple(face.get_family()), *style, face.get_file(), *options.items()
        if key not in files:
            files[key] = look(face, **options)
        return [*files[key]]

    fontManager._find_fonts_by_props = find  # type: ignore[assignment, method-assign] # noqa: SLF001
    try:
        yield
    finally:
        del fontManager._find_fonts_by_props  # noqa: SLF001


@cache
def _face(weight: str, slant: Any, language: str) -> FontProperties:  # noqa: ANN401 - matplotlib lists the slants
    return FontProperties(family=families(language), weight=weight, style=slant, size=_UNITS)


@cache
def glyphs(text: str, weight: str, slant: str, language: str) -> tuple[Outline, float]:
    """Outline of a text on a baseline from 0, 0 at size 1, and its advance."""
    face = _face(weight, slant, language)
    vertices, codes = text_to_path.get_text_path(face, text, ismath=False)
    points = np.asarray(vertices, dtype=float).reshape(-1, 2) / _UNITS
    return Outline(points, codes if len(points) else None), _advance(text, weight, slant, language)


@cache
def _advance(text: str, weight: str, slant: str, language: str) -> float:
    """Width of a text at size 1; its outline takes twice as long, and most texts are only measured."""
    face = _face(weight, slant, language)
    return text_to_path.get_text_width_height_descent(text, face, ismath=False)[0] / _UNITS


def width(text: str, size: float, weight: str = "normal", slant: str = "normal", language: str = "en") -> float:
    """Width of a line of text in points."""
    return _advance(text, weight, slant, language) * size if text else 0.0


def wrapped(text: str, size: float, room: float, language: str = "en", **style: str) -> list[str]:
    """A text broken into lines of at most ``room`` points; Han and kana break anywhere, so does a word too long."""
    lines, line, used = [], "", 0.0
    for word in _words(text, size, room, language, **style):
        wide = width(word, size, language=language, **style)
        bare = width(word.rstrip(), size, language=language, **style)
        if line and used + bare > room:
            lines.append(line.rstrip())
            line, used = "", 0.0
        line, used = line + word, used + wide
    return [*lines, line.rstrip()] if line.strip() else lines


def shortened(text: str, size: float, room: float, language: str = "en", **style: str) -> str:
    """A text, or as much of it as ``room`` points hold with "…" behind it."""
    if width(text, size, language=language, **style) <= room:
        return text
    return text[: _fitting(text, size, room, language, "…", **style)].rstrip() + "…"


def _fitting(text: str, size: float, room: float, language: str, end: str = "", **style: str) -> int:
    """How many characters of a text, fewer than all, ``room`` points hold with something behind them."""
    lengths = range(len(text))
    fits = bisect(lengths, room, key=lambda count: width(f"{text[:count]}{end}", size, language=language, **style))
    return max(fits - 1, 0)


def _words(text: str, size: float, room: float, language: str, **style: str) -> list[str]:
    """A text in pieces that stay whole on a line, with the spaces behind them."""
    words: list[str] = []
    for character in text:
        if words and not words[-1].endswith(" ") and character < "\u2e80":
            words[-1] += character
        else:
            words.append(character)
    return [piece for word in words for piece in _pieces(word, size, room, language, **style)]


def _pieces(word: str, size: float, room: float, language: str, **style: str) -> Iterator[str]:
    """A word, cut where it is wider than ``room`` points."""
    while len(word) > 1 and width(word.rstrip(), size, language=language, **style) > room:
        count = max(_fitting(word, size, room, language, **style), 1)
        yield word[:count]
        word = word[count:]
    yield word
