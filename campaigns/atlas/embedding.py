"""HTML by which another page shows an exported map; ``web/panels/share.ts`` writes the same."""

from __future__ import annotations

from html import escape
from urllib.parse import quote


def embedding(name: str, title: str, place: str = "") -> str:
    """HTML that shows a map within another page.

    Parameters
    ----------
    name
        Of the file, which lies beside the page.
    title
        Of the map, for those who do not see it.
    place
        What its address has behind the ``#``; empty = it opens as it was exported.
    """
    address = quote(name) + (f"#{escape(place)}" if place else "")
    return (
        f'<iframe src="{address}" title="{escape(title)}" width="100%" height="640" style="border:0" '
        'loading="lazy" allow="fullscreen" sandbox="allow-scripts allow-downloads allow-popups"></iframe>'
    )
