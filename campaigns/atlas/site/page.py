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
from xml.etree import ElementTree as ET

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from campaigns.atlas import provenance
from campaigns.atlas.site import addresses, foreign, linked_data, oembed
from campaigns.languages import spoken
from campaigns.languages.spoken import later, t
from campaigns.symbology import pictures
from campaigns.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jinja2 import Template

    from campaigns.atlas.site.editions import Edition
    from campaigns.markup.elements import Node

TEMPLATES = Path(__file__).parent / "templates"
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
"""Content security policy of every page but the map, which has its own: nothing from elsewhere, nothing inline.

No page connects to anything, but what audits a page from within asks its own server for ``robots.txt``.
"""
STYLE, SCRIPT, WORDS = "style.css", "site.js", "words.js"
"""How all pages look, what runs on them, and what that says in one language."""
NAVIGATION = (
    (addresses.MAP, later("Map")),
    (addresses.CHRONICLE, later("Chronicle")),
    (addresses.DOSSIERS, later("Events")),
    (addresses.FORMATIONS, later("Formations")),
    (addresses.PLACES, later("Places")),
    (addresses.LAND, later("Land and borders")),
    (addresses.SOURCES, later("Sources")),
    (addresses.DOWNLOADS, later("Data")),
    (addresses.SEARCH, later("Search")),
)
"""What the head of every page leads to."""
_PICTURE = "data:image/svg+xml;base64,"
_WITHIN = "within"
_LONGEST_DESCRIPTION = 300
_COLONS = {"ja": "：", "zh": "："}  # noqa: RUF001 - of the languages


@dataclass(frozen=True)
class Page:
    """A page: its file below the folder of its language, what it is and what it says.

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


def html(page: Page, drawn: Pictures, edition: Edition) -> str:
    """The text of a page in its language, which is spoken while it is made."""
    where = edition.addresses(page.path)
    for node in page.body:
        drawn.move_out(node, where.root)
        _spare(node)
        foreign.mark(node, edition.language)
    body = "\n".join(ET.tostring(node, encoding="unicode", method="html") for node in page.body)
    address = edition.address_of(page.path)
    described = oembed.file_of(page.path) if page.on_map is not None else ""
    linked = {"@context": "https://schema.org", **page.linked} if page.linked else None
    if linked and edition.is_one_of_several:
        linked = linked_data.in_language(linked, edition.language)
    if linked and address:
        linked |= {"url": address}
    return _template().render(
        page=page,
        language=edition.language,
        alternates=edition.alternates(page.path),
        territory=edition.territory,
        title_language=foreign.of(page.title, edition.language),
        description=shortened(page.description),
        policy=Markup(POLICY),  # noqa: S704 - our own
        up=where.up,
        root=where.root,
        icon=where.root + drawn.file_of(icon()),
        atlas=t(provenance.TITLE),
        navigation=[
            (file, where.map if file == addresses.MAP else where.to(file), t(name)) for file, name in NAVIGATION
        ],
        words=_words(),
        scripts=[where.shared(name) if name == SCRIPT else where.to(name) for name in _scripts(page, edition)],
        address=address,
        oembed=edition.address_of(described) if described else "",
        body=Markup(body),  # noqa: S704 - made of elements, which escape every text
        linked=Markup(embedded(linked)) if linked else None,  # noqa: S704 - no text in it can end its element
    )


def _scripts(page: Page, edition: Edition) -> list[str]:
    """Files that a page runs: in another language than English that with its words before them."""
    return [WORDS, *page.scripts] if page.scripts and edition.language != spoken.ENGLISH else list(page.scripts)


def _words() -> dict[str, str]:
    """What the frame around every page says."""
    return {
        "skip": t("Skip to the text"),
        "pages": t("The atlas"),
        "languages": t("Languages"),
        "imprint": t(
            "{atlas}, version {version}. Licence: {licence}.",
            atlas=t(provenance.TITLE),
            version=VERSION,
            licence=provenance.LICENCE,
        ),
        "data": t("Data, licences and credits"),
        "contents": t("All pages"),
    }


def labelled(label: str, *content: Node | str) -> Iterator[Node | str]:
    """A word, a colon as the language writes it, and what the word names."""
    yield label + _COLONS.get(spoken.language(), ": ")
    yield from content


def in_sentences(*texts: str) -> str:
    """Texts as sentences, one behind the other; Japanese and Chinese write no blank between them."""
    gap = "" if spoken.language() in _COLONS else " "
    return gap.join(map(spoken.sentence, texts))


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
