"""Days of the book in each language."""

from __future__ import annotations

import pytest

from campaigns import dates
from campaigns.atlas.book import days


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("1945-08-09/1945-08-16", "en", "9–16 August 1945"),
        ("1945-08-09/1945-08-16", "ru", "9–16 августа 1945"),
        ("1945-08-30/1945-09-02", "ru", "30 августа – 2 сентября 1945"),
        ("1944-12-30/1945-01-02", "ru", "30 декабря 1944 – 2 января 1945"),
        ("1945-08-09/1945-08-16", "ja", "1945年8月9日–16日"),
        ("1945-08-30/1945-09-02", "zh", "1945年8月30日–9月2日"),
        ("1936-02-12~", "ja", "約1936年2月12日"),
        ("1937-10", "zh", "1937年10月"),
        ("1937-10", "ru", "10.1937"),
        ("1937/1941", "ja", "1937年 – 1941年"),
        ("1937", "ru", "1937"),
        ("1945-21", "ja", "spring 1945"),
    ],
)
def test_a_date_is_written_as_its_language_has_it(text: str, language: str, expected: str) -> None:
    assert days.in_words(dates.parse(text), language) == expected
