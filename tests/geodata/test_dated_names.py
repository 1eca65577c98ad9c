"""What places were called on a day, and where governments sat."""

from __future__ import annotations

import datetime as dt
import shutil
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from geodata import gazetteer

if TYPE_CHECKING:
    from pathlib import Path

PLACES, _ = gazetteer.load()
NAMES = "place,name,ru,ja,zh,start,end,certainty,sources,note\n"
NAMED_EVERYWHERE = 3
"""Places up to this rank are labelled on maps of whole theatres and operations."""
CAPITALS = "power,place,start,end,certainty,sources,note\n"


@pytest.mark.parametrize(
    ("place", "day", "name", "language", "translated"),
    [
        ("ulan-bator", "1924-11-25", "Urga (Niislel Khüree)", "zh", "库伦"),
        ("ulan-bator", "1924-11-26", "Ulan Bator", "ru", "Улан-Батор"),
        ("hsinking", "1932-03-13", "Changchun (Kuanchengtzu)", "ru", "Чанчунь (Куаньчэнцзы)"),
        ("hsinking", "1932-03-14", "Hsinking", "ja", "新京"),
        ("hsinking", "1945-08-19", "Hsinking", "zh", "新京"),
        ("hsinking", "1945-08-20", "Changchun", "ru", "Чанчунь"),
        ("keijo", "1905-01-01", "Seoul (Hanseong)", "ja", "漢城"),
        ("keijo", "1939-01-01", "Keijo", "zh", "京城"),
        ("keijo", "1950-06-25", "Seoul", "ru", "Сеул"),
        ("toyohara", "1908-03-31", "Vladimirovka", "ru", "Владимировка"),
        ("toyohara", "1946-06-03", "Toyohara", "ja", "豊原"),
        ("toyohara", "1946-06-04", "Yuzhno-Sakhalinsk", "ru", "Южно-Сахалинск"),
        ("st-petersburg", "1914-08-30", "St Petersburg", "ru", "Санкт-Петербург"),
        ("st-petersburg", "1917-11-07", "Petrograd", "ru", "Петроград"),
        ("st-petersburg", "1941-09-08", "Leningrad", "zh", "列宁格勒"),
        ("peking", "1937-07-07", "Peiping", "zh", "北平"),
        ("peking", "1949-10-01", "Peking", "ja", "北京"),
        ("harbin", "1910-01-01", "Harbin", "ru", "Харбин"),
        ("nikolsk-ussuriysky", "1922-10-15", "Nikolsk-Ussuriysky", "ru", "Никольск-Уссурийский"),
        ("nikolsk-ussuriysky", "1945-08-09", "Voroshilov", "ru", "Ворошилов"),
        ("nikolsk-ussuriysky", "1957-11-29", "Ussuriysk", "ja", "ウスリースク"),
        ("kyakhta", "1921-06-06", "Troitskosavsk (Kyakhta)", "ru", "Троицкосавск (Кяхта)"),
        ("svobodny", "1921-06-28", "Svobodny", "ru", "Свободный"),
        ("komsomolsk", "1932-12-09", "Permskoye", "ru", "Пермское"),
        ("pusan", "1939-01-01", "Fusan", "ja", "釜山"),
        ("iturup", "1945-08-28", "Etorofu", "ja", "択捉島"),
        ("iturup", "1956-10-19", "Iturup", "ru", "Итуруп"),
    ],
)
def test_a_place_has_the_name_of_the_day(place: str, day: str, name: str, language: str, translated: str) -> None:
    then = PLACES[place].on(dt.date.fromisoformat(day))
    assert (then.name, then.names[language]) == (name, translated)


@pytest.mark.parametrize(
    ("place", "day", "kind"),
    [
        ("hsinking", "1932-03-09", "city"),
        ("hsinking", "1932-03-10", "capital"),
        ("hsinking", "1945-08-13", "city"),
        ("chungking", "1940-01-01", "capital"),
        ("chungking", "1950-01-01", "city"),
        ("nanking", "1930-01-01", "capital"),
        ("peking", "1930-01-01", "city"),
        ("peking", "1949-10-01", "capital"),
        ("omsk", "1919-11-12", "capital"),
        ("omsk", "1919-11-13", "city"),
        ("chita", "1920-10-21", "capital"),
        ("chita", "1920-10-22", "city"),
        ("chita", "1920-11-11", "capital"),
    ],
)
def test_a_place_is_a_capital_while_a_government_sits_there(place: str, day: str, kind: str) -> None:
    assert PLACES[place].on(dt.date.fromisoformat(day)).kind == kind


def test_stages_follow_each_other_without_gaps() -> None:
    for place in PLACES.values():
        stages = place.stages()
        assert stages[0][0] is None
        assert stages[-1][1] is None
        for (_, end, _), (start, _, _) in pairwise(stages):
            assert start is not None
            assert end == start - dt.timedelta(days=1)


def test_the_larger_places_have_a_name_in_four_languages_on_every_day() -> None:
    without = {
        (place.id, str(start), language)
        for place in PLACES.values()
        if place.rank <= NAMED_EVERYWHERE
        for start, _, then in place.stages()
        for language in ("ru", "ja", "zh")
        if not (then.name and then.names.get(language))
    }
    assert without == set()


def test_every_name_it_had_is_known() -> None:
    names = set(PLACES["toyohara"].all_names)
    assert {"Vladimirovka", "Toyohara", "Yuzhno-Sakhalinsk", "豊原", "Южно-Сахалинск", "南萨哈林斯克"} <= names


@pytest.mark.parametrize(
    ("names", "capitals", "words"),
    [
        ("harbin,A,,,,1920-01-01,1930-01-01,low,x,\nharbin,B,,,,1930-01-01,,low,x,\n", "", "rows that do not overlap"),
        ("nowhere,A,,,,1920-01-01,,low,x,\n", "", "the unknown place 'nowhere'"),
        ("harbin,A,,,,1930-01-01,1920-01-01,low,x,\n", "", "an end that is not before the start 1930-01-01"),
        ("", "China,harbin,1920-01-01,,low,x,\nChina,harbin,1921-01-01,,low,x,\n", "rows that do not overlap"),
    ],
)
def test_mistakes_are_named(tmp_path: Path, names: str, capitals: str, words: str) -> None:
    folder = tmp_path / "geodata" / "gazetteer"
    shutil.copytree(gazetteer.FOLDER, folder)
    (folder.parent / "place_names.csv").write_text(NAMES + names, encoding="utf-8")
    (folder.parent / "capitals.csv").write_text(CAPITALS + capitals, encoding="utf-8")
    _, problems = gazetteer.load(folder)
    assert len(problems) == 1
    assert words in str(problems[0])
