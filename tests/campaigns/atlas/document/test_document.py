"""The document: nothing outside, nothing run that is text, the same bytes each time."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from campaigns.atlas.document import folium_map, payload, still_picture
from campaigns.dates import from_day_number
from tests.campaigns.atlas.document.read_back import data_of

if TYPE_CHECKING:
    from pathlib import Path

    import geopandas as gpd

    from campaigns.history import History


def test_links_nothing(document: Path) -> None:
    page = document.read_text(encoding="utf-8")
    outside = re.findall(r"<(?:script|link|img|iframe)[^>]*(?:src|href)=[\"']?(?!data:)([^\"'> ]+)", page)
    assert outside == []
    sheets = "".join(re.findall(r"<style>(.*?)</style>", page, re.DOTALL))
    assert not re.search(r"@import|url\((?!data:)", sheets)
    assert "default-src 'none'" in html.unescape(page)


def test_same_bytes_each_time(history: History, whole: gpd.GeoDataFrame, document: Path) -> None:
    content = payload.build(history, whole)
    still = still_picture.svg(whole, from_day_number(content["opens"]))
    again = folium_map.render(content, history.ground.relief, still)
    assert again == document.read_text(encoding="utf-8")


def test_only_a_document_with_pieces_may_load_anything(history: History, whole: gpd.GeoDataFrame) -> None:
    def policy(*pieces: str) -> str:
        content = payload.build(history, whole.head(3), pieces=pieces)
        assert content.get("pieces", []) == list(pieces)
        page = html.unescape(folium_map.render(content, history.ground.relief))
        (found,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page)
        return str(found)

    assert policy().split("; ")[0] == "default-src 'none'"
    assert "connect-src" not in policy()
    assert policy("pieces.json") == f"{policy()}; connect-src 'self'"


HOSTILE = "{{7*7}} {% raw %} {# x #} ${7*7} `x` </script><script>alert(1)</script> <b>& \u2028 \\"


def test_hostile_text_comes_out_as_it_is(history: History, whole: gpd.GeoDataFrame) -> None:
    content = payload.build(history, whole.head(3), title=HOSTILE)
    content["sources"] = {HOSTILE: {"reference": HOSTILE, "url": HOSTILE, "note": HOSTILE}}
    named = whole.assign(name=HOSTILE)
    still = still_picture.svg(named, from_day_number(content["opens"]))
    page = folium_map.render(content, history.ground.relief, still)
    assert data_of(page)["title"] == HOSTILE
    assert html.escape(HOSTILE, quote=False) in still
    assert data_of(page)["sources"][HOSTILE]["note"] == HOSTILE
    assert "alert(1)</script>" not in page
    assert "{{7*7}}" in page.split("</title>")[0]
