"""Numbers that an English text writes in words: "twenty-third", "four thousand"; another language may use figures."""

from __future__ import annotations

import re

_UNITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINAL_TENS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth"
_SMALL = {
    **{word: number for number, word in enumerate(f"{_UNITS} eighteen nineteen".split(), 1)},
    **{word: number for number, word in enumerate(_ORDINALS.split(), 1)},
    **{word: 10 * number for number, word in enumerate(_TENS.split(), 2)},
    **{word: 10 * number for number, word in enumerate(_ORDINAL_TENS.split(), 2)},
    "a": 1,
    "an": 1,
    "once": 1,
    "twice": 2,
    "both": 2,
    "half": 2,
    "pair": 2,
    "dozen": 12,
    "quarter": 4,
}
_LARGE = {"hundred": 100, "thousand": 1_000, "million": 1_000_000}


def values(text: str) -> set[int]:
    """Every number that a text may mean by its words: of "four thousand" 4, 1000 and 4000."""
    found: set[int] = set()
    total = current = 0
    for word in re.findall(r"[a-z]+|[^a-z\s-]", text.lower()):
        singular = word.removesuffix("th") if word.removesuffix("th") in _LARGE else word.removesuffix("s")
        number = _SMALL.get(word, _SMALL.get(singular, 0))
        size = _LARGE.get(singular, 0)
        if size == 100:  # noqa: PLR2004 - a hundred multiplies what stands before it
            current = max(current, 1) * size
        elif size:
            total, current = total + max(current, 1) * size, 0
        elif number:
            current += number
        elif word != "and" or current % 100:  # "a hundred and one", but "thirtieth and forty-fourth"
            total = current = 0
            continue
        found |= {number, size, current, total + current} - {0}
    return found
