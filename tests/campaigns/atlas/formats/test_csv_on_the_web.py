"""The table as RFC 4180 and Excel read it."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from typing import TYPE_CHECKING

import pytest

from campaigns.atlas import export
from campaigns.atlas.export_selection import Selection
from campaigns.atlas.formats.csv_on_the_web import COLUMNS
from campaigns.scene import select

if TYPE_CHECKING:
    from pathlib import Path

    import geopandas as gpd

    from campaigns.history import History

DAY = dt.date(1938, 8, 6)
MOST_CHARACTERS = 32_767
"""In a cell of Excel."""
FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")  # noqa: RUF001 - Excel in Japanese knows the wide ones as well
NUMBER = re.compile(r"-?\d+(\.\d+)?")


def rows_of(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""), strict=True))


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory, history: History, whole: gpd.GeoDataFrame) -> Path:
    return export.write(tmp_path_factory.mktemp("csv") / "all.csv", history, whole, Selection())


def test_it_says_that_it_is_utf8_and_ends_lines_as_the_standard_asks(table: Path) -> None:
    content = table.read_bytes()
    assert content.startswith(b"\xef\xbb\xbfid,layer,")
    assert content.endswith(b"\r\n")
    outside = re.sub(rb'"(?:[^"]|"")*"', b"", content)
    assert outside.count(b"\n") == outside.count(b"\r") == outside.count(b"\r\n")


def test_every_row_has_every_column_and_fits_a_spreadsheet(table: Path, whole: gpd.GeoDataFrame) -> None:
    found = rows_of(table)
    assert [*found[0]] == [*COLUMNS]
    assert len(found) >= len(whole)
    for row in found:
        assert None not in row
        assert None not in row.values()
        assert max(map(len, row.values())) <= MOST_CHARACTERS


@pytest.mark.parametrize("begins", [*"=+-@\t\r\n＝＋－＠"])  # noqa: RUF001 - as above
def test_no_cell_is_a_formula(begins: str, tmp_path: Path, history: History, whole: gpd.GeoDataFrame) -> None:
    text = f"{begins}HYPERLINK(1)"
    rows = select(whole, DAY, DAY, ["border", "island"]).assign(name=text, note=text, side=text)
    out = export.write(tmp_path / "formulas.csv", history, rows, Selection(at=DAY))
    found = rows_of(out)
    assert {row["name"] for row in found} == {f"'{text}"}
    cells = {cell for row in found for cell in row.values()}
    assert [cell for cell in cells if FORMULA.match(cell) and not NUMBER.fullmatch(cell)] == []


def test_positions_of_a_day(tmp_path: Path, history: History, whole: gpd.GeoDataFrame) -> None:
    selection = Selection(at=dt.date(1938, 8, 8), layers=("arrow",), box=(130.4, 42.3, 130.9, 42.6))
    found = {row["id"]: row for row in rows_of(export.write(tmp_path / "day.csv", history, whole, selection))}
    division = found["khasan-soviet-assault/fortieth-division@1938-08-06"]
    place = history.places["changkufeng"]
    assert (division["formation"], division["waypoint"]) == ("40th Rifle Division", "Changkufeng (Zaozernaya)")
    assert float(division["lon"]) == pytest.approx(place.longitude, abs=1e-4)
    assert float(division["lat"]) == pytest.approx(place.latitude, abs=1e-4)
