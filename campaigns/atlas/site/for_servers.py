"""What servers and search engines read of the site: the map of the site, what may be read, and headers."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

import deflate

from campaigns.atlas.site.addresses import MAP
from campaigns.atlas.site.editions import folder_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from campaigns.atlas.site.editions import Edition

ROBOTS, HEADERS, SITE_MAP = "robots.txt", "_headers", "sitemap.xml"
NAMES = (ROBOTS, HEADERS, "sitemap")
"""What the names of all of them begin with."""
_EVERY = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Cache-Control": "no-cache"}
"""Of every file. A browser keeps what it has and asks whether it is still so: a new site shows at once."""
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_ZIP_LEVEL = 9
_PICTURES = {"Cache-Control": "public, max-age=31536000, immutable"}
"""Of pictures, whose names change with what is in them."""


def files(paths: Sequence[str], edition: Edition) -> dict[str, bytes]:
    """The files by name; ``paths`` are all pages below the site's folder, ``edition`` any of its languages."""
    site = edition.site
    found = {ROBOTS: _robots(site).encode(), HEADERS: _headers().encode()}
    if site and edition.is_one_of_several:
        return found | _site_maps(paths, edition)
    return found | {SITE_MAP: _site_map(paths, site).encode()} if site else found


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
    return f'{_XML}<urlset xmlns="{_SPACE}">\n{listed}</urlset>\n'


def _site_maps(paths: Sequence[str], edition: Edition) -> dict[str, bytes]:
    """The addresses of all pages, each with its own in the other languages: a file by language, zipped, and their list.

    The map is among the English pages, and has no others.
    """
    found, listed = {}, ""
    folders = {code: folder_of(code) for code in edition.languages}
    others = tuple(filter(None, folders.values()))
    for code, folder in folders.items():
        rows = []
        for path in sorted(paths):
            if path.startswith(folder) and (folder or not path.startswith(others)):
                inner = path.removeprefix(folder)
                told = "" if path == MAP else _in_all(inner, edition)
                rows.append(f"<url><loc>{urljoin(edition.site, path)}</loc>{told}</url>\n")
        text = f'{_XML}<urlset xmlns="{_SPACE}" xmlns:x="http://www.w3.org/1999/xhtml">\n{"".join(rows)}</urlset>\n'
        name = f"sitemap-{code}.xml.gz"
        found[name] = bytes(deflate.gzip_compress(text.encode(), _ZIP_LEVEL))
        listed += f"<sitemap><loc>{urljoin(edition.site, name)}</loc></sitemap>\n"
    return {SITE_MAP: f'{_XML}<sitemapindex xmlns="{_SPACE}">\n{listed}</sitemapindex>\n'.encode(), **found}


def _in_all(path: str, edition: Edition) -> str:
    """A page in every language of its site, this one too."""
    return "".join(
        f'<x:link rel="alternate" hreflang="{each.language}" href="{each.whole}"/>' for each in edition.alternates(path)
    )
