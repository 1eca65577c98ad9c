"""The pages under Streamlit's own AppTest: what they show, and that a broken atlas gives a message."""

from __future__ import annotations

import datetime as dt
import shutil
from typing import TYPE_CHECKING

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from campaigns import formations, orders_of_battle
from geodata.errors import GroundError
from geodata.ground import Ground
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow
PATIENCE = 60


@pytest.fixture
def nothing_kept() -> Iterator[None]:
    """The pages load the atlas anew in this test, and again after it: for tests that break its files."""
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


def app(**address: str) -> AppTest:
    test = AppTest.from_file(str(ROOT / "app.py"), default_timeout=PATIENCE)
    for key, value in address.items():
        test.query_params[key] = value
    return test.run()


def texts(test: AppTest) -> str:
    return "\n".join(each.value for each in test.markdown)


def test_map_page() -> None:
    test = app(date="1945-08-14")
    assert not test.exception
    assert [button.label for button in test.download_button] == ["Save this map (HTML)"]
    assert test.session_state["day"] == dt.date(1945, 8, 14)
    assert "beside the map" not in texts(test)


def test_the_dossier_of_what_is_selected_is_shown_beside_the_map_when_asked_for() -> None:
    test = app(date="1945-08-14", select="mutanchiang")
    assert not test.exception
    assert "Battle of Mutanchiang" in texts(test)
    assert not test.header
    test.session_state["panel"] = "Half"
    test.run()
    assert not test.exception
    assert [header.value for header in test.header] == ["Battle of Mutanchiang"]


def test_the_address_to_share_has_all_parts_of_the_map() -> None:
    parts = {"date": "1945-08-14", "select": "hutou", "from": "1945-08-09", "language": "ru", "view": "6/45/130"}
    [address] = [each.value for each in app(**parts).code]
    for name, value in parts.items():
        assert f"{name}={value}" in address


def test_nonsense_in_the_address_is_borne() -> None:
    test = app(date="yesterday", select="</script>", view="a/b/c")
    assert not test.exception


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        ("1904-01-01", "1904-01-01"),
        ("1973-12-31", "1973-12-31"),
        ("1800-01-01", "1904-01-01"),
        ("1985-01-01", "1973-12-31"),
    ],
)
def test_first_and_last_days(day: str, shown: str) -> None:
    test = app(date=day)
    assert not test.exception
    assert test.session_state["day"] == dt.date.fromisoformat(shown)


def test_export_page() -> None:
    test = app()
    test.switch_page("pages/export.py").run()
    assert not test.exception
    assert test.title[0].value == "Export"


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The dossiers in a folder of their own, which the atlas reads instead."""
    folder = tmp_path / "campaigns" / "dossiers"
    shutil.copytree(ROOT / "campaigns" / "dossiers", folder)
    for table in (formations.TABLE, orders_of_battle.TABLE):
        shutil.copy(table, folder.parent)
    load = __import__("campaigns.catalogue", fromlist=["load"]).load
    monkeypatch.setattr("campaigns.catalogue.load", lambda: load(folder))
    return folder


@pytest.mark.usefixtures("nothing_kept")
def test_broken_dossier_is_left_out_and_named(copy: Path) -> None:
    path = copy / "hutou.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("kind: siege", "kind: seige", 1), encoding="utf-8")
    test = app(date="1945-08-14", select="hutou")
    assert not test.exception
    assert "seige" in test.code[0].value
    assert "hutou.yaml" in test.code[0].value
    assert "Siege of Hutou" not in texts(test)
    assert "Battle of Mutanchiang" in texts(app(date="1945-08-14", select="mutanchiang"))


@pytest.mark.usefixtures("nothing_kept")
def test_missing_ground_gives_a_message(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: Ground) -> None:
        raise GroundError("geodata/layers/relief.json is missing")

    monkeypatch.setattr(Ground, "relief", property(missing))
    test = app()
    assert not test.exception
    assert "python -m campaigns check" in test.error[0].value
