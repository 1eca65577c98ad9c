"""Where a sentence ends, and where a full stop ends none."""

from __future__ import annotations

import pytest

from campaigns.reading import sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("It rained. Nobody came.", ["It rained.", "Nobody came."]),
        ("Who came? Nobody! It rained.", ["Who came?", "Nobody!", "It rained."]),
        ('He said: "We go." They went.', ['He said: "We go."', "They went."]),
        ("A. F. Potapov and Gen. Shtern met. They spoke.", ["A. F. Potapov and Gen. Shtern met.", "They spoke."]),
        ("The Seiner no. 20 was sunk at 4.20 that day.", ["The Seiner no. 20 was sunk at 4.20 that day."]),
        ("No stop", ["No stop"]),
        ("", []),
    ],
)
def test_a_text_is_parted_into_its_sentences(text: str, parts: list[str]) -> None:
    assert sentences.split(text) == parts
