"""What the pages of a static site link to, held against the files there are, and what their policy would refuse."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from lxml import html

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml.html import HtmlElement

_LOADED = (("img", "src"), ("script", "src"), ("link", "href"), ("source", "srcset"), ("iframe", "src"))
MAP = "map.html"
"""The one page that has a policy of its own, and what is in its address leads to no element of it."""


class Links(NamedTuple):
    """Links that lead nowhere, what is loaded from elsewhere, and what the policy of a page refuses; each in words."""

    broken: list[str]
    outside: list[str]
    refused: list[str]


def of_site(folder: Path) -> Links:
    """What is wrong with the pages of a site."""
    pages = {path: html.fromstring(path.read_bytes()) for path in sorted(folder.rglob("*.html")) if path.name != MAP}
    marks = {path: set(page.xpath("//@id")) for path, page in pages.items()}
    found = Links([], [], [])
    for path, page in pages.items():
        name = path.relative_to(folder).as_posix()
        for tag, address in _addresses(page):
            parts = urlsplit(address)
            if parts.scheme == "data":
                continue
            if parts.scheme or parts.netloc:
                found.outside.extend([f"{name}: {tag} {address}"] if tag != "a" else [])
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            is_there = target.is_file() and target.is_relative_to(folder.resolve()) and not parts.path.startswith("/")
            is_marked = not parts.fragment or target.name == MAP or parts.fragment in marks.get(target, ())
            found.broken.extend([] if is_there and is_marked else [f"{name}: {address}"])
        found.refused.extend(f"{name}: {each}" for each in _refused(page))
    return found


def _addresses(page: HtmlElement) -> Iterator[tuple[str, str]]:
    for element, attribute in (("a", "href"), *_LOADED):
        for address in page.xpath(f"//{element}[not(@rel='canonical' or @rel='alternate')]/@{attribute}"):
            yield element, str(address)


def _refused(page: HtmlElement) -> Iterator[str]:
    """What a policy without inline scripts and styles keeps a page from."""
    policies = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    if len(policies) != 1 or "default-src 'none'" not in policies[0] or "unsafe" in policies[0]:
        yield f"the policy {policies}"
    for script in page.xpath("//script[not(@src)][not(@type='application/ld+json')]"):
        yield f"a script within the page: {script.text}"
    for attribute in page.xpath("//@style"):
        yield f"style={attribute}"
    for element in page.xpath("//style | //*[@*[starts-with(name(), 'on')]] | //form | //base | //object | //iframe"):
        yield f"the element {element.tag}"
