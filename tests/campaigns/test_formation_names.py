"""Names of formations by rule: what the table of terms and the rule make of English names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from campaigns import formation_names
from campaigns.checking import name_report
from campaigns.formations import Formation

if TYPE_CHECKING:
    from pathlib import Path

    from campaigns.history import History

SOVIET, JAPAN, CHINA = "Soviet Union", "Japan", "China"


@pytest.mark.parametrize(
    ("name", "side", "ru", "ja", "zh"),
    [
        ("57th Rifle Division", SOVIET, "57-я стрелковая дивизия", "第57狙撃師団", "步兵第57师"),
        ("71st Infantry Regiment", JAPAN, "71-й пехотный полк", "歩兵第71連隊", "步兵第71联队"),
        ("Forty-Fourth Army", JAPAN, "44-я армия", "第44軍", "第44军"),
        ("39th Mixed Brigade (Korea Army)", JAPAN, "39-я смешанная бригада", "混成第39旅団", "混成第39旅团"),
        ("5th Guards Rifle Corps", SOVIET, "5-й гвардейский стрелковый корпус", "第5親衛狙撃軍団", "近卫步兵第5军"),
        ("36th Division", CHINA, "36-я дивизия", "第36師", "第三十六师"),
        ("112th Division", CHINA, "112-я дивизия", "第112師", "第112师"),
        (
            "Third Battalion of the 64th Infantry Regiment",
            JAPAN,
            "3-й батальон 64-го пехотного полка",  # noqa: RUF001 - a Russian word
            "歩兵第64連隊第3大隊",
            "步兵第64联队第3大队",
        ),
        (
            "III Battalion, 370th Infantry Regiment",
            JAPAN,
            "3-й батальон 370-го пехотного полка",  # noqa: RUF001 - a Russian word
            "歩兵第370連隊第3大隊",
            "步兵第370联队第3大队",
        ),
        (
            "Reconnaissance Battalion of the 40th Rifle Division",
            SOVIET,
            "разведывательный батальон 40-й стрелковой дивизии",
            "第40狙撃師団偵察大隊",
            "步兵第40师侦察营",
        ),
    ],
)
def test_a_regular_name(name: str, side: str, ru: str, ja: str, zh: str) -> None:
    assert dict(formation_names.by_rule(name, side)) == {"ru": ru, "ja": ja, "zh": zh}


@pytest.mark.parametrize(
    ("name", "side"),
    [
        ("Yasuoka Group", JAPAN),
        ("Division", JAPAN),
        ("57th Rifle Division", JAPAN),
        ("Third Battalion of the Yasuoka Group", JAPAN),
        ("Raiding Unit", JAPAN),
    ],
)
def test_what_is_not_regular_has_no_name_by_rule(name: str, side: str) -> None:
    assert not formation_names.by_rule(name, side)


def test_a_name_of_the_table_wins() -> None:
    formation = Formation(
        "jp-80", "80th Independent Mixed Brigade", JAPAN, "brigade", "infantry", "80-я смешанная бригада", "", "", "a"
    )
    assert formation.names == {
        "ru": "80-я смешанная бригада",
        "ja": "独立混成第80旅団",
        "zh": "独立混成第80旅团",
    }


@pytest.mark.parametrize("language", formation_names.LANGUAGES)
def test_the_rule_makes_the_names_of_the_table(history: History, language: str) -> None:
    same, other = name_report.reproduced(history.formations.values(), language)
    assert len(same) > 40
    assert len(same) / (len(same) + len(other)) >= 0.9, [formation.id for formation in other]


@pytest.mark.parametrize(("language", "most"), [("ru", 3), ("ja", 4), ("zh", 4)])
def test_nearly_every_formation_has_a_name(history: History, language: str, most: int) -> None:
    missing = [formation.id for formation in history.formations.values() if language not in formation.names]
    assert len(missing) <= most, missing


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *(("1st", 1), ("112th", 112), ("Fifth", 5), ("Twentieth", 20), ("Forty-Fourth", 44), ("III", 3)),
        *(("41", None), ("Border", None), (f"{'9' * 5000}th", None)),
    ],
)
def test_an_ordinal(text: str, number: int | None) -> None:
    assert formation_names.number_of(text) == number


def test_an_ordinal_in_words() -> None:
    assert [formation_names.in_words(number) for number in (3, 17, 30, 44)] == [
        *("Third", "Seventeenth", "Thirtieth", "Forty-Fourth")
    ]


def test_chinese_figures_are_digits() -> None:
    names = ["第三十六师", "第十旅", "第十七军", "第六二〇团", "第219团第3营"]
    assert [formation_names.in_digits(name) for name in names] == [
        *("第36师", "第10旅", "第17军", "第620团", "第219团第3营")
    ]


@pytest.mark.parametrize(
    ("text", "name", "shown"),
    [
        ("5th Army", "5th Army", "5th Army"),
        ("283rd Battalion", "283rd Independent Infantry Battalion", "283rd Independent Infantry Battalion"),
        ("Rear party of the 126th Division", "126th Division", "Rear party of the 126th Division"),
        ("Right wing", "23rd Infantry Group", "23rd Infantry Group (Right wing)"),
        ("In front", "18th Rifle Corps (Transbaikal group)", "18th Rifle Corps (In front)"),
        ("18th Rifle Corps", "8th Rifle Corps", "8th Rifle Corps (18th Rifle Corps)"),
    ],
)
def test_what_a_movement_is_called(text: str, name: str, shown: str) -> None:
    assert formation_names.shown(text, name) == shown


HEADER = "side,term,ru,ru_of,ja,zh\n"


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ("Japan,Army,{n}-я армия,,第{n}軍,第{n}军\nJapan,Army,{n}-я армия,,第{n}軍,第{n}军\n", "'Army' again"),
        ("Japan,Army,{m}-я армия,,第{n}軍,第{n}军\n", "{m}"),
        ("Japan,Army,{n-я армия,,第{n}軍,第{n}军\n", "{n-я армия"),
        ("Japan,Company of,{n}-я рота,,{of}第{n}中隊,{of}第{n}中队\n", "names that do not agree"),
        ("Japan,Army,{n}-я армия,,第軍,第{n}军\n", "names that do not agree"),
        ("Japan,Army,{n}-я армия,армии,第{n}軍,第{n}军\n", "names that do not agree"),
        ("Nippon,Army,{n}-я армия,,第{n}軍,第{n}军\n", "'Nippon'"),
    ],
)
def test_a_wrong_term_is_named(tmp_path: Path, rows: str, found: str) -> None:
    table = tmp_path / "formation_terms.csv"
    table.write_text(HEADER + rows, encoding="utf-8")
    [problem] = formation_names.read(table)[1]
    assert (problem.found, problem.line) == (found, rows.count("\n") + 1)


@pytest.mark.parametrize(
    ("name", "figures"),
    [
        *(("Sixth Army", "6th Army"), ("Eleventh Army", "11th Army"), ("Forty-Second Army", "42nd Army")),
        *(("Third Army", "3rd Army"), ("First Army", "1st Army"), ("Thirteenth Army", "13th Army")),
        *(("23rd Division", "23rd Division"), ("Korea Army", "Korea Army")),
    ],
)
def test_a_number_in_figures(name: str, figures: str) -> None:
    assert formation_names.in_figures(name) == figures
