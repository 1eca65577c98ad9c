"""A map that is laid out but not painted, for long walks over it that ask where things stand and not how they look."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

DRAWING = ["fill", "fillRect", "stroke", "fillText", "strokeText", "drawImage"]
STOP = """(drawing) => {
  const { prototype } = CanvasRenderingContext2D;
  for (const name of drawing) {
    const draw = prototype[name];
    prototype[name] = function (...given) {
      if (this.canvas.width * this.canvas.height < 1e5) draw.apply(this, given);
    };
    prototype[name].draw = draw;
  }
}"""
"""Canvases smaller than so many pixels are drawn on as ever: what is measured or looked up is drawn on such."""
GO_ON = """(drawing) => {
  const { prototype } = CanvasRenderingContext2D;
  for (const name of drawing) prototype[name] = prototype[name].draw;
  atlas.map.setZoom(atlas.map.getZoom() - 1, { animate: false });
}"""
"""What is painted after a change of the view is painted whole."""


@contextmanager
def unpainted(page: Page) -> Iterator[None]:
    """Within it all that paints the map is run but for the last step, the browser's own, a third of the work."""
    page.evaluate(STOP, DRAWING)
    try:
        yield
    finally:
        page.evaluate(GO_ON, DRAWING)
