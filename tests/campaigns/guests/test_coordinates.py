"""Coordinates as people write them."""

# ruff: noqa: RUF001 - texts in several scripts

from __future__ import annotations

import pytest

from campaigns.guests import coordinates


@pytest.mark.parametrize(
    ("text", "degrees", "axis"),
    [
        ("47.72", 47.72, ""),
        ("47,72", 47.72, ""),
        ("-5", -5, ""),
        ("−5.5", -5.5, ""),
        ("４７．５", 47.5, ""),
        ("47°", 47, ""),
        ("47°43'12\"N", 47.72, "lat"),
        ("47° 43′ 12″ S", -47.72, "lat"),
        ("N 47 43.2", 47.72, "lat"),
        ("47 43 12", 47.72, ""),
        ("47d43m12s", 47.72, ""),
        ("118.6W", -118.6, "lon"),
        ("E118.6", 118.6, "lon"),
        ("北緯47度43分12秒", 47.72, "lat"),
        ("东经118度36分", 118.6, "lon"),
        ("東経118度36分", 118.6, "lon"),
        ("47°43′12″ с.ш.", 47.72, "lat"),
        ("118°36′ в. д.", 118.6, "lon"),
    ],
)
def test_one(text: str, degrees: float, axis: str) -> None:
    found = coordinates.one(text)
    assert found is not None
    assert found.degrees == pytest.approx(degrees, abs=1e-9)
    assert found.axis == axis


@pytest.mark.parametrize("text", ["", "abc", "47 75", "47°43'72\"", "N47S", "47.5 30", "12-30", "1939-08-20"])
def test_none(text: str) -> None:
    assert coordinates.one(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "47.72, 118.6",
        "47.72,118.6",
        "47.72 118.6",
        "47,72; 118,6",
        "47,72 118,6",
        "47.72/118.6",
        "N47.72 E118.6",
        "47.72N 118.6E",
        "47°43'12\"N 118°36'E",
        "47°43'12\"N, 118°36'E",
        "47 43 12 118 36 00",
        "北緯47度43分12秒 東経118度36分",
        "北緯47度43分12秒東経118度36分",
        "47°43′12″ с.ш. 118°36′ в.д.",
    ],
)
def test_a_pair(text: str) -> None:
    found = coordinates.pair(text)
    assert found is not None
    assert [angle.degrees for angle in found] == pytest.approx([47.72, 118.6])


@pytest.mark.parametrize("text", ["118.6E 47.72N", "POINT(118.6 47.72)", "POINT Z (118.6 47.72 700)"])
def test_longitude_first(text: str) -> None:
    found = coordinates.pair(text)
    assert found is not None
    assert [angle.axis for angle in found] == ["lon", "lat"]
    assert [angle.degrees for angle in found] == pytest.approx([118.6, 47.72])


@pytest.mark.parametrize("text", ["", "Khasan", "47,72,118,6", "N47 N48", "47.72"])
def test_no_pair(text: str) -> None:
    assert coordinates.pair(text) is None
