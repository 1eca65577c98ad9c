"""Encodings of tables told from their bytes, short tables too."""

# ruff: noqa: RUF001 - texts in several scripts

from __future__ import annotations

import pytest

from campaigns.guests.encodings import EncodingError, decode

RUSSIAN = "место;дата;описание\nХалхин-Гол;20.8.1939;наступление 1-й армейской группы\nХасан;6.8.1938;атака\n"
JAPANESE = "場所,日付,説明\nノモンハン,1939年8月20日,第23師団の戦闘\n張鼓峰,1938年8月6日,第19師団\n"
CHINESE = "地点,日期,说明\n诺门罕,1939年8月20日,第二十三师团\n张鼓峰,1938年8月6日,苏军进攻\n"
TEXTS = {
    "russian": RUSSIAN,
    "one-russian-word": "name,lat,lon\nХасан,42.4,130.6\n",
    "russian-letters": "side\nСССР\n",
    "russian-capitals": "МЕСТО,ШИРОТА\nХАСАН,42\n",
    "japanese": JAPANESE,
    "two-japanese-words": "名前,緯度\n虎頭,45.98\n",
    "chinese": CHINESE,
    "two-chinese-words": "名称,纬度\n虎头,45.98\n",
    "old-chinese": "名稱,緯度\n張鼓峰,42\n",
    "french": "lieu;date;texte\nHaïlar;1945-08-09;prise de la forteresse après un siège\n",
    "german": "Ort;Datum\nMünchen;1939\nKöln, Straße;1940\n",
    "english": "place,lat\nHailar,49.2\n",
}
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "cp1252", "cp932", "gb18030")


def _can_have(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


@pytest.mark.parametrize(
    ("name", "encoding"),
    [(name, encoding) for name, text in TEXTS.items() for encoding in ENCODINGS if _can_have(text, encoding)],
)
def test_a_text_is_read_as_it_was_written(name: str, encoding: str) -> None:
    assert decode(TEXTS[name].encode(encoding)).text == TEXTS[name]


def test_the_encoding_is_called_as_people_know_it() -> None:
    assert decode(RUSSIAN.encode("cp1251")).title == "Windows-1251 (Cyrillic)"


@pytest.mark.parametrize("data", [b"name,lat\nA,\0\0\0\x01\n", bytes(range(128, 256)) * 3 + b"\x81\x00"])
def test_what_is_no_text_is_named(data: bytes) -> None:
    with pytest.raises(EncodingError):
        decode(data)
