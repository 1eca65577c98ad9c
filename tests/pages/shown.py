"""What a page shows as HTML, under Streamlit's own AppTest."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from lxml import html
from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from lxml.html import HtmlElement

PATIENCE = 300
"""Seconds a page may take, on a machine that has other things to do."""


def opened(page: str, **address: str | list[str]) -> AppTest:
    """A page of the app as an address opens it."""
    test = AppTest.from_file(str(ROOT / "pages" / f"{page}.py"), default_timeout=PATIENCE)
    test.session_state["entered"] = True
    for key, value in address.items():
        test.query_params[key] = value
    test.run()
    assert not test.exception
    return test


def whole(test: AppTest) -> HtmlElement:
    """Everything the page shows as HTML, without the style sheets."""
    made = html.fromstring("<div>" + "".join(part.proto.body for part in test.get("html")) + "</div>")
    for part in test.get("bidi_component"):
        if part.proto.component_name == "atlas_list":
            made.append(_element(json.loads(json.loads(part.proto.json))))
    for sheet in made.findall(".//style"):
        sheet.drop_tree()
    return made


def _element(sent: list[Any]) -> HtmlElement:
    """An element of a list from what is sent of it, see ``markup.Written``."""
    tag, attributes, *content = sent
    made: HtmlElement = html.Element(tag, attributes)
    for part in content:
        if not isinstance(part, str):
            made.append(_element(part))
        elif len(made):
            made[-1].tail = (made[-1].tail or "") + part
        else:
            made.text = (made.text or "") + part
    return made


def texts(test: AppTest, selector: str) -> list[str]:
    """Texts of the elements that a CSS selector picks."""
    return [" ".join(part.text_content().split()) for part in whole(test).cssselect(selector)]


def addresses(test: AppTest, selector: str) -> list[str]:
    """Where the links that a CSS selector picks lead."""
    return [part.get("href", "") for part in whole(test).cssselect(selector)]
