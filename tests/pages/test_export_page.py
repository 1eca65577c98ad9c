"""The page of exports: choices, the message when one cannot be had, and the file."""

from __future__ import annotations

import datetime as dt
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image
from streamlit.testing.v1 import AppTest

from campaigns.atlas.worksheet import write as worksheet
from pages.parts import map_component, shared_work
from pages.parts.atlas_data import DAY_OF_MAP, PLACE_OF_MAP
from tests.conftest import ROOT
from tests.pages.shown import PATIENCE

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("drawn")


def export_page(
    kind: str,
    brought: object = (),
    session: Any = MappingProxyType({}),  # noqa: ANN401 - a session holds anything
    **settings: str,
) -> AppTest:
    """The page where a kind of export and what else of it is given are chosen: only that is drawn."""
    test = AppTest.from_file(str(ROOT / "pages/export.py"), default_timeout=PATIENCE)
    test.session_state["entered"] = True
    test.session_state["kind of export"] = kind
    test.session_state["layers of own data"] = brought
    for place, left in session.items():
        test.session_state[place] = left
    for name, value in settings.items():
        test.session_state[f"{name} {kind}"] = value
    return test.run()


def captions(test: AppTest) -> str:
    return "\n".join(each.value for each in test.caption)


def chosen(test: AppTest, label: str, value: object) -> AppTest:
    [box] = [each for each in test.selectbox if each.label == label]
    return box.set_value(value).run()


def prepared(test: AppTest) -> AppTest:
    [button] = [each for each in test.button if each.label == "Create file"]
    return button.click().run()


@pytest.mark.usefixtures("exported_here")
@pytest.mark.parametrize("kind", ["picture", "moving", "worksheet", "data"])
def test_each_kind_has_a_preview(kind: str) -> None:
    test = export_page(kind, chapter="lake-khasan")
    assert not test.exception
    assert not test.error
    assert len(test.dataframe) == (kind == "data")
    assert len(test.get("image")) == (kind != "data")


def test_a_file_is_prepared() -> None:
    test = prepared(export_page("data", chapter="lake-khasan"))
    assert not test.exception
    assert "Ready" in test.success[0].value
    assert len(test.get("download_button")) == 1


def left_at(**place: str) -> dict[str, object]:
    """The map as it was left, in the session."""
    return {DAY_OF_MAP: dt.date.fromisoformat(place["date"]), PLACE_OF_MAP: place}


def test_a_picture_begins_as_the_map_was_left(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked = drawn_as_asked(monkeypatch, tmp_path)
    place = left_at(date="1938-08-07", view="11/42.45/130.6", select="khasan-soviet-assault/fortieth-division")
    test = export_page("picture", session=place)
    assert not test.exception
    assert [each.value for each in test.date_input] == [dt.date(1938, 8, 7)]
    title, _, view = (each.value for each in test.text_input)
    assert (title, view) == ("Soviet general attack at Lake Khasan", "11/42.45/130.6")
    assert "view=(11.0, 42.45, 130.6)" in asked[-1]


def test_a_worksheet_begins_with_the_chapter_of_the_map(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    drawn_as_asked(monkeypatch, tmp_path)
    test = export_page("worksheet", session=left_at(date="1938-08-07"))
    assert not test.exception
    assert test.selectbox[0].value == "lake-khasan"


def test_a_map_begins_with_what_is_selected_where_its_days_hold_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked = drawn_as_asked(monkeypatch, tmp_path)
    place = left_at(date="1938-08-07", view="11/42.45/130.6", select="lake-khasan")
    test = export_page("map", session=place)
    assert not test.exception
    assert "select='lake-khasan'" in asked[-1]
    [offered] = [each for each in test.checkbox if each.label.endswith("selected")]
    offered.uncheck().run()
    assert "select=''" in asked[-1]
    export_page("map", session=place, chapter="rivals")
    assert "select=''" in asked[-1]
    assert "at=datetime.date(1929, 11, 17)" in asked[-1]


def drawn_as_asked(monkeypatch: pytest.MonkeyPatch, folder: Path) -> list[str]:
    """Draw nothing; gives what was asked for, as it comes."""
    asked: list[str] = []
    drawn = folder / "preview.png"
    Image.new("RGB", (4, 4)).save(drawn)

    def made(key: object, *_: object, **__: object) -> list[Path]:
        asked.append(str(key))
        return [drawn]

    monkeypatch.setattr(shared_work, "made", made)
    monkeypatch.setattr(map_component, "show", lambda *_, **__: ("", ""))
    return asked


@pytest.mark.usefixtures("exported_here")
def test_a_worksheet_is_of_the_chapter_and_in_the_language_that_were_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def written(out: Path, _history: object, _scene: object, wanted: worksheet.Worksheet, _tell: object) -> None:
        asked.append((out.name, wanted))
        out.write_bytes(b"%PDF")

    monkeypatch.setattr(worksheet, "write", written)
    test = export_page("worksheet", chapter="lake-khasan")
    assert [each.label for each in test.selectbox] == ["Chapter", "Language"]
    test = prepared(chosen(test, "Language", "modern"))
    assert not test.exception
    assert asked == [("worksheet-lake-khasan.pdf", worksheet.Worksheet("lake-khasan", "modern"))]
    assert len(test.get("download_button")) == 1


@pytest.mark.usefixtures("exported_here")
def test_data_has_the_names_and_the_view_that_were_chosen() -> None:
    test = export_page("data", chapter="lake-khasan", format=".csv")
    test = chosen(chosen(test, "Language of names", "ja"), "Map extent", "custom")
    [view] = [each for each in test.text_input if each.label == "View"]
    test = view.set_value("130.4,42.3,130.9,42.6").run()
    assert not test.exception
    shown = test.dataframe[0].value.set_index("id")
    assert shown.loc["soviet-union", "name"] == "ソビエト連邦"
    assert "place/harbin" not in shown.index
    assert shown.loc["khasan-soviet-assault/fortieth-division@1938-08-06", "commander"] == "Vasily Bazarov"


@pytest.mark.usefixtures("exported_here")
def test_a_view_of_no_size_is_reported() -> None:
    test = chosen(export_page("data"), "Map extent", "custom")
    [view] = [each for each in test.text_input if each.label == "View"]
    test = view.set_value("130,50,130,50").run()
    assert not test.exception
    assert "west and east not the same" in test.error[0].value


def test_linked_places_has_every_language_and_offers_none() -> None:
    test = chosen(export_page("data"), "Format", ".jsonld")
    assert "Language of names" not in [box.label for box in test.selectbox]


@pytest.mark.usefixtures("exported_here")
def test_a_view_that_is_none_is_reported() -> None:
    test = export_page("picture", extent="custom", view="somewhere")
    assert not test.exception
    assert "zoom" in test.error[0].value


@pytest.mark.usefixtures("exported_here")
def test_too_many_frames_are_reported() -> None:
    test = prepared(export_page("moving", chapter="long-border"))
    assert not test.exception
    assert "step" in test.error[0].value


def with_own_data(kind: str, **settings: str) -> AppTest:
    """The page of exports of a visitor who has brought a table."""
    own = AppTest.from_file(str(ROOT / "pages/your_data.py"), default_timeout=PATIENCE)
    own.session_state["entered"] = True
    table = b"name,place,date\nMine,Harbin,1938-08-01\n"
    own = own.run().file_uploader[0].upload("mine.csv", table, "text/csv").run()
    [add] = [each for each in own.button if each.label == "Add to the map"]
    layers = add.click().run().session_state["layers of own data"]
    return export_page(kind, brought=layers, **settings)


@pytest.mark.usefixtures("exported_here")
def test_own_data_stands_first_in_the_table_and_in_the_file() -> None:
    test = with_own_data("data", chapter="lake-khasan", format=".csv")
    assert not test.exception
    assert test.dataframe[0].value["id"].iloc[0] == "mine/2"
    assert "mine 1" in captions(test)
    test = prepared(test)
    assert "Ready" in test.success[0].value
    [folder] = {file.folder for file in test.session_state["private files"]._kept.values()}
    [file] = folder.glob("*.csv")
    assert "mine/2" in file.read_text(encoding="utf-8-sig")
    assert "mine" not in captions(export_page("data", chapter="lake-khasan", format=".csv"))


def test_own_data_is_left_out_where_it_is_not_wanted() -> None:
    test = with_own_data("data", chapter="lake-khasan")
    [box] = [each for each in test.checkbox if each.label == "With your data"]
    assert "mine" in captions(test)
    assert "mine" not in captions(box.uncheck().run())
