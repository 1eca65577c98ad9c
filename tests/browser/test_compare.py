"""Two dates side by side."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from tests import chromium

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    Open = Callable[..., Page]

THEN, NOW, VIEW = "1939-08-20", "1945-08-15", "view=5/46/128"
LEFT = {"x": 260, "y": 80, "width": 330, "height": 430}
NAMES = 0.12
"""Share of the pixels that may differ because names near the line stand elsewhere than they would without it."""
RIGHT = {"x": 690, "y": 80, "width": 560, "height": 430}


def _pixels(page: Page, clip: dict[str, int]) -> npt.NDArray[np.int16]:
    """The map without the signposts at its edge, which two dates beside each other have none of."""
    chromium.settle(page)
    page.evaluate("document.querySelector('.edges').style.visibility = 'hidden'")
    image = Image.open(io.BytesIO(page.screenshot(clip=clip)))  # type: ignore[arg-type]
    return np.asarray(image.convert("RGB"), dtype=np.int16)


def _differing(one: npt.NDArray[np.int16], other: npt.NDArray[np.int16]) -> float:
    """Share of the pixels that differ visibly; names near the line stand elsewhere than they would without it."""
    return float((np.abs(one - other).max(axis=2) > 24).mean())


def test_left_is_then_and_right_is_now(document: Path, open_file: Open) -> None:
    page = open_file(document, f"#date={NOW}&compare={THEN}&{VIEW}")
    for day in ("1941-06-01", "1931-09-01", "1945-08-20", NOW):
        page.evaluate("iso => atlas.goto(iso)", day)
        chromium.settle(page)
    then = open_file(document, f"#date={THEN}&{VIEW}")
    now = open_file(document, f"#date={NOW}&{VIEW}")
    left, right = _pixels(page, LEFT), _pixels(page, RIGHT)
    assert _differing(left, _pixels(then, LEFT)) < NAMES < _differing(left, _pixels(now, LEFT))
    assert _differing(right, _pixels(now, RIGHT)) < min(NAMES, _differing(right, _pixels(then, RIGHT)) / 2)
    page.evaluate("atlas.compare(null)")
    assert _differing(_pixels(page, LEFT), _pixels(now, LEFT)) < 0.005


def test_the_left_date_moves_alone(document: Path, open_file: Open) -> None:
    page = open_file(document, f"#date={NOW}&compare={THEN}&{VIEW}")
    for day in ("1945-08-01", "1905-01-01", "1960-01-01", "1933-03-01", "1938-08-01"):
        page.evaluate("iso => atlas.compare(iso)", day)
        chromium.settle(page)
    then = open_file(document, f"#date=1938-08-01&{VIEW}")
    assert page.evaluate("[atlas.compared, atlas.date]") == ["1938-08-01", NOW]
    assert _differing(_pixels(page, LEFT), _pixels(then, LEFT)) < NAMES


def test_both_follow_the_map_and_the_layers(document: Path, open_file: Open) -> None:
    page = open_file(document, f"#date={NOW}&compare={THEN}&{VIEW}")
    then = open_file(document, f"#date={THEN}&{VIEW}")
    for each in (page, then):
        chromium.unfold_legend(each)
        each.get_by_label("Territories").uncheck()
        each.evaluate("atlas.map.panBy([150, -60], { animate: false }), null")
        each.evaluate("atlas.map.setZoom(6, { animate: false }), null")
    assert _differing(_pixels(page, LEFT), _pixels(then, LEFT)) < NAMES


def test_the_tool_begins_and_ends_it(document: Path, open_file: Open) -> None:
    page = open_file(document, f"#date={NOW}")
    tool = page.get_by_role("button", name="Compare two dates")
    handle = page.get_by_role("slider", name="Line between the two dates")
    assert handle.count() == 0
    tool.click()
    assert page.evaluate("atlas.compared") == "1944-08-15"
    assert tool.get_attribute("aria-pressed") == "true"
    assert handle.is_visible()
    assert page.locator("canvas.atlas-sheet").count() == 2
    assert handle.get_attribute("aria-valuetext") == "15 August 1944 on the left 50 %, 15 August 1945 on the right"
    tool.click()
    assert page.evaluate("atlas.compared") is None
    assert page.locator("canvas.atlas-sheet").count() == 1
    assert handle.count() == 0
    tool.click()
    assert page.locator("canvas.atlas-sheet").count() == 2


def test_the_handle_by_keyboard_and_pointer(document: Path, open_file: Open) -> None:
    page = open_file(document, f"#date={NOW}&compare={THEN}", anew=True)  # the line stays where it is put
    handle = page.get_by_role("slider", name="Line between the two dates")
    handle.focus()
    for key, at in (("ArrowRight", "52"), ("ArrowLeft", "50"), ("Home", "0"), ("End", "100")):
        page.keyboard.press(key)
        assert handle.get_attribute("aria-valuenow") == at
    assert page.evaluate("atlas.date") == NOW, "the keys move the line, not the clock"
    page.keyboard.press("Home")
    for _ in range(5):
        page.keyboard.press("PageUp")
    box = handle.bounding_box()
    assert box is not None
    centre = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(*centre)
    page.mouse.down()
    page.mouse.move(320, 300)
    page.mouse.up()
    assert handle.get_attribute("aria-valuenow") == "25"


def test_a_click_meets_the_picture_it_is_on(document: Path, open_file: Open) -> None:
    page = open_file(document, "#date=1945-08-15&compare=1938-08-07&view=9/42.46/130.65")
    point = page.evaluate(
        "(() => { const p = atlas.map.latLngToContainerPoint([42.46, 130.6]); return [p.x, p.y]; })()"
    )
    handle = page.get_by_role("slider", name="Line between the two dates")
    handle.focus()
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    page.mouse.click(*point)
    chosen = page.evaluate("atlas.selected")
    assert "khasan" in chosen
    assert page.evaluate("atlas.compared") == "1938-08-07"


def test_the_left_date_is_typed(document: Path, open_file: Open) -> None:
    page = open_file(document, f"#date={NOW}&compare={THEN}")
    field = page.get_by_label("Date on the left")
    assert field.input_value() == "20 August 1939"
    field.fill("1932-03-01")
    field.press("Enter")
    assert page.evaluate("atlas.compared") == "1932-03-01"
    field.fill("the day before")
    field.press("Enter")
    assert "is not a valid date" in page.locator(".compare-problem").inner_text()
    assert page.evaluate("atlas.compared") == "1932-03-01"
    chromium.until(page, "location.hash.includes('compare=1932-03-01')")


def test_the_address_compares(document: Path, open_file: Open) -> None:
    page = open_file(document, f"#date={NOW}")
    page.evaluate("location.hash = '#date=1945-08-15&compare=1939-08-20'")
    chromium.until(page, "atlas.compared === '1939-08-20'")
    page.evaluate("location.hash = '#date=1945-08-15'")
    chromium.until(page, "atlas.compared === null")


@pytest.mark.parametrize("call", ["atlas.compare('then')", "atlas.since('1945-02-30')", "atlas.keep(-1)"])
def test_nonsense_is_refused(document: Path, open_file: Open, call: str) -> None:
    page = open_file(document)
    refused = f"(() => {{ try {{ {call}; return ''; }} catch (error) {{ return error.name; }} }})()"
    assert page.evaluate(refused) == "RangeError"
    assert page.evaluate("[atlas.compared, atlas.from]") == [None, None]


def test_no_name_stands_across_the_line(document: Path, open_file: Open) -> None:
    page = open_file(document, f"#date={NOW}&compare={THEN}&{VIEW}")
    chromium.settle(page)
    at = page.evaluate("atlas.map.containerPointToLayerPoint([640, 0]).x")
    boxes = [box for entry in page.evaluate("atlas.labels") for box in entry["boxes"]]
    assert len(boxes) >= 10
    assert all(box[0] >= at for box in boxes)
