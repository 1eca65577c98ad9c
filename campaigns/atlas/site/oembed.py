"""What is told to another page that shows the map in place of a link to the site, see oembed.com."""

from __future__ import annotations

import json
from urllib.parse import urljoin

from campaigns.atlas import embedding, provenance
from campaigns.atlas.site import addresses
from campaigns.languages.spoken import t

WIDTH, HEIGHT = 800, 640
"""Pixels that the map asks for."""


def file_of(path: str) -> str:
    """The file of what is told of a page, by the page's own; both are below the site's folder."""
    return f"{path.removesuffix('.html')}.oembed.json"


def text(title: str, on_map: str, site: str) -> str:
    """What is told of a page, JSON.

    Parameters
    ----------
    title, on_map
        Of the page, and what the address of its map has behind the ``#``.
    site
        The address of the site, whole, with a slash at its end.
    """
    fragment = f"#{on_map}" if on_map else ""
    told = {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": t(provenance.TITLE),
        "provider_url": site,
        "width": WIDTH,
        "height": HEIGHT,
        "html": embedding.frame(urljoin(site, addresses.MAP) + fragment, title, str(WIDTH), str(HEIGHT)),
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n"
