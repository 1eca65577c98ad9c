"""Encodings of tables told from their bytes, short tables too."""

# ruff: noqa: RUF001 - texts in several scripts

from __future__ import annotations

import base64

import pytest

from campaigns.guests.encodings import EncodingError, decode
from tests.campaigns.guests.conftest import samples


@pytest.mark.parametrize(("title", "data", "text"), samples("encoding_samples.csv"))
def test_a_text_is_read_as_it_was_written(title: str, data: str, text: str) -> None:
    """In the encoding of a title; what has none is no text."""
    try:
        found = decode(base64.b64decode(data))
    except EncodingError:
        assert title == ""
    else:
        assert (found.title, found.text) == (title, text.replace("\\n", "\n"))


@pytest.mark.parametrize(
    "text", ["場所,日付\nノモンハン,第23師団の戦闘\n", "lieu;texte\nHaïlar;prise après un siège\n"]
)
def test_what_is_not_usual_in_an_encoding_is_told_by_statistics(text: str) -> None:
    """The browser side has none, and asks for another encoding."""
    assert decode(text.encode("gb18030")).text == text
