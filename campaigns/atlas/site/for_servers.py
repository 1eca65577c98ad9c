"""What servers and search engines read of the site: the map of the site, what may be read, and headers."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

if TYPE_CHECKING:
    from collections.abc import Sequence

ROBOTS, HEADERS, SITE_MAP = "robots.txt", "_headers", "sitemap.xml"
NAMES = (ROBOTS, HEADERS, "sitemap")
"""What the names of all of them begin with."""
_EVERY = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Cache-Control": "no-cache"}
"""Of every file. A browser keeps what it has and asks whether it is still so: a new site shows at once."""
_PICTURES = {"Cache-Control": "public, max-age=31536000, immutable"}
"""Of pictures, whose names change with what is in them."""


def files(paths: Sequence[str], site: str) -> dict[str, str]:
    """The files by name; ``paths`` are all pages, ``site`` the address with a slash at its end, empty if unknown."""
    found = {ROBOTS: _robots(site), HEADERS: _headers()}
    return found | {SITE_MAP: _site_map(paths, site)} if site else found


def _robots(site: str) -> str:
    """Everything may be read, see RFC 9309; it is asked for where the site is all of a server."""
    return "User-agent: *\nAllow: /\n" + (f"Sitemap: {site}{SITE_MAP}\n" if site else "")


def _headers() -> str:
    """Headers in the form that Netlify and Cloudflare Pages read; a later rule is added to those before it."""
    rules = {"/*": _EVERY, "/pictures/*": {"! Cache-Control": "", **_PICTURES}}
    lines = []
    for pattern, headers in rules.items():
        lines.append(pattern)
        lines += [f"  {name}: {value}" if value else f"  {name}" for name, value in headers.items()]
    return "\n".join(lines) + "\n"


def _site_map(paths: Sequence[str], site: str) -> str:
    """The addresses of all pages, see sitemaps.org."""
    listed = "".join(f"<url><loc>{urljoin(site, path)}</loc></url>\n" for path in sorted(paths))
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{space}">\n{listed}</urlset>\n'
