"""The encoding of a text file that does not say it, told from its bytes.

Unicode is tried first: its byte order marks, the empty bytes of UTF-16, and UTF-8, which other encodings do not look
like. The others are told apart by what their most frequent characters are written with: a text of few words is enough
for that, while the statistics of charset-normalizer, which decides what is left, want a page.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
"""Byte order marks; that of UTF-32 begins with that of UTF-16 and is asked first."""
_SAMPLE = 1 << 18
"""Bytes that are looked at."""
_EMPTY_SHARE = 0.2
"""Share of empty bytes from which a text is UTF-16: it has more of them if half of it is ASCII."""
_SURE = 0.8
"""Share of the characters beyond ASCII that must be usual in an encoding for it to be taken."""
_CYRILLIC = "(?<![A-Za-z])(?:[а-яё]|(?<![а-яё])[А-ЯЁ])(?![A-Za-z])"  # noqa: RUF001 - Russian
USUAL = {
    # Whole words of Cyrillic, no capitals behind small letters.
    "cp1251": _CYRILLIC + "|[«„](?=[А-яЁё])|(?<=[А-яЁё.!?])[»“”]|[№–—\u00a0]",  # noqa: RUF001 - Russian
    "koi8_r": _CYRILLIC,
    # Full stops of East Asia, Cyrillic, and the ideographs of level 1, which have the lead bytes B0 to D7.
    "gb18030": "[\u3000-\u301f\uff01-\uff5e·“”‘’…—А-яЁё]|(?P<ideograph>[\u4e00-\u9fff])",  # noqa: RUF001 - Chinese
    # Kana, full stops of East Asia, Cyrillic, and the ideographs of level 1, which have the lead bytes 88 to 97.
    "cp932": "[\u3000-\u30ff\uff01-\uff5eА-яЁё]|(?P<ideograph>[\u4e00-\u9fff々〆])",  # noqa: RUF001 - Japanese
    # Letters with marks, one or two among others.
    "cp1252": "(?<![À-ÿ])[À-ÖØ-öø-ÿ]{1,2}(?![À-ÿ])|[–—«»“”„’…€°§·\u00a0]",
}
"""What is usual in texts of an encoding, as a regular expression; an ideograph only if it is of level 1.

Where a text is as usual in two of them, the first is taken: Russian capitals are Chinese of level 1 more often than
Chinese is whole words of Cyrillic.
"""
LEVEL_1 = {"cp932": (0x88, 0x97), "gb18030": (0xB0, 0xD7)}
"""Lead bytes of the ideographs that are usual."""
NAMES = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32": "UTF-32",
    "cp1251": "Windows-1251 (Cyrillic)",
    "cp1252": "Windows-1252 (Western)",
    "koi8_r": "KOI8-R (Cyrillic)",
    "cp932": "Shift-JIS (Japanese)",
    "gb18030": "GB 18030 (Chinese)",
}


class EncodingError(ValueError):
    """Bytes that are no text, or in no encoding that is known."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and the encoding it was in by the name Python knows."""

    text: str
    encoding: str

    @property
    def title(self) -> str:
        """The encoding as people know it."""
        return NAMES.get(self.encoding, self.encoding)


def decode(data: bytes) -> Decoded:
    """The text that a file's bytes are, line ends as they stand, without byte order mark.

    Raises
    ------
    EncodingError
        If they are no text, or in no encoding that is known.
    """
    encoding = of_bytes(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise EncodingError(f"the byte {data[error.start]:02X} on line {line}, which is none of {encoding}") from None
    if "\0" in text:
        raise EncodingError("empty bytes, which no text has")
    return Decoded(text.removeprefix("\ufeff"), encoding)


def of_bytes(data: bytes) -> str:
    """The encoding of a text, by the name Python knows it. Raises EncodingError if it is none that is known."""
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return encoding
    sample = data[:_SAMPLE]
    if wide := _utf_16(sample):
        return wide
    if _decodes(data, "utf-8"):
        return "utf-8"
    shares = {encoding: _share(sample, encoding) for encoding in USUAL}
    best = max(shares, key=lambda encoding: shares[encoding])
    if shares[best] >= _SURE:
        return best
    match = from_bytes(sample, cp_isolation=[*USUAL]).best()
    if match is None:
        raise EncodingError("no text in UTF-8, UTF-16, Windows-1251, Windows-1252, Shift-JIS or GB 18030")
    return str(match.encoding)


def _utf_16(sample: bytes) -> str:
    """UTF-16 without its mark: ASCII has an empty byte in every other place there; empty where it is not."""
    for encoding, empty in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if sample and empty.count(0) > _EMPTY_SHARE * len(empty) and _decodes(sample[: len(sample) // 2 * 2], encoding):
            return encoding
    return ""


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _share(sample: bytes, encoding: str) -> float:
    """Share of the characters beyond ASCII that are usual in an encoding; 0 if the bytes are not in it."""
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(sample)
    except UnicodeDecodeError:
        return 0.0
    foreign = sum(not letter.isascii() for letter in text)
    usual = sum(len(match[0]) for match in re.finditer(USUAL[encoding], text) if _is_level_1(match, encoding))
    return usual / max(foreign, 1)


def _is_level_1(match: re.Match[str], encoding: str) -> bool:
    if match.lastgroup is None:
        return True
    lowest, highest = LEVEL_1[encoding]
    return lowest <= match[0].encode(encoding)[0] <= highest
