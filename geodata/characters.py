"""Characters that no text of the atlas may have: nobody sees them, and they break files or turn words around."""

from __future__ import annotations

import re
import unicodedata

BIDIRECTIONAL = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
INVISIBLE = "\u00ad\u200b\u2028\u2029\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
WRONG = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffd\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + BIDIRECTIONAL
    + INVISIBLE
    + _PRIVATE
    + "]"
)
"""Control characters but tab and line feed, surrogates, what is no character in Unicode or one in private only, and
what is not seen."""
_REPLACEMENT = "\ufffd"
_BYTES = range(0xDC80, 0xDD00)
"""What ``surrogateescape`` makes of the bytes 80 to FF."""
EXPECTED = "text in UTF-8, every character of which can be seen"


def fault(text: str) -> str | None:
    """The first character of a text that it may not have, in words; None if there is none."""
    if text.replace("\n", "").isprintable() and _REPLACEMENT not in text:  # the only one to be seen: nearly every text
        return None
    match = WRONG.search(text)
    return None if match is None else _in_words(match[0])


def without_faults(text: str) -> str:
    """A text without the characters that it may not have."""
    return WRONG.sub("", text)


def visible(text: str) -> str:
    """A text on one line with what cannot be seen in it, line breaks too, as escapes."""
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() else letter.encode("unicode_escape").decode() for letter in text)


def _in_words(character: str) -> str:
    code = ord(character)
    if code in _BYTES:
        return f"the byte {code - 0xDC00:02X}, which is not UTF-8"
    name = unicodedata.name(character, "")
    text = f"U+{code:04X}" + (f" ({name.lower()})" if name else "")
    if character == _REPLACEMENT:
        return f"the character {text}, left by a wrong encoding"
    if re.match(f"[{BIDIRECTIONAL}]", character):
        return f"the bidirectional control {text}, which shows text in another order"
    if re.match(f"[{INVISIBLE}]", character):
        return f"the invisible character {text}"
    if unicodedata.category(character) == "Co":
        return f"the character {text} of private use, which is another one in every font"
    return f"the control character {text}" if unicodedata.category(character) == "Cc" else f"{text}, not a character"
