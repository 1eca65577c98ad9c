"""What the browser prints of the map: laid out for paper, on the day and ground that the screen shows."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from tests import chromium

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    Open = Callable[..., Page]

SHOWN = """[
  atlas.date, atlas.selected, atlas.map.getCenter(), atlas.map.getZoom(), atlas.labels,
  document.querySelector(".legend-panel").innerText,
]"""
PIXELS = """() => {
  const sheet = document.querySelector("canvas.atlas-sheet");
  return sheet.getContext("2d").getImageData(0, 0, sheet.width, sheet.height);
}"""
DIFFERENT = f"""(before) => {{
  const after = ({PIXELS})();
  if (after.width !== before.width || after.height !== before.height) return 1;
  const [was, is] = [before.data, after.data];
  const [wasWhole, isWhole] = [was, is].map((data) => new Uint32Array(data.buffer));
  let count = 0;
  for (let pixel = 0; pixel < wasWhole.length; pixel += 1)
    if (wasWhole[pixel] !== isWhole[pixel])
      if ([0, 1, 2, 3].some((channel) => Math.abs(was[4 * pixel + channel] - is[4 * pixel + channel]) > 24)) count += 1;
  return count / wasWhole.length;
}}"""
"""Share of the pixels of the map that differ visibly from those of before."""
SAME = 0.001
"""Share of the pixels that may differ visibly on a sheet drawn anew: the rims of letters."""
PAPERS = [("A5", False), ("A4", False), ("A4", True), ("A3", True), ("Letter", False), ("Legal", True)]


def _printed(page: Page, paper: str = "A4", *, landscape: bool = False) -> PdfReader:
    return PdfReader(io.BytesIO(page.pdf(format=paper, landscape=landscape, print_background=True)))


def _texts(reader: PdfReader) -> list[str]:
    """The text of each page."""
    return [" ".join(page.extract_text().split()) for page in reader.pages]


@pytest.mark.parametrize(("paper", "landscape"), PAPERS)
def test_paper_shows_the_day_of_the_screen_the_legend_and_the_card(
    open_file: Open, document: Path, paper: str, *, landscape: bool
) -> None:
    page = open_file(document, "#date=1945-08-12&select=hutou", 1440, 900)
    chromium.settle(page)
    before, drawn = page.evaluate(SHOWN), page.evaluate_handle(PIXELS)
    printed = _texts(_printed(page, paper, landscape=landscape))
    first, whole = printed[0], " ".join(printed)
    assert "12 August 1945" in first
    assert "Siege of Hutou · and" in first
    assert "Battle of Mutanchiang" not in first, "a page of Hutou"
    for words in ("Advance: Soviet Union", "Made with Natural Earth", "Siege of Hutou", "15th Border Garrison"):
        assert words in whole
    for words in ("All years", "days/s", "Open the dossier"):
        assert words not in whole
    card_page = next(text for text in printed if "15th Border Garrison" in text)
    assert "Made with Natural Earth" not in card_page
    chromium.settle(page)
    assert page.evaluate(SHOWN) == before
    assert page.evaluate(DIFFERENT, drawn) < SAME
    drawn.dispose()


def test_the_map_is_drawn_for_paper(open_file: Open, document: Path) -> None:
    """A phone's map is printed as large and as fine as that of a wide screen."""
    sizes = []
    for width, height in ((390, 844), (1440, 900)):
        page = open_file(document, "#date=1945-08-12&view=6/45/130", width, height)
        chromium.settle(page)
        images = [image.image for image in _printed(page).pages[0].images]
        [picture] = [image for image in images if image is not None and min(image.size) > 200]
        sizes.append(picture.size)
        assert len(picture.convert("RGB").getcolors(1 << 24) or []) > 2000
    assert sizes[0] == sizes[1]
    assert min(sizes[0]) > 1000


def test_two_dates_are_printed_side_by_side(open_file: Open, document: Path) -> None:
    page = open_file(document, "#date=1945-08-20&compare=1939-08-20&view=6/46/125")
    chromium.settle(page)
    assert "20 August 1939 | 20 August 1945" in " ".join(_texts(_printed(page)))


def test_days_that_are_kept_are_named(open_file: Open, document: Path) -> None:
    page = open_file(document, "#date=1945-08-15")
    page.evaluate("atlas.keep(7)")
    chromium.settle(page)
    assert "8–15 August 1945" in " ".join(_texts(_printed(page)))


def test_a_battle_is_printed_with_what_happens_on_it_and_the_head_of_its_card_whole(
    open_file: Open, document: Path
) -> None:
    page = open_file(document, "#date=1939-08-24&view=10/47.7/118.6&select=khalkhin-gol-august", 1440, 900)
    chromium.settle(page)
    first, second, *_ = _texts(_printed(page))
    assert "Fui Heights" in first
    assert "Unit 731" not in first, "on the day, but far away"
    assert "operation · Khalkhin Gol" not in first, "the head of the card is not drawn over the edge of the page before"
    assert second.startswith("operation · Khalkhin Gol")
