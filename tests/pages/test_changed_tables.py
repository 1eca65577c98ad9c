"""Tables of vocabulary and symbology that are broken or changed while the app runs."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from streamlit.testing.v1 import AppTest

from campaigns import __main__ as command_line
from campaigns.checking import vocabulary
from campaigns.symbology import colours
from geodata import folders, powers, read_once, text_files
from pages.parts import atlas_data, data_files
from tests.campaigns.atlas.document.read_back import data_of
from tests.conftest import ROOT
from tests.pages.shown import PATIENCE

if TYPE_CHECKING:
    import geopandas as gpd

    from tests.conftest import Break

pytestmark = pytest.mark.slow
BUNDLE = "campaigns/atlas/web/bundle.js"


def carried(atlas: atlas_data.Atlas) -> Any:  # noqa: ANN401 - JSON
    return data_of(gzip.decompress(atlas.document.zipped).decode())


@pytest.mark.usefixtures("small_atlas")
def test_a_changed_colour_and_name_show_when_the_page_is_loaded_again(monkeypatch: pytest.MonkeyPatch) -> None:
    before = carried(atlas_data._load(1.0, 1.0))
    read = text_files.read_bytes

    def read_bytes(path: Path) -> bytes:
        data = read(path)
        if Path(path) == ROOT / powers.FILE:
            return data.replace(b"#1f4e8c", b"#123456")
        return data.replace(b"#d5e0e6", b"#abcdef") if Path(path).name == "colours.csv" else data

    monkeypatch.setattr(text_files, "read_bytes", read_bytes)
    after = carried(atlas_data._load(2.0, 2.0))
    assert before["style"]["powers"]["Japan"]["colour"] == "#1f4e8c"
    assert after["style"]["powers"]["Japan"]["colour"] == "#123456"
    assert after["style"]["water"] == "#abcdef"
    monkeypatch.setattr(text_files, "read_bytes", read)
    read_once.forget()
    assert colours.of("water") == "#d5e0e6"


@pytest.mark.usefixtures("drawn")
@pytest.mark.parametrize("page", sorted(path.name for path in (ROOT / "pages").glob("[a-z]*.py")))
def test_every_page_tells_of_a_broken_table(page: str, break_table: Break) -> None:
    test = AppTest.from_file(str(ROOT / "app.py"), default_timeout=PATIENCE).run()
    break_table("geodata/powers.csv", None)
    if page != "explore.py":
        test.switch_page(f"pages/{page}")
    test.run()
    assert not test.exception
    [shown] = test.error
    assert "geodata/powers.csv: file: found no file; expected a file" in shown.value.replace("\\", "")


def test_the_app_watches_every_table_and_the_bundle() -> None:
    watched = {path.relative_to(ROOT).as_posix() for path in folders.matching(ROOT, data_files.DATA)}
    assert {path.relative_to(ROOT).as_posix() for path in (ROOT / "campaigns/symbology").glob("*.[ct]*")} <= watched
    assert {powers.FILE, BUNDLE} <= watched


@pytest.mark.usefixtures("already_checked")
def test_a_missing_bundle_is_told_everywhere(
    break_table: Break,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    whole: gpd.GeoDataFrame,
) -> None:
    monkeypatch.setattr("campaigns.scene.build", lambda _: whole)
    break_table(BUNDLE, None)
    assert command_line.main(["check"]) == 1
    told = f"{BUNDLE}: file: found no file; expected the script that is made by: cd tests && npm ci && npm run bundle"
    assert capsys.readouterr().out.splitlines()[0] == told
    out = tmp_path / "atlas.html"
    assert command_line.main(["export", str(out)]) == 2
    assert capsys.readouterr().err.splitlines()[-1] == "error: " + told.replace(": file:", ":")
    assert not out.exists()
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=PATIENCE).run()
    assert not page.exception
    assert told.replace(": file:", ":") in page.error[0].value.replace("\\", "")


@pytest.mark.usefixtures("already_checked")
def test_a_stale_schema_is_told(break_table: Break, capsys: pytest.CaptureFixture[str]) -> None:
    break_table("campaigns/schemas/dossier.schema.json", b"{}\n")
    assert command_line.main(["check"]) == 1
    assert capsys.readouterr().out.splitlines()[0] == (
        "campaigns/schemas/dossier.schema.json: file: found another schema; expected that of the model and the tables; "
        "run: python -m campaigns schema"
    )


def test_a_missing_bibliography_is_told_and_nothing_is_written(
    break_table: Break, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    break_table("campaigns/sources.bib", None)
    assert command_line.main(["check"]) == 1
    told, _ = capsys.readouterr().out.splitlines()
    assert told == "campaigns/sources.bib: bibliography: found no file; expected a file"
    out = tmp_path / "atlas.geojson"
    assert command_line.main(["export", str(out)]) == 2
    assert capsys.readouterr().err.splitlines()[-1] == f"error: {told}"
    assert not out.exists()


def test_an_export_tells_how_many_dossiers_it_leaves_out(
    break_table: Break, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = "campaigns/dossiers/khasan-truce.yaml"
    break_table(file, (ROOT / file).read_bytes().replace(b"kind: ", b"kind: un", 1))
    assert command_line.main(["export", str(tmp_path / "khasan.csv"), "--chapter", "lake-khasan"]) == 0
    assert "1 mistake(s) in the data: 1 dossier(s) and what else they touch are left out" in capsys.readouterr().err


def test_the_tables_are_sound() -> None:
    vocabulary.require()
