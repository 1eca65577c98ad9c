"""The Chronicle: treaties beside battles on one axis of time, each a link."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.pages.shown import addresses, opened, texts, whole

if TYPE_CHECKING:
    from campaigns.history import History

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("drawn")]


def test_everything_stands_in_order_of_time_under_its_year(history: History) -> None:
    test = opened("chronicle")
    titles = texts(test, ".title")
    assert len(titles) == len(history.dossiers)
    assert titles.index("Treaty of Portsmouth") < titles.index("Battle of Mutanchiang")
    years = [int(year) for year in texts(test, "h2")]
    assert years == sorted({dossier.when.earliest.year for dossier in history.dossiers.values()})
    assert set(addresses(test, ".title")) == {f"/dossiers?dossier={identity}" for identity in history.dossiers}


def test_each_mark_stands_on_the_rail_of_its_lane() -> None:
    [row] = [row for row in whole(opened("chronicle")).cssselect(".event") if "Siege of Hutou" in row.text_content()]
    assert [part.tag for part in row.cssselect(".rails")[0]] == ["img", "i", "i", "i"], "fighting is the first lane"
    assert "9–26 August 1945" in row.text_content()
    assert [link.get("href") for link in row.cssselect(".around")] == ["/?date=1945-08-09&select=hutou"]


def test_years_are_read_from_the_address() -> None:
    assert texts(opened("chronicle", years=["1938", "1939"]), "h2") == ["1938", "1939"]
