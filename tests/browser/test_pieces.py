"""Data in pieces beside the document: loaded as the map moves and the clock runs, from any folder of a web server."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pytest

from campaigns import dates, scene
from campaigns.atlas.document import folium_map, payload
from tests import chromium, small_war, static_server
from tests.browser import sample_pieces
from tests.browser.test_guests import is_drawn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    Spoil = Callable[[bytes], bytes | None]

FOLDER = "far/away"
"""Folder of the server in which the map lies."""
FIRST = dates.day_number(dt.date(1945, 1, 1))
SPANS = 10
TOWN = [44.4, 127.1]
FARM = [44.0, 129.0]
"""A place where one row lies, the last, on all days."""
MANY, FEW = 4_000, 300
"""Rows in the town, so many that squares stand for them far out, and all over the land."""
FAR_OUT = "#date=1945-08-05&view=5/44.4/127.1"
IN_VIEW = "Number(document.querySelector('.guest-legend .count').textContent.replaceAll(',', '').replace('–', 0))"


def points() -> sample_pieces.Points:
    """Rows that begin and end with a span of days, so that counts by spans and by days are the same."""
    random = np.random.default_rng(1945)
    longitude = np.concatenate([random.normal(TOWN[1], 0.05, MANY), random.uniform(124, 130, FEW), [FARM[1]]])
    latitude = np.concatenate([random.normal(TOWN[0], 0.05, MANY), random.uniform(42, 47, FEW), [FARM[0]]])
    begins = random.integers(0, SPANS, MANY + FEW)
    lasts = random.integers(1, 3, MANY + FEW)
    begins, lasts = np.append(begins, 0), np.append(lasts, SPANS + 2)
    start = FIRST + begins * sample_pieces.SPAN
    return sample_pieces.Points(longitude, latitude, start, start + lasts * sample_pieces.SPAN - 1)


POINTS = points()


def lasting(day: str, since: str | None = None) -> int:
    """How many rows there are on a day, or on some day up to it."""
    to, start = (dates.day_number(dt.date.fromisoformat(each)) for each in (day, since or day))
    return int(((POINTS.start <= to) & (POINTS.end >= start)).sum())


@dataclass
class Site:
    """A folder with a map in pieces on a server, and what was asked of it."""

    folder: Path
    address: str
    asked: list[str]

    @property
    def pieces(self) -> list[str]:
        """Pieces that were asked for."""
        return [path for path in self.asked if "/pieces/" in path]


@pytest.fixture(scope="module")
def page_text(tmp_path_factory: pytest.TempPathFactory) -> str:
    small = small_war.load(small_war.copied(tmp_path_factory.mktemp("atlas")))
    content = payload.build(small, scene.build(small), layers=["event"], fine_ground=False, pieces=["pieces.json"])
    return folium_map.render(content, small.ground.relief)


@pytest.fixture
def site(page_text: str, tmp_path: Path) -> Iterator[Site]:
    folder = tmp_path / FOLDER
    sample_pieces.write(POINTS, folder, most=500, windows=2)
    (folder / "index.html").write_text(page_text, encoding="utf-8")
    with static_server.serving(tmp_path) as (address, asked):
        yield Site(folder, f"{address}/{FOLDER}/", asked)


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[tuple[Page, list[str], list[str]]]:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.context.set_default_timeout(chromium.PATIENCE)
    yield page, chromium.watch(page, "http://127.0.0.1:"), chromium.errors(page)
    page.close()


@pytest.fixture
def page(tab: tuple[Page, list[str], list[str]]) -> Iterator[Page]:
    """A page; the test fails if it asks for anything outside, or an error is raised in it that it does not tell of."""
    page, outside, errors = tab
    yield page
    wrong = [*outside, *(error for error in errors if "Failed to load resource" not in error)]
    outside.clear()
    errors.clear()
    assert wrong == []


def opened(page: Page, site: Site, fragment: str = FAR_OUT) -> None:
    page.goto("about:blank")
    page.goto(f"{site.address}index.html{fragment}")
    chromium.until(page, chromium.READY)
    chromium.settle(page)
    chromium.unfold_legend(page)


def show(page: Page, zoom: float, place: list[float]) -> None:
    page.evaluate("([zoom, place]) => atlas.map.setView(place, zoom, { animate: false })", [zoom, place])
    chromium.settle(page)


def go(page: Page, day: str) -> None:
    page.evaluate("(day) => atlas.goto(day)", day)
    chromium.settle(page)


def test_a_view_loads_what_it_shows_and_counts_all_of_it(page: Page, site: Site) -> None:
    opened(page, site)
    assert site.asked[:2] == [f"/{FOLDER}/index.html", f"/{FOLDER}/pieces.json"]
    entry = page.locator(".guest-legend")
    assert entry.locator("label").inner_text().startswith("Sightings")
    assert entry.locator("li:visible").last.inner_text() == "1 to 64 or more, counted by 30 days"
    assert page.evaluate(IN_VIEW) == lasting("1945-08-05")
    assert 0 < len(site.pieces) < len(json.loads((site.folder / "pieces.json").read_text())["rows"]) / 2


def test_closer_there_are_rows_with_their_cards(page: Page, site: Site) -> None:
    opened(page, site, f"#date=1945-08-05&view=10/{FARM[0]}/{FARM[1]}")
    assert is_drawn(page, FARM, sample_pieces.COLOURS[(MANY + FEW) % 2])
    page.mouse.click(*page.evaluate("(place) => Object.values(atlas.map.latLngToContainerPoint(place))", FARM))
    card = page.locator(".card")
    assert card.locator("h2").inner_text() == f"Sighting {MANY + FEW}"
    assert card.locator("tr", has_text="remark").locator("td").inner_text() == f"remark {MANY + FEW}"
    assert "Your data: source Archive of the town" in card.inner_text()
    assert page.evaluate("atlas.selected") == f"sightings/{MANY + FEW + 2}"


def test_an_address_that_selects_a_row_opens_its_card_once_it_is_here(page: Page, site: Site) -> None:
    opened(page, site, f"#date=1945-08-05&view=10/{FARM[0]}/{FARM[1]}&select=sightings/{MANY + FEW + 2}")
    assert page.locator(".card h2").inner_text() == f"Sighting {MANY + FEW}"
    assert not page.locator(".notice").first.is_visible()
    assert page.evaluate("atlas.date") == "1945-08-05"


def test_the_clock_counts_and_loads_only_what_other_days_need(page: Page, site: Site) -> None:
    opened(page, site, "#date=1945-01-05&view=5/44.4/127.1")
    loaded = len(site.pieces)
    for day in ("1945-01-20", "1945-02-10", "1945-03-10"):
        go(page, day)
        assert page.evaluate(IN_VIEW) == lasting(day)
    assert len(site.pieces) == loaded, "the days of the first window are here, and the next as well"
    go(page, "1945-09-10")
    assert page.evaluate(IN_VIEW) == lasting("1945-09-10")
    page.evaluate("atlas.since('1945-02-10')")
    chromium.settle(page)
    assert page.evaluate(IN_VIEW) == lasting("1945-09-10", "1945-02-10")
    assert len(site.pieces) == len(set(site.pieces)), "nothing is asked for twice"


def test_the_map_moves_out_and_in_and_asks_for_nothing_twice(page: Page, site: Site) -> None:
    opened(page, site)
    for zoom in (8, 11, 6.5, 4, 8, 5):
        show(page, zoom, TOWN)
    assert page.evaluate(IN_VIEW) == lasting("1945-08-05")
    assert len(site.pieces) == len(set(site.pieces))
    show(page, 12, TOWN)
    assert page.locator(".guest-legend .holders li:visible").count() == 2, "no squares, and no word of them"


def test_a_layer_that_is_switched_off_is_neither_drawn_nor_loaded(page: Page, site: Site) -> None:
    opened(page, site)
    page.locator(".guest-legend input").uncheck()
    chromium.settle(page)
    assert page.locator(".guest-legend .count").inner_text() == "–"
    before = len(site.pieces)
    show(page, 9, TOWN)
    assert len(site.pieces) == before
    page.locator(".guest-legend input").check()
    chromium.settle(page)
    assert len(site.pieces) > before
    assert page.evaluate(IN_VIEW) > 0


def test_lists_tell_of_what_is_loaded_and_say_so(page: Page, site: Site) -> None:
    opened(page, site, f"#date=1945-08-05&view=10/{FARM[0]}/{FARM[1]}")
    page.get_by_role("button", name="Events and search").click()
    shown = page.locator(".finder-guests summary")
    assert shown.inner_text().startswith("Sightings · ")
    page.locator(".finder-box").fill(f"Sighting {MANY + FEW}")
    found = page.locator(".finder h3", has_text="Your data")
    assert found.inner_text() == "Your data, only what is loaded for this view · 1"
    page.locator(".finder-box").fill("Sighting 1")
    page.locator(".finder-box").fill("nothing of the kind")
    chromium.comes_to(
        page,
        "[...document.querySelectorAll('.finder h3')].map(({ textContent }) => textContent).join()",
        "Your data, only what is loaded for this view · 0",
    )


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda _: None, "found status 404; expected a piece of {size} bytes"),
        (lambda data: data[:-7], "found {fewer} bytes; expected a piece of {size} bytes"),
        (
            lambda data: data.replace(b"A", b"B", 1),
            "found what cannot be unpacked; expected {rows} rows",
        ),
    ],
    ids=["missing", "cut off", "altered"],
)
def test_a_piece_that_does_not_come_is_told_of_and_tried_again(page: Page, site: Site, spoil: Spoil, told: str) -> None:
    wrong = next(site.folder.glob("pieces/4-13-5-1*.json"))
    data = wrong.read_bytes()
    spoilt = spoil(data)
    if spoilt is None:
        wrong.unlink()
    else:
        wrong.write_bytes(spoilt)
    opened(page, site)
    alert = page.locator(".pieces [role=alert]")
    size = f"{len(data):,}"
    expected = told.format(size=size, rows=MANY + FEW + 1, fewer=f"{len(data) - 7:,}")
    assert alert.locator("p").inner_text() == f"Not all of your data could be loaded: pieces/{wrong.name}: {expected}."
    assert page.evaluate(IN_VIEW) < lasting("1945-08-05")
    assert page.locator(".pieces-hint").inner_text() == ""
    wrong.write_bytes(data)
    alert.get_by_role("button", name="Try again").click()
    chromium.settle(page)
    assert not alert.is_visible()
    assert page.evaluate(IN_VIEW) == lasting("1945-08-05")


def test_opened_as_a_file_it_says_that_it_needs_a_server(site: Site, browser: Browser) -> None:
    shown = browser.new_page()
    shown.goto((site.folder / "index.html").as_uri())
    chromium.until(shown, chromium.READY)
    chromium.settle(shown)
    told = shown.locator(".pieces [role=alert] p").inner_text()
    assert told == (
        "Not all of your data could be loaded: pieces.json: found no answer; "
        "expected the list of pieces, from a web server: a map that is opened as a file cannot load it."
    )
    shown.close()
