"""The interface in other languages: every text is found and translated, dates are written by the rules of each."""

# ruff: noqa: RUF001 - words of other languages

import pytest

from campaigns import dates
from campaigns.languages import catalogues, date_words, interface, interface_words, translatable
from geodata.translated import LANGUAGES

FORMS = {"ru": 3, "ja": 1, "zh": 1}


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated_with_the_forms_of_the_language(
    language: str, translated_texts: dict[str, set[tuple[str, str]]]
) -> None:
    texts = translated_texts["interface"]
    catalogue = catalogues.read(language, "interface")
    assert [key for key in texts if not catalogue.of(*key)] == []
    counted = [key for key in texts if "{count}" in key[1]]
    assert {len(catalogue.of(*key).split("|")) for key in counted} == {FORMS[language]}


@pytest.mark.slow
def test_texts_are_those_that_the_browser_side_names() -> None:
    found = {(about, english) for about, english, _, _ in interface.texts(translatable.ROOT)}
    assert {("interface", "Measure a distance"), ("kind", "coal concession"), ("layers title", "Islands")} <= found
    assert ("interface", "{count} day/s|{count} days/s") in found


def test_words_come_from_tables_too() -> None:
    words = interface_words.of("ja")
    assert [words[each] for each in ("Soviet Union", "Battle", "battle", "Lake Khasan")] == [
        *("ソビエト連邦", "戦闘", "戦闘", "張鼓峰"),
    ]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("1945-08-15", ("15 августа 1945 г.", "1945年8月15日", "1945年8月15日")),
        ("1945-08-09/1945-08-16", ("9–16 августа 1945 г.", "1945年8月9日～16日", "1945年8月9日至16日")),
        ("1945-07-30/1945-08-02", ("30 июля – 2 августа 1945 г.", "1945年7月30日～8月2日", "1945年7月30日至8月2日")),
        ("1936-02-12?", ("ок. 12 февраля 1936 г.", "1936年2月12日頃", "约1936年2月12日")),
        ("1937-10", ("октябрь 1937 г.", "1937年10月", "1937年10月")),
        ("1945-08-XX", ("день в августе 1945 г.", "1945年8月のある日", "1945年8月某日")),
        ("1945-24", ("зима 1945/46 г.", "1945/46年冬", "1945/46年冬")),
        ("1945-21/..", ("с весны 1945 г.", "1945年春から", "1945年春起")),
        (
            "/1945-08-09",
            (
                "до 9 августа 1945 г., начало неизвестно",
                "1945年8月9日まで（始まりは不明）",
                "至1945年8月9日（开始时间不详）",
            ),
        ),
        ("1945-08-09T17:40:00", ("9 августа 1945 г., 17:40", "1945年8月9日 17:40", "1945年8月9日 17:40")),
        ("194X", ("1940-е гг.", "1940年代", "1940年代")),
    ],
)
def test_dates_are_written_by_the_rules_of_a_language(text: str, written: tuple[str, str, str]) -> None:
    when = dates.parse(text)
    found = tuple(date_words.in_words(when, language).replace("\u00a0", " ") for language in LANGUAGES)
    assert found == written
    assert date_words.in_words(when, "en") == dates.english(when)
