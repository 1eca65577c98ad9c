"""A page of the site as a value, and the HTML that is made of it.

What a page says is made of elements, the frame around it by Jinja with every text escaped: text of the data is never
markup. Pictures become files, which pages share.
"""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from campaigns.atlas import provenance
from campaigns.atlas.site import addresses, oembed
from campaigns.atlas.site.addresses import SiteAddresses
from campaigns.symbology import pictures
from campaigns.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Template

    from campaigns.markup.elements import Node

TEMPLATES = Path(__file__).parent / "templates"
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
"""Content security policy of every page but the map, which has its own: nothing from elsewhere, nothing inline.

No page connects to anything, but what audits a page from within asks its own server for ``robots.txt``.
"""
NAVIGATION = (
    (addresses.MAP, "Map"),
    (addresses.CHRONICLE, "Chronicle"),
    (addresses.DOSSIERS, "Events"),
    (addresses.FORMATIONS, "Formations"),
    (addresses.PLACES, "Places"),
    (addresses.LAND, "Land and borders"),
    (addresses.SOURCES, "Sources"),
    (addresses.DOWNLOADS, "Data"),
    (addresses.SEARCH, "Search"),
)
"""What the head of every page leads to."""
_PICTURE = "data:image/svg+xml;base64,"
_WITHIN = "within"
_LONGEST_DESCRIPTION = 300


@dataclass(frozen=True)
class Page:
    """A page: its file below the site's folder, what it is and what it says.

    ``on_map`` is how the map shows what the page is about, what its address has behind the ``#``; None if it does not.
    ``kind`` is the class of its body; ``part`` the entry of ``NAVIGATION`` it belongs to; ``linked`` what it says to
    machines (schema.org); ``beside`` texts of files that belong to it, by file; ``scripts`` files it runs.
    """

    path: str
    kind: str
    title: str
    description: str
    body: tuple[Node, ...]
    part: str = ""
    linked: Mapping[str, Any] | None = None
    beside: Mapping[str, str] = field(default_factory=dict)
    scripts: tuple[str, ...] = ()
    on_map: str | None = None


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    return environment.get_template("page.jinja")


class Pictures:
    """The pictures of the site: by their content, so that pages share them."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        """What is drawn in each, by file below the site's folder."""
        self._known: dict[str, str] = {}

    def file_of(self, address: str) -> str:
        """The file of a picture that is an address with the data in it."""
        if address not in self._known:
            content = base64.b64decode(address.removeprefix(_PICTURE))
            self._known[address] = f"pictures/{hashlib.sha256(content).hexdigest()[:16]}.svg"
            self.files[self._known[address]] = content
        return self._known[address]

    def move_out(self, node: Node, up: str) -> None:
        """Have the pictures in an element lie in files."""
        for image in node.iter("img"):
            if image.get("src", "").startswith(_PICTURE):
                image.set("src", up + self.file_of(image.get("src", "")))


def icon() -> str:
    """The picture of the site in a browser's tab, an address with the data in it."""
    return pictures.address(pictures.mark("battle", "Soviet Union"))


def html(page: Page, drawn: Pictures, site: str = "") -> str:
    """The text of a page; ``site`` is the address the site will have, where it is known, with a slash at its end."""
    where = SiteAddresses.of_page(page.path)
    for node in page.body:
        drawn.move_out(node, where.up)
        _spare(node)
    body = "\n".join(ET.tostring(node, encoding="unicode", method="html") for node in page.body)
    address = urljoin(site, page.path) if site else ""
    described = oembed.file_of(page.path) if site and page.on_map is not None else ""
    linked = {"@context": "https://schema.org", **page.linked} if page.linked else None
    if linked and address:
        linked |= {"url": address}
    return _template().render(
        page=page,
        description=shortened(page.description),
        policy=Markup(POLICY),  # noqa: S704 - our own
        up=where.up,
        icon=where.up + drawn.file_of(icon()),
        atlas=provenance.TITLE,
        licence=provenance.LICENCE,
        version=VERSION,
        navigation=NAVIGATION,
        address=address,
        oembed=urljoin(site, described) if described else "",
        body=Markup(body),  # noqa: S704 - made of elements, which escape every text
        linked=Markup(embedded(linked)) if linked else None,  # noqa: S704 - no text in it can end its element
    )


def _spare(node: Node) -> None:
    """Leave out the class by which the app knows its own links: here every link without an address is one."""
    for each in node.iter():
        classes = each.get("class", "").split()
        if _WITHIN in classes:
            classes.remove(_WITHIN)
            each.set("class", " ".join(classes))
            if not classes:
                del each.attrib["class"]


def embedded(value: object) -> str:
    """JSON that can stand in a script element: no text in it can end that."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def shortened(text: str) -> str:
    """A text of one line that search engines show whole."""
    line = " ".join(text.split())
    if len(line) <= _LONGEST_DESCRIPTION:
        return line
    return line[:_LONGEST_DESCRIPTION].rpartition(" ")[0] + " …"
