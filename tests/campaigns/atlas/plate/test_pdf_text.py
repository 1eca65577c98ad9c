"""Text in a PDF: letters every reader can draw, text that can be searched, and no word over another."""

from __future__ import annotations

import datetime as dt
import io
import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from campaigns.atlas import export
from campaigns.atlas.export_selection import Selection
from campaigns.atlas.plate import fonts
from campaigns.atlas.plate.paper import LEAST_DPI, Paper
from tests.campaigns.atlas.formats import foreign

if TYPE_CHECKING:
    from pathlib import Path

    import geopandas as gpd

    from campaigns.history import History
    from tests.shared_fixtures import MadeOnce

pytestmark = pytest.mark.slow
TITLES = {"ja": "張鼓峰　1938–1939年", "zh": "张鼓峰　1938–1939年", "ru": "Хасан 1938–1939"}


@pytest.fixture(scope="module", params=[*TITLES])
def page(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    history: History,
    whole: gpd.GeoDataFrame,
    made_once: MadeOnce,
) -> tuple[str, Path]:
    language: str = request.param
    if not fonts.can_write(language):
        pytest.skip(f"no typeface for {language} is installed")
    selection = Selection(
        at=dt.date(1938, 8, 6),
        layers=("event", "arrow", "claim"),
        title=TITLES[language],
        language=language,
        paper=Paper("a4", dpi=LEAST_DPI),  # of the relief; letters have none
    )
    out = tmp_path_factory.mktemp("pdf") / f"{language}.pdf"
    out.write_bytes(made_once(out.name, lambda: export.write(out, history, whole, selection).read_bytes()))
    return language, out


def test_every_font_is_what_the_file_says_it_is(page: tuple[str, Path]) -> None:
    seen = 0
    resources: Any = PdfReader(page[1]).pages[0]["/Resources"]
    for font in resources["/Font"].values():
        for descendant in font.get_object()["/DescendantFonts"]:
            each = descendant.get_object()
            assert each["/Subtype"] == "/CIDFontType2"
            outlines = TTFont(io.BytesIO(each["/FontDescriptor"]["/FontFile2"].get_data()))
            assert "glyf" in outlines
            assert "CFF " not in outlines
            seen += 1
    assert seen >= 2


def test_mupdf_draws_every_letter(page: tuple[str, Path], tmp_path: Path) -> None:
    drawn = foreign.run(
        foreign.program("mutool"), "draw", "-q", "-r", "72", "-o", str(tmp_path / "page.png"), str(page[1])
    )
    assert drawn.returncode == 0
    assert "glyph" not in drawn.stderr.lower()


def test_poppler_finds_no_fault_with_the_fonts(page: tuple[str, Path]) -> None:
    found = foreign.run(foreign.program("pdffonts"), str(page[1]))
    assert found.stderr == ""
    for row in found.stdout.splitlines()[2:]:
        assert re.search(r"CID TrueType +Identity-H +yes yes yes ", row), row


def test_text_can_be_searched_and_lies_side_by_side(page: tuple[str, Path]) -> None:
    found = foreign.run(foreign.program("pdftotext"), "-bbox-layout", str(page[1]), "-")
    root = ET.fromstring(found.stdout)  # noqa: S314 - of our own file
    html = {"h": "http://www.w3.org/1999/xhtml"}
    lines = [line.findall("h:word", html) for line in root.iterfind(".//h:line", html)]
    texts = [" ".join(word.text or "" for word in line) for line in lines]
    assert TITLES[page[0]].replace("　", " ") in texts
    for line in lines[: texts.index(TITLES[page[0]].replace("　", " ")) + 2]:
        for left, right in pairwise(line):
            assert float(right.get("xMin", "")) >= float(left.get("xMax", "")) - 0.5
