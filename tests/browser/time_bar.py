"""Where the parts of the time bar stand on a page, and dragging them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from campaigns import dates

if TYPE_CHECKING:
    from playwright.sync_api import FloatRect, Page


def box_of(page: Page, selector: str) -> FloatRect:
    """Where an element stands, in pixels of the page."""
    box = page.locator(selector).bounding_box()
    assert box is not None
    return box


def x_of(page: Page, day: str) -> float:
    """Where a day stands on the rail, in pixels of the page."""
    rail = box_of(page, ".rail")
    first, last, here = (dates.day_number(dt.date.fromisoformat(iso)) for iso in (*span(page), day))
    return float(rail["x"] + 9 + (here - first) / (last - first) * (rail["width"] - 18))


def span(page: Page) -> list[str]:
    """First and last day that the bar shows, as ISO 8601 texts."""
    slider = page.locator(".slider")
    days = (int(slider.get_attribute(name) or 0) for name in ("min", "max"))
    return [dates.from_day_number(day).isoformat() for day in days]


def drag(page: Page, start: float, end: float) -> None:
    """Drag along the rail from one x to another, in pixels of the page."""
    rail = box_of(page, ".rail")
    y = rail["y"] + rail["height"] / 2
    page.mouse.move(start, y)
    page.mouse.down()
    page.mouse.move((start + end) / 2, y)
    page.mouse.move(end, y)
    page.mouse.up()
