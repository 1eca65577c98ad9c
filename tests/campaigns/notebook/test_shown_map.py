"""The map within a notebook: what it shows, how it stands in a page, what it is saved as."""

from __future__ import annotations

import datetime as dt
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest

import campaigns
from campaigns import scene
from campaigns.atlas.export_selection import ExportError
from campaigns.atlas.plate import picture
from tests import chromium

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from campaigns.notebook.loading import Atlas
    from campaigns.notebook.shown_map import ShownMap

TITLE = 'Two "days" & <no more>'


def two_days(atlas: Atlas, day: str) -> ShownMap:
    """A small map: what stands around it does not depend on what is in it."""
    return campaigns.map(
        day, first="1938-08-06", last="1938-08-07", fine_ground=False, title=TITLE, height=450, atlas=atlas
    )


@pytest.fixture(scope="module")
def shown(known: Atlas) -> ShownMap:
    return two_days(known, "1938-08-06")


class _Frames(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[dict[str, str | None]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [dict(attrs)] if tag == "iframe" else []


def test_the_frame_holds_the_document_that_is_saved(shown: ShownMap, tmp_path: Path) -> None:
    [frame] = _Frames(shown._repr_html_()).found
    saved = shown.save(tmp_path / "map.html")
    assert frame["srcdoc"] == saved.read_text(encoding="utf-8")
    assert frame["title"] == TITLE
    assert "height:450px" in str(frame["style"])
    assert "src" not in frame
    assert "allow-same-origin" not in str(frame["sandbox"]), "a map has no business in the notebook around it"


def test_several_maps_stand_in_one_page_and_ask_nothing_of_the_network(
    browser: Browser, shown: ShownMap, known: Atlas, tmp_path: Path
) -> None:
    cells = [each._repr_html_() for each in (shown, two_days(known, "1938-08-07"))]
    path = tmp_path / "notebook.html"
    path.write_text(f"<!doctype html><title>Cells</title>{''.join(cells)}", encoding="utf-8")
    page = browser.new_page(viewport={"width": 1024, "height": 900})
    errors, outside = chromium.errors(page), chromium.watch(page, path.as_uri())
    page.goto(path.as_uri())
    frames = [frame for frame in page.frames if frame != page.main_frame]
    for frame in frames:
        chromium.until(frame, chromium.READY)
        chromium.settle(frame)
    assert [frame.evaluate("atlas.date") for frame in frames] == ["1938-08-06", "1938-08-07"]
    assert [frame.evaluate("innerWidth") for frame in frames] == [page.evaluate("document.body.clientWidth")] * 2
    page.close()
    assert (errors, outside) == ([], [])


def test_it_opens_as_a_chapter_an_event_or_a_view_asks(atlas: Atlas) -> None:
    chapter = campaigns.map(chapter="lake-khasan").selection
    assert (chapter.first, chapter.at, chapter.title) == (dt.date(1938, 7, 1), dt.date(1938, 8, 6), "Lake Khasan")
    event = campaigns.map(event="mutanchiang").selection
    assert (event.select, event.title) == ("mutanchiang", atlas.history.dossiers["mutanchiang"].title)
    assert event.first == atlas.history.dossiers["mutanchiang"].when.earliest
    assert event.box
    assert campaigns.map(view=(6, 45, 127)).selection.map_view == (6, 45, 127)
    assert campaigns.map(view="130,42,131,43", layers="unit").selection.box == (130, 42, 131, 43)


def test_it_speaks_the_language_that_was_asked_for(atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scene, "build", lambda _: atlas.scene)  # rows where they are, whatever they are called
    shown = campaigns.map(event="mutanchiang", language="ja")
    name = atlas.history.dossiers["mutanchiang"].names.ja
    assert (shown.selection.language, shown.selection.title) == ("ja", name)
    assert shown.atlas.history.dossiers["mutanchiang"].title == name
    assert campaigns.map(language="ja").atlas is shown.atlas, "it is translated once"


def test_a_picture_is_of_the_day_it_opens_on(atlas: Atlas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    printed: list[tuple[dt.date, str]] = []

    def write(out: Path, *given: object, **_: object) -> None:
        [day] = [each for each in given if isinstance(each, dt.date)]
        printed.append((day, out.suffix))
        out.write_text("a picture", encoding="utf-8")

    monkeypatch.setattr(picture, "write", write)
    saved = campaigns.map("1938-08-06", layers=["event", "front"], atlas=atlas).save(str(tmp_path / "map.svg"))
    assert saved.read_text(encoding="utf-8") == "a picture"
    assert printed == [(dt.date(1938, 8, 6), ".svg")]


@pytest.mark.parametrize("name", ["map.geojson", "map"])
def test_other_suffixes_are_refused_with_what_there_is(atlas: Atlas, tmp_path: Path, name: str) -> None:
    with pytest.raises(ExportError, match=r"expected one of \.html, \.pdf, \.png, \.svg; .* campaigns\.load"):
        campaigns.map(atlas=atlas).save(tmp_path / name)
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"date": "soon"}, "'soon' is not a valid date; expected one such as 1945-08-09"),
        ({"date": "1945-08-09", "chapter": "lake-khasan"}, "the day 1945-08-09 lies outside the span"),
        ({"chapter": "khasan"}, "unknown chapter khasan; expected one of russo-japanese-war, .*lake-khasan"),
        ({"event": "mutanchian"}, "unknown event mutanchian; expected the id of a dossier, such as mutanchiang"),
        ({"layers": ["unit", "tank"]}, "unknown layer tank; expected some of territory"),
        ({"view": (1, 2)}, "'1,2' is not a valid view; expected zoom/latitude/longitude"),
        ({"view": (140, 50, 130, 40)}, "is not west,south,east,north"),
        ({"language": "fr"}, "unknown language fr; expected one of en, modern, ru, ja, zh"),
        ({"height": 10}, "a height of 10; expected 200 to 4000 pixels"),
        ({"layers": "front", "first": "1950-01-01", "last": "1950-01-02"}, "nothing of the atlas lies in these"),
    ],
)
@pytest.mark.usefixtures("atlas")
def test_what_is_unknown_is_named_with_what_there_is(asked: dict[str, Any], told: str) -> None:
    with pytest.raises(ExportError, match=told):
        campaigns.map(**asked)
