"""The pages under Streamlit's own AppTest: what they show, and that a broken atlas gives a message."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

import pytest
from lxml import html
from streamlit.testing.v1 import AppTest

from geodata.errors import GroundError
from geodata.ground import Ground
from pages.parts import map_sharing
from tests.conftest import ROOT
from tests.pages.shown import PATIENCE

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("drawn")]


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
    assert [button.label for button in test.button] == ["Save this map (HTML)"]
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


@pytest.mark.usefixtures("maps_are_there")
def test_the_address_to_share_has_all_parts_of_the_map() -> None:
    parts = {"date": "1945-08-14", "select": "hutou", "from": "1945-08-09", "language": "ru", "view": "6/45/130"}
    [address] = [each.value for each in app(**parts).code]
    for name, value in parts.items():
        assert f"{name}={value}" in address


@pytest.mark.usefixtures("maps_are_there")
def test_another_page_shows_the_map_that_is_saved_as_it_stands() -> None:
    parts = {"date": "1945-08-14", "view": "6/45/130", "tour": "august-storm", "step": "3", "language": "modern"}
    test = app(**parts)
    test.toggle(key="share within a page").set_value(True).run()
    assert not test.exception
    [size] = [each for each in test.selectbox if each.label == "Size"]
    [controls] = [each for each in test.checkbox if each.label == "with controls"]
    size.set_value(2)
    controls.uncheck().run()
    code = html.fragment_fromstring(test.code[-1].value)
    name, _, place = code.get("src").partition("#")
    assert name == "atlas-1945-08-14.html"
    assert dict(parse_qsl(place)) == parts | {"controls": "none"}
    assert (code.get("width"), code.get("height")) == ("600", "400")


def test_frames_have_the_sizes_that_the_map_offers() -> None:
    script = (ROOT / "campaigns/atlas/web/panels/share.ts").read_text(encoding="utf-8")
    offered = re.findall(r'^  \["([^"]+)", "(\d+)", (?:later\()?"([^"]+)"\)?\],$', script, re.MULTILINE)
    assert offered == [*map_sharing.SIZES]


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
    test.session_state["chapter map"] = "lake-khasan"
    test.switch_page("pages/export.py").run()
    assert not test.exception
    assert test.title[0].value == "Export"
    test.radio(key="kind of export").set_value("data").run()
    assert len(test.dataframe) == 1


@pytest.mark.usefixtures("nothing_kept")
def test_broken_dossier_is_left_out_and_named(small_atlas: Path) -> None:
    text = (small_atlas / "small-war.yaml").read_text(encoding="utf-8")
    (small_atlas / "other-war.yaml").write_text(text.replace("title: Small War", "title: Other War"), encoding="utf-8")
    (small_atlas / "small-war.yaml").write_text(text.replace("kind: battle", "kind: batle", 1), encoding="utf-8")
    test = app(date="1945-08-10", select="small-war")
    assert not test.exception
    assert "batle" in test.code[0].value
    assert "small-war.yaml" in test.code[0].value
    assert "Small War" not in texts(test)
    assert "Other War" in texts(app(date="1945-08-10", select="other-war"))


@pytest.mark.usefixtures("nothing_kept", "small_atlas")
def test_missing_ground_gives_a_message(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: Ground) -> None:
        raise GroundError("geodata/layers/relief.json is missing")

    monkeypatch.setattr(Ground, "relief", property(missing))
    test = app()
    assert not test.exception
    assert "python -m campaigns check" in test.error[0].value
