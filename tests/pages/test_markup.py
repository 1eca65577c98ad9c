"""What is sent of long lists: a text is a text, whatever it looks like."""

from __future__ import annotations

import json

import pytest

from pages.parts.markup import around, element, written

HOSTILE = [
    "<script>alert(1)</script>",
    "\" onmouseover='x'",
    "&lt;b&gt;",
    "{{7*7}} </td><td>",
    "\\u0022, []]",
    "\n\u2028",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_sent_of_a_list_has_the_texts_it_was_given(text: str) -> None:
    row = element("li", text, element("b", text), text, element("i", "in"), title=text)
    row.tail = "behind"
    sent = ["li", {"title": text}, text, ["b", {}, text], text, ["i", {}, "in"]]
    assert json.loads(written(row)) == sent
    assert json.loads(around("ul", written(row), element("li", text), classes="rows")) == [
        "ul",
        {"class": "rows"},
        sent,
        ["li", {}, text],
    ]
