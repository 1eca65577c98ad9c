"""Elements of lists and tables: a text is a text, whatever it looks like."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from lxml import html

from campaigns.markup.elements import element, table

HOSTILE = ["<script>alert(1)</script>", "\" onmouseover='x'", "&lt;b&gt;", "{{7*7}} </td><td>", "]]><!-- </style>"]


def written(node: ET.Element) -> str:
    return ET.tostring(node, encoding="unicode", method="html")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_never_becomes_markup(text: str) -> None:
    read = html.fromstring(written(element("p", text, element("b", text), text, title=text)))
    assert [part.tag for part in read.iter()] == ["p", "b"]
    assert read.attrib == {"title": text}
    assert read.text_content() == 3 * text


@pytest.mark.parametrize("text", HOSTILE)
def test_a_table_has_the_cells_it_was_given(text: str) -> None:
    read = html.fromstring(written(table([text, "note"], [[text, ""], ["", element("i", text)]])))
    assert [cell.text_content() for cell in read.cssselect("td")] == [text, "", "", text]
    assert {part.tag for part in read.iter()} == {"div", "table", "thead", "tbody", "tr", "th", "td", "i"}
