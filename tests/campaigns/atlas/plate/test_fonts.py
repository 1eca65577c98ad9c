"""Lines of text on a printed page."""

from __future__ import annotations

import pytest

from campaigns.atlas.plate import fonts

ROOM = 60.0


@pytest.mark.parametrize("text", ["W" * 190, f"Corps of {'W' * 40} and others", "張鼓峰" * 30, "1st Red Banner Army"])
def test_no_line_is_wider_than_its_room_and_no_letter_is_lost(text: str) -> None:
    with fonts.setting("ja"):
        lines = fonts.wrapped(text, 7.0, ROOM, "ja")
        assert max(fonts.width(line, 7.0, language="ja") for line in lines) <= ROOM
    assert len(lines) > 1
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_words_that_have_room_stay_whole() -> None:
    with fonts.setting("en"):
        assert fonts.wrapped("Rifle Corps", 7.0, 26.0) == ["Rifle", "Corps"]


def test_a_room_narrower_than_a_letter_has_one_on_each_line() -> None:
    with fonts.setting("en"):
        assert fonts.wrapped("abc", 7.0, 0.5) == ["a", "b", "c"]
