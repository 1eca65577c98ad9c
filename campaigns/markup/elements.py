"""HTML of lists and tables, made of elements: a text of the data is always a text, never markup.

Pictures are ``img`` with data addresses, as what cleans markup before it is shown leaves out SVG.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from campaigns.languages.spoken import told
from campaigns.symbology import pictures

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Node = ET.Element


def element(tag: str, *content: Node | str | None, classes: str = "", **attributes: str) -> Node:
    """An element with what is in it; None is left out. Of an attribute's name, ``_`` is written ``-``."""
    made = ET.Element(tag, {name.strip("_").replace("_", "-"): value for name, value in attributes.items()})
    if classes:
        made.set("class", classes)
    return append(made, *content)


def append(made: Node, *content: Node | str | None) -> Node:
    """Put more behind what is in an element, and return it; None is left out."""
    for part in content:
        if part is None:
            continue
        if isinstance(part, ET.Element):
            made.append(part)
        elif len(made):
            made[-1].tail = (made[-1].tail or "") + part
        else:
            made.text = (made.text or "") + part
    return made


def mark(kind: str, side: str, *, uncertain: bool = False) -> Node:
    """The mark of a kind of event, as the map draws it; its kind stands beside it in words."""
    return element("img", classes="mark", alt="", src=pictures.address(pictures.mark(kind, side, uncertain=uncertain)))


def side(name: str) -> Node:
    """A side with its colour and texture."""
    return element("span", element("img", classes="sample", alt="", src=_sample(name)), told(name), classes="side")


def _sample(name: str) -> str:
    return pictures.address(pictures.sample(name))


def table(
    head: Sequence[str],
    rows: Iterable[Sequence[Node | str]],
    *,
    caption: str = "",
    classes: str = "",
    row_heads: bool = False,
) -> Node:
    """A table whose cells wrap; where there is little room each row is a block, its cells labelled with the column.

    With ``row_heads`` the first cell of a row is its head.
    """
    header = element("thead", element("tr", *(element("th", text, scope="col") for text in head)))
    body = element(
        "tbody",
        *(
            element(
                "tr",
                *(
                    element("th", part, scope="row")
                    if row_heads and place == 0
                    else element("td", part, **({"data_label": label} if part != "" else {"classes": "empty"}))
                    for place, (label, part) in enumerate(zip(head, row, strict=True))
                ),
            )
            for row in rows
        ),
    )
    title = element("caption", caption) if caption else None
    made = element("table", title, header, body, classes=f"atlas-table {classes}".strip())
    return element("div", made, classes="table-room")
