"""A battle map on A4: type that can be read, names of heights, nothing drawn without a name or a number."""

from __future__ import annotations

import functools
from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import shapely
from pypdf import PdfReader

from campaigns.atlas.plate.paper import LEAST_TYPE, POINTS_PER_MM

if TYPE_CHECKING:
    from pathlib import Path

    from tests.campaigns.atlas.plate.conftest import Plate

HEIGHTS = {
    "26 August 1939": {"Remizov Heights", "Noro Heights", "Fui Heights", "Bain-Tsagan", "Nomonhan Burd Obo"},
    "18 August 1945": {"Shirei-san", "Hill 165"},
}


@functools.cache
def written_in(pdf: Path) -> list[tuple[str, float]]:
    """Texts of a file and their sizes on the page, points."""
    found: list[tuple[str, float]] = []

    def note(text: str, page: list[float], line: list[float], _font: Any, size: float) -> None:  # noqa: ANN401 - pypdf's
        if text.strip():
            across = np.array(line[:4]).reshape(2, 2) @ np.array(page[:4]).reshape(2, 2)
            found.append((text.strip(), size * float(np.sqrt(abs(np.linalg.det(across))))))

    PdfReader(pdf).pages[0].extract_text(visitor_text=note)
    return found


def running(plate: Plate) -> str:
    """All text of the file without spaces: pypdf tells ligatures and other typefaces apart."""
    return "".join(text for text, _ in written_in(plate.pdf)).replace(" ", "")


def names_on(plate: Plate) -> list[str]:
    return [name.replace("\N{NO-BREAK SPACE}", " ") for name, _ in plate.placer.written]


def test_no_type_of_the_file_is_too_small_to_be_read(plate: Plate) -> None:
    texts = written_in(plate.pdf)
    assert len(texts) > 60
    assert [text for text, size in texts if size < LEAST_TYPE - 0.01] == []


def test_the_heights_that_were_fought_for_are_named(plate: Plate) -> None:
    day = next(day for day in HEIGHTS if day.replace(" ", "") in running(plate))
    names = " · ".join(names_on(plate))
    assert [height for height in HEIGHTS[day] if height not in names] == []


def test_every_unit_has_its_name_or_a_number_of_the_table(plate: Plate) -> None:
    names, table = names_on(plate), {row.name: row.number for row in plate.content.numbered}
    assert len(plate.symbols) >= 15
    assert sorted(table.values()) == [*range(1, len(table) + 1)]
    assert set(map(str, table.values())) <= set(names)
    for symbol in plate.symbols:
        formation = symbol.unit.formation
        on_arrows = {each.axis.formation for each in plate.moving if each.axis.unit == formation.id}
        assert {formation.name, *on_arrows} & {*names, *table}, formation.name


def test_the_table_is_in_the_margin(plate: Plate) -> None:
    text = running(plate)
    for row in plate.content.numbered:
        assert f"{row.number}{row.name}".replace(" ", "") in text


def test_symbols_stand_close_to_their_place_and_apart(plate: Plate) -> None:
    for symbol in plate.symbols:
        left, bottom, right, top = symbol.box
        middle = np.array([(left + right) / 2, (bottom + top) / 2])
        assert np.hypot(*(middle - symbol.unit.at)) <= 8 * POINTS_PER_MM
    boxes = [shapely.box(*symbol.box) for symbol in plate.symbols if not symbol.is_dot]
    assert not any(one.intersection(other).area for one, other in combinations(boxes, 2))


def test_no_letter_lies_on_the_head_of_an_arrow(plate: Plate) -> None:
    heads = shapely.STRtree([movement.head for movement in plate.moving if movement.head is not None])
    assert len(heads) >= 10
    for name, boxes in plate.placer.written:
        assert not heads.query([shapely.box(*box) for box in boxes], predicate="intersects").size, name


def test_the_small_map_shows_the_lands_of_the_day(plate: Plate) -> None:
    holders = {side for side, _ in plate.content.lands}
    assert {"Japan", "Soviet Union", "Mongolian People's Republic", "China"} <= holders


@pytest.mark.parametrize("plate", ["Khalkhin Gol"], indirect=True)
def test_the_margin_tells_the_grid_and_the_battle(plate: Plate) -> None:
    text = running(plate)
    assert "Soviet–MongolianoffensiveofAugust1939" in text
    assert "UTMzone50N(WGS84)" in text
    assert "Grid:squaresof5km" in text
    assert {"620", "635", "5290"} <= {text for text, _ in written_in(plate.pdf)}
