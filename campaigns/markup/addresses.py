"""Where things are found that articles link to: each shower of them – the app, the static site – has addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from campaigns.markup.elements import element

if TYPE_CHECKING:
    import datetime as dt

    from campaigns.markup.elements import Node
    from campaigns.model import Dossier


class Addresses(Protocol):
    """The address of everything that has one; empty where there is nothing to be shown."""

    def of_dossier(self, identity: str, /) -> str:
        """Of a dossier's page."""

    def of_formation(self, identity: str, /) -> str:
        """Of a formation's page."""

    def of_source(self, key: str, /) -> str:
        """Of a work in the bibliography."""

    def of_place(self, identity: str, /) -> str:
        """Of a place's page."""

    def on_map(self, dossier: Dossier, /) -> str:
        """Of the map on the first day of a dossier, with it selected."""

    def on_day(self, day: dt.date, /, *, select: str = "", view: str = "") -> str:
        """Of the map on a day, with something selected and in a view, ``zoom/latitude/longitude``, if need be."""


def link(target: str, *content: Node | str, classes: str = "", **attributes: str) -> Node:
    """A link to an address of the atlas; what it would have led from where there is none."""
    if not target:
        return element("span", *content, classes=classes, **attributes)
    return element("a", *content, href=target, classes=f"within {classes}".strip(), **attributes)


def outside(target: str, *content: Node | str, classes: str = "", **attributes: str) -> Node:
    """A link to another site; it opens in a new tab and does not say where it was followed from."""
    return element(
        "a", *content, href=target, target="_blank", rel="noopener noreferrer", classes=classes, **attributes
    )
