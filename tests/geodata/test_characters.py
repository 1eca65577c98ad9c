from __future__ import annotations

import sys
from itertools import filterfalse

import pytest

from geodata import characters


@pytest.mark.slow
def test_every_character_that_no_text_may_have_is_found_and_no_other() -> None:
    everything = "".join(map(chr, range(sys.maxunicode + 1)))
    wrong = set(characters.WRONG.findall(everything))
    assert all(characters.fault(character) for character in wrong)
    assert all(characters.fault(f"明\n{character}é") for character in wrong)
    assert characters.fault("".join(filterfalse(wrong.__contains__, everything))) is None
    assert characters.fault("Халхин-Гол,\n　ノモンハン\u00a0事件\t") is None
