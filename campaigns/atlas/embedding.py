"""HTML by which another page shows an exported map; ``web/panels/share.ts`` writes the same."""

from __future__ import annotations

from html import escape
from urllib.parse import quote

WIDTH, HEIGHT = "100%", "640"
"""Of a frame for which nobody asked for another size."""


def embedding(name: str, title: str, place: str = "", width: str = WIDTH, height: str = HEIGHT) -> str:
    """HTML that shows a map within another page.

    Parameters
    ----------
    name
        Of the file, which lies beside the page.
    title
        Of the map, for those who do not see it.
    place
        What its address has behind the ``#``; empty = it opens as it was exported.
    width, height
        Of the frame as HTML has them: pixels, or a share of the page such as ``100%``.
    """
    return frame(quote(name) + (f"#{place}" if place else ""), title, width, height)


def frame(address: str, title: str, width: str, height: str) -> str:
    """HTML that shows the map at an address; of a title and a size as of ``embedding``."""
    return (
        f'<iframe src="{escape(address)}" title="{escape(title)}" width="{width}" height="{height}" style="border:0" '
        'loading="lazy" allow="fullscreen" sandbox="allow-scripts allow-downloads allow-popups"></iframe>'
    )
