"""The app in the visitor's language: every page speaks it, and what is chosen and shown stays when it is changed."""

# ruff: noqa: RUF001 - words of other languages

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from streamlit.testing.v1 import AppTest

from campaigns.languages import catalogues, spoken
from geodata.translated import LANGUAGES
from tests.conftest import ROOT
from tests.pages.shown import PATIENCE, opened, texts, whole

if TYPE_CHECKING:
    from collections.abc import Callable

    from campaigns.history import History

pytestmark = pytest.mark.usefixtures("drawn", "maps_are_there")
PAGES = ("dossiers", "chronicle", "orders_of_battle", "territories", "sources", "export", "your_data")
HEADS = {
    "ru": ("Досье", "Хроника", "Боевые расписания", "Территории и границы", "Библиография", "Экспорт", "Ваши данные"),
    "ja": ("記録", "年表", "戦闘序列", "領域と国境", "文献目録", "書き出し", "自分のデータ"),
    "zh": ("档案", "年表", "战斗序列", "领土与边界", "文献目录", "导出", "您的数据"),
}
OPEN, CLOSE = "⟦", "⟧"


def app(**address: str) -> AppTest:
    test = AppTest.from_file(str(ROOT / "app.py"), default_timeout=PATIENCE)
    for key, value in address.items():
        test.query_params[key] = value
    test.run()
    assert not test.exception
    return test


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated_with_the_forms_of_the_language(
    language: str, translated_texts: dict[str, set[tuple[str, str]]]
) -> None:
    catalogue = catalogues.read(language, "app")
    missing = [key for key in translated_texts["app"] if not catalogue.of(*key)]
    assert missing == []
    forms = {len(catalogue.of(*key).split("|")) for key in catalogue.entries if "{count}" in key[1]}
    assert forms == {{"ru": 3, "ja": 1, "zh": 1}[language]}


def test_numbers_counts_and_days_are_written_by_the_rules_of_a_language() -> None:
    written = {}
    for code in ("en", *LANGUAGES):
        with spoken.speaking(code):
            counted = [spoken.t("{count} source|{count} sources", count=count) for count in (1, 2, 5)]
            written[code] = (counted, spoken.number(1234.5).replace("\u00a0", " "))
    assert spoken.language() == "en"
    assert written == {
        "en": (["1 source", "2 sources", "5 sources"], "1,234.5"),
        "ru": (["1 источник", "2 источника", "5 источников"], "1 234,5"),
        "ja": (["典拠 1件", "典拠 2件", "典拠 5件"], "1,234.5"),
        "zh": (["1 个来源", "2 个来源", "5 个来源"], "1,234.5"),
    }


@pytest.mark.parametrize(
    ("language", "text", "first"),
    [
        ("ru", "Утром 9 августа 1945 г. Иман горел. Затем", "Утром 9 августа 1945 г. Иман горел."),
        ("ru", "Фронтом командовал Г. К. Жуков. Он", "Фронтом командовал Г. К. Жуков."),
        ("ja", "要塞は8月26日に落ちた。守備隊は", "要塞は8月26日に落ちた。"),
        ("zh", "要塞于8月26日陷落。守军", "要塞于8月26日陷落。"),
    ],
)  # fmt: skip
def test_the_first_sentence_ends_where_that_of_the_language_does(language: str, text: str, first: str) -> None:
    with spoken.speaking(language):
        assert spoken.first_sentence(text) == first


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_each_page_has_its_head_in_the_language(page: str, language: str) -> None:
    test = opened(page, language=language)
    heads = [*texts(test, "h1"), *(title.value for title in test.title)]
    assert heads == [HEADS[language][PAGES.index(page)]]
    assert "certainty high" not in whole(test).text_content()


def test_a_dossier_tells_all_in_the_language(history: History) -> None:
    test = opened("dossiers", dossier="hutou", language="ja")
    assert texts(test, "h1") == [history.dossiers["hutou"].names.ja]
    assert {"当事者", "経過", "部隊の行動", "典拠"} <= set(texts(test, "h2"))
    assert texts(test, ".dossier-head .date") == ["1945年8月9日～26日"]
    assert "第2軍" not in texts(test, "h1")


def test_a_formation_is_called_as_the_language_calls_it() -> None:
    test = opened("orders_of_battle", formation="su-36-rifle-division", language="ru")
    assert texts(test, "h1") == ["36-я стрелковая дивизия"]
    assert "дивизия, пехота" in texts(test, "header .lesser")


def test_search_finds_by_words_of_the_language_and_by_the_english_ones() -> None:
    for search in ("虎頭", "Hutou", "Хутоу"):
        assert "虎頭要塞の戦い" in texts(opened("dossiers", search=search, language="ja"), ".title")


@pytest.mark.parametrize("kind", ["siege", "攻囲", "осада"])
def test_filters_are_read_in_words_of_any_language(kind: str) -> None:
    english = opened("dossiers", kind=["siege"])
    test = opened("dossiers", kind=[kind], language="ru")
    assert len(texts(test, ".row")) == len(texts(english, ".row")) > 1
    assert test.multiselect(key="kind").value == ["siege"]
    assert not test.info


def test_another_language_leaves_the_map_where_it_stood() -> None:
    test = app(date="1938-08-06", select="lake-khasan", view="8/42.4/130.6")
    assert [button.label for button in test.button] == ["Save this map (HTML)"]
    test.selectbox(key="choice of the language").set_value("ja").run()
    assert [button.label for button in test.button] == ["この地図を保存（HTML）"]
    opening = test.session_state["opening"]
    assert opening == {"date": "1938-08-06", "select": "lake-khasan", "view": "8/42.4/130.6", "language": "ja"}


def _filtered() -> None:
    import streamlit as st  # noqa: PLC0415 - the page has nothing but what is in it

    from campaigns.languages import spoken  # noqa: PLC0415
    from pages.parts import choices, visitor_language  # noqa: PLC0415

    visitor_language.speak()
    visitor_language.control(choices.keep)
    st.multiselect("Kind", ["siege", "battle"], format_func=spoken.kind, key="kind", bind="query-params")


def test_another_language_leaves_what_is_chosen() -> None:
    test = AppTest.from_function(_filtered, default_timeout=PATIENCE).run()
    test.multiselect(key="kind").set_value(["siege"]).run()
    for code, word in (("ja", "攻囲"), ("ru", "осада"), ("en", "siege")):
        test.selectbox(key="choice of the language").set_value(code).run()
        assert not test.exception
        assert test.multiselect(key="kind").options[0] == word
        assert test.multiselect(key="kind").value == ["siege"]


@pytest.mark.parametrize("page", PAGES)
def test_no_text_of_the_app_is_left_in_english(page: str, bracketed: Callable[[str], str]) -> None:
    """In a language whose words are the English ones in brackets, all that stands outside of them is data."""
    test = opened(page, language="ru")
    labels = [
        text
        for widget in (
            *test.selectbox,
            *test.multiselect,
            *test.text_input,
            *test.date_input,
            *test.radio,
            *test.button,
        )
        for text in (widget.label, getattr(widget, "placeholder", "") or "")
    ]
    labels += [each.value for each in (*test.caption, *test.title, *test.subheader, *test.info)]
    shown = whole(test)
    for data in shown.cssselect(".names, .title, .around, .reference, p.lesser, [lang], details p, .note p, .gist, td"):
        data.drop_tree()
    labels += [text for text in shown.itertext() if text.strip()]
    labels += [part.get(name, "") for part in shown.iter() for name in ("title", "aria-label", "alt")]
    left = [text for text in labels if re.search(r"[A-Za-z]{3}", bracketed(text))]
    assert sorted(set(left)) == []
