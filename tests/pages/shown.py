"""What a page shows as HTML, under Streamlit's own AppTest."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    for sheet in made.findall(".//style"):
        sheet.drop_tree()
    return made


def texts(test: AppTest, selector: str) -> list[str]:
    """Texts of the elements that a CSS selector picks."""
    return [" ".join(part.text_content().split()) for part in whole(test).cssselect(selector)]


def addresses(test: AppTest, selector: str) -> list[str]:
    """Where the links that a CSS selector picks lead."""
    return [part.get("href", "") for part in whole(test).cssselect(selector)]
