"""In every format a changed value, a lost row and a moved geometry are found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from shapely import affinity

from campaigns.atlas import export
from campaigns.atlas.export_selection import DATA, Selection
from tests.benchmarks import export_rows, row_comparison

if TYPE_CHECKING:
    from pathlib import Path

    import geopandas as gpd

    from campaigns.history import History
    from tests.benchmarks.row_comparison import Comparison

KEY = {".jsonld": "urn:atlas-soviet-japanese-campaigns:{}"}


@pytest.fixture(scope="module")
def few(whole: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Two rows of each layer, of lands the small ones."""
    small = whole[whole.geometry.count_coordinates() < 1_000]
    assert {*small["layer"]} == {*whole["layer"]}
    return small.groupby("layer", sort=False).head(2).reset_index(drop=True)


def compared(
    suffix: str, history: History, before: gpd.GeoDataFrame, now: gpd.GeoDataFrame, folder: Path
) -> dict[str, Comparison]:
    tables = []
    for name, rows in (("before", before), ("now", now)):
        (folder / name).mkdir(exist_ok=True)
        out = export.write(folder / name / f"all{suffix}", history, rows, Selection())
        tables.append(export_rows.read(out))
    old, new = tables
    return {a.name: row_comparison.compare(a, b) for a, b in zip(old, new, strict=True)}


@pytest.mark.parametrize("suffix", DATA)
def test_the_same_export_is_equal(suffix: str, history: History, few: gpd.GeoDataFrame, tmp_path: Path) -> None:
    found = compared(suffix, history, few, few, tmp_path)
    rows = next(iter(found.values()))
    assert (rows.before, rows.equal) == (len(few), len(few))
    assert [each for one in found.values() for each in one.differences] == []


@pytest.mark.parametrize("suffix", DATA)
def test_what_changed_is_found(suffix: str, history: History, few: gpd.GeoDataFrame, tmp_path: Path) -> None:
    now = few.copy()
    lost, named, moved = (str(few["id"].iloc[at]) for at in (0, 1, 2))
    now.loc[now["id"] == named, "certainty"] = "low"
    now.loc[now["id"] == moved, "geometry"] = now.geometry.map(lambda shape: affinity.translate(shape, 0.01))
    found = compared(suffix, history, few, now[now["id"] != lost], tmp_path)
    rows = next(iter(found.values()))
    assert (rows.before, rows.now, rows.gone, rows.added) == (len(few), len(few) - 1, 1, 0)
    assert rows.changed == 2
    changes = {each.kind: [change.key for change in each.changes] for each in rows.differences}
    key = KEY.get(suffix, "{}").format
    assert changes["row gone"] == [key(lost)]
    assert key(named) in [one for kind, keys in changes.items() if "other value" in kind for one in keys]
    where = "column lon: other value" if suffix == ".csv" else "geometry: other coordinates"
    assert changes[where] == [key(moved)]


def test_how_rows_are_drawn_is_read_from_kml_and_geopackage(
    history: History, few: gpd.GeoDataFrame, tmp_path: Path
) -> None:
    now = few.copy()
    changed = str(few["id"].iloc[0])
    now.loc[now["id"] == changed, "side"] = "Japan"
    for suffix, name in ((".kml", "KML styles"), (".gpkg", "GeoPackage atlas styles")):
        looks = compared(suffix, history, few, now, tmp_path)[name]
        assert (looks.before, looks.equal) == (len(few), len(few) - 1)
        colours = [each for each in looks.differences if "color: other value" in each.kind]
        assert colours
        assert {change.key for each in colours for change in each.changes} == {changed}


def test_what_is_no_data_export_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"map\.html is not a data export"):
        export_rows.read(tmp_path / "map.html")
