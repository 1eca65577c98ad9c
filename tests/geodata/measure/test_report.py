"""The report of the ground as it is run from the command line."""

from __future__ import annotations

import contextlib
import io
from typing import TYPE_CHECKING

import pytest

from geodata import __main__ as command
from geodata import ground
from geodata.ground import FOLDER
from geodata.measure import report
from tests.geodata import drawings
from tests.geodata.shipped import GROUND

if TYPE_CHECKING:
    from pathlib import Path

    from campaigns.history import History

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("geonames_read_once")]


@pytest.fixture(scope="module")
def printed(geonames_read_once: None, tmp_path_factory: pytest.TempPathFactory) -> list[str]:  # noqa: ARG001 - patches
    """Lines of the report, against our own border."""
    folder = tmp_path_factory.mktemp("theirs")
    file = drawings.write(folder / "theirs.geojson", Manchukuo=drawings.outline("Manchukuo"))
    out = io.StringIO()
    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stdout(out):
        patch.setattr(ground, "Ground", lambda: GROUND)
        status = command.main(["report", "--against", str(file)])
    assert status == 0, out.getvalue()
    return out.getvalue().splitlines()


@pytest.mark.parametrize(
    "start",
    [
        "Areas on 1940-01-01",
        "Official figures of the time",
        "Days on which a territory or island changes hands",
        "Gazetteer: ",
        "Tables",
        "Layers: ",
        "Against theirs.geojson",
    ],
)
def test_each_section_is_there_and_says_something(printed: list[str], start: str) -> None:
    [number] = [number for number, line in enumerate(printed) if line.startswith(start)]
    assert printed[number + 1].startswith("  ")


def test_nothing_is_marked_as_wrong(printed: list[str]) -> None:
    assert [line for line in printed if line.endswith("<<<")] == []


def test_our_own_border_is_no_distance_away(printed: list[str]) -> None:
    [line] = [line for line in printed if line.startswith("  Manchukuo: median")]
    assert "median 0.0 km, highest 0.0 km" in line


def test_every_table_is_counted(printed: list[str]) -> None:
    for name in ("territories", "borders", "islands", "railways", "concessions"):
        [line] = [line for line in printed if line.startswith(f"  geodata/{name}.csv")]
        rows = len((FOLDER / f"{name}.csv").read_text(encoding="utf-8").strip().splitlines()) - 1
        assert f" {rows} rows: " in line


def test_official_areas_have_a_source_in_the_bibliography(history: History) -> None:
    rows = GROUND.official_areas
    assert len(rows) >= 30
    for row in rows:
        for key in row.source.split(";"):
            assert key.strip() in history.sources, row
        assert row.km2 > 0
        assert row.note


def test_an_unknown_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["report", "--against", str(tmp_path / "nowhere.geojson")]) == 1
    assert "nowhere.geojson" in capsys.readouterr().err


@pytest.fixture(scope="module")
def marked(geonames_read_once: None, tmp_path_factory: pytest.TempPathFactory) -> list[str]:  # noqa: ARG001 - patches
    """What the report marks where one area is not as expected, and the border compared with is that of another land."""
    far = drawings.outline("Kwantung Leased Territory")
    file = drawings.write(tmp_path_factory.mktemp("far") / "far.geojson", Manchukuo=far)
    out = io.StringIO()
    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stdout(out):
        patch.setattr(ground, "Ground", lambda: GROUND)
        patch.setitem(report.EXPECTED, "Tuva", (200_000, 0.5))
        assert command.main(["report", "--against", str(file)]) == 1
    return [line for line in out.getvalue().splitlines() if line.endswith("<<<")]


def test_an_area_out_of_bounds_is_marked(marked: list[str]) -> None:
    assert len(marked) == 2
    assert marked[0].startswith("  Tuva ")
    assert "more than 0.5 %" in marked[0]


def test_a_border_far_from_ours_is_marked(marked: list[str]) -> None:
    assert marked[1].startswith("  Manchukuo: median")
    assert "limits 4 and 20" in marked[1]
