"""Powers: what ships is valid and told apart, and each mistake is reported with its line and column."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from geodata import csv_records, powers

if TYPE_CHECKING:
    from pathlib import Path

HEADER = ",".join(csv_records.columns(powers.Power))
OLD = "old-land,Old Land,,Старая,旧,旧,#b3202c,solid,yes,yes,,1931-12-31,,muster1950,"
NEW = "new-land,New Land,New,Новая,新,新,#1f4e8c,open,yes,no,1932-01-01,,old-land,muster1950,"


def table(folder: Path, *rows: str) -> Path:
    path = folder / "powers.csv"
    path.write_text("\n".join([HEADER, *rows, ""]), encoding="utf-8")
    return path


def test_what_ships_is_sound() -> None:
    assert powers.read()[1] == []
    assert {"Manchukuo", "Mongolian People's Republic", "British Empire"} <= set(powers.holders())
    assert "Germany" in powers.sides()
    assert "Germany" not in powers.holders()


def test_whoever_takes_part_has_a_colour() -> None:
    assert [name for name in powers.sides() if not powers.by_name()[name].colour] == []
    assert powers.by_name()["British Empire"].colour


def test_no_two_powers_share_a_colour_but_the_soviet_ones() -> None:
    colours = [power.colour for power in powers.by_name().values() if power.colour and power.name != "Soviet Russia"]
    assert len(set(colours)) == len(colours)


def test_a_power_lasts_from_its_first_day_to_its_last() -> None:
    manchukuo, japan = powers.by_name()["Manchukuo"], powers.by_name()["Japan"]
    days = (date(1932, 2, 29), date(1932, 3, 1), date(1945, 8, 18), date(1945, 8, 19))
    assert [manchukuo.lasts_on(day) for day in days] == [False, True, True, False]
    assert japan.lasts_on(date(1904, 1, 1))
    assert japan.lasts_on(date(1973, 12, 31))


@pytest.mark.parametrize(
    ("wrong", "reported"),
    [
        (NEW.replace("new-land,", "New Land,", 1), "New Land, id: found 'New Land'; expected lower-case words"),
        (NEW.replace("#1f4e8c", "blue"), "new-land, colour: found 'blue'; expected a colour such as #b3202c"),
        (NEW.replace("open", "dotted"), "texture: found 'dotted'; expected one of 'solid', 'open', 'striped'"),
        (NEW.replace("yes,no", "yes,perhaps"), "new-land, side: found 'perhaps'; expected yes or no"),
        (NEW.replace("1932-01-01", "1932"), "new-land, start: found '1932'; expected a day YYYY-MM-DD"),
        (NEW.replace("1932-01-01", "1932-02-30"), "expected a day that exists"),
        (NEW.replace("1932-01-01,,", "1932-01-01,1931-01-01,"), "an end that is not before the start 1932-01-01"),
        (NEW.replace("muster1950", ""), "a source of its dates"),
        (NEW.replace("Новая", ""), "new-land, ru: found nothing; expected a text"),
        (NEW.replace("old-land", "oldland"), "new-land, predecessor: found 'oldland'; expected the id of another row"),
        (NEW.replace("1932-01-01,,", ",,"), "expected a power older than new-land"),
        (NEW.replace("new-land,", "old-land,", 1), "it stands on line 2 too"),
        (NEW.replace("New Land", "Old Land"), "Old Land, name: found 'Old Land' again"),
        ("new-land,New Land", "found 2 columns"),
    ],
)  # fmt: skip
def test_each_mistake_is_reported_with_its_line(tmp_path: Path, wrong: str, reported: str) -> None:
    _, problems = powers.read(table(tmp_path, OLD, wrong))
    assert any(
        str(problem).startswith("geodata/powers.csv:3: ") and reported in str(problem) for problem in problems
    ), problems


def test_a_wrong_row_leaves_the_others(tmp_path: Path) -> None:
    rows, problems = powers.read(table(tmp_path, OLD, NEW.replace("open", "dotted")))
    assert [power.id for _, power in rows] == ["old-land"]
    assert len(problems) == 1


def test_a_wrong_header_is_reported(tmp_path: Path) -> None:
    path = table(tmp_path, OLD)
    path.write_text(path.read_text(encoding="utf-8").replace("texture", "pattern"), encoding="utf-8")
    rows, [problem] = powers.read(path)
    assert rows == []
    assert (problem.line, problem.subject) == (1, "header")
