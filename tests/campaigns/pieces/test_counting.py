"""Counts by square and span are those of the rows themselves, in every window of spans."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from campaigns.atlas.document.guest_payload import OPEN_END, OPEN_START
from campaigns.pieces import counting, tiles
from campaigns.pieces.counting import Changes
from campaigns.pieces.spans import Spans
from tests.campaigns.pieces import unpacking

if TYPE_CHECKING:
    import numpy.typing as npt

    Integers = npt.NDArray[np.int64]

SPANS = Spans(1_000, 7, 40)
ZOOM = 5


@pytest.fixture
def rows() -> tuple[Integers, Integers, Integers]:
    """Squares of zoom ``FINEST`` in one tile, first and last days; some open, some outside the spans."""
    random = np.random.default_rng(7)
    tile = 3 << 2 * (tiles.FINEST - ZOOM)
    squares = tile + random.integers(0, 1 << 2 * (tiles.FINEST - ZOOM), 3_000)
    start = random.integers(900, 1_350, 3_000)
    end = start + random.integers(0, 60, 3_000)
    start[::50], end[::70] = OPEN_START, OPEN_END
    return squares, start, end


def shown(pieces: list[dict[str, object]], first: int, last: int) -> Integers:
    """Counts of each square from a span to a span, as ``PieceCounts`` tells it."""
    state = {"begun": np.zeros(64 * 64, dtype=np.int64), "ended": np.zeros(64 * 64, dtype=np.int64)}
    for name, span in (("begun", last), ("ended", first)):
        piece = next(each for each in pieces if 0 <= span - each["firstSpan"] < each["spanCount"])  # type: ignore[operator]
        state[name][unpacking.numbers(piece["squares"])] = unpacking.numbers(piece[f"{name}Before"])  # type: ignore[arg-type]
        changes = np.cumsum(unpacking.numbers(piece["changes"]))[span - piece["firstSpan"]]  # type: ignore[arg-type, operator]
        np.add.at(
            state[name],
            unpacking.numbers(piece["changed"])[:changes],  # type: ignore[arg-type]
            unpacking.numbers(piece[name])[:changes],  # type: ignore[arg-type]
        )
    return state["begun"] - state["ended"]


def lasting(rows: tuple[Integers, Integers, Integers], first: int, last: int) -> Integers:
    """The same, counted row by row."""
    squares, start, end = rows
    days = SPANS.first + first * SPANS.days, SPANS.first + (last + 1) * SPANS.days - 1
    kept = (start <= days[1]) & (end >= days[0])
    within = tiles.by_line(tiles.squares_of(ZOOM, squares[kept]))
    return np.bincount(within, minlength=64 * 64)


@pytest.mark.parametrize(("first", "last"), [(0, 0), (0, 39), (12, 12), (3, 30), (38, 39)])
def test_every_window_has_its_rows(
    rows: tuple[Integers, Integers, Integers], first: int, last: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "MOST_CHANGES", 700)
    found = [*counting.pieces(Changes.of_rows(ZOOM, *rows, SPANS), SPANS)]
    assert len(found) > 4
    assert (found[0][0], found[-1][1]) == (OPEN_START, OPEN_END)
    assert [first_day for first_day, _, _ in found[1:]] == [last_day + 1 for _, last_day, _ in found[:-1]]
    contents: list[dict[str, object]] = [{**content} for _, _, content in found]
    assert (shown(contents, first, last) == lasting(rows, first, last)).all()


def test_a_tile_has_what_the_four_below_it_have(rows: tuple[Integers, Integers, Integers]) -> None:
    squares, start, end = rows
    below = []
    for tile in range(12, 16):
        kept = tiles.at_zoom(squares, ZOOM + 1) == tile
        below.append((tile, Changes.of_rows(ZOOM + 1, squares[kept], start[kept], end[kept], SPANS)))
    above, straight = Changes.above(below), Changes.of_rows(ZOOM, *rows, SPANS)
    assert above.rows == straight.rows == 3_000
    for name in ("at", "begun", "ended"):
        assert (getattr(above, name) == getattr(straight, name)).all()


def test_rows_by_span_are_all_rows(rows: tuple[Integers, Integers, Integers]) -> None:
    begun, ended = Changes.of_rows(ZOOM, *rows, SPANS).by_span(SPANS)
    days = [(SPANS.first + span * 7, SPANS.first + span * 7 + 6) for span in range(SPANS.count)]
    expected = [int(((rows[1] <= last) & (rows[2] >= first)).sum()) for first, last in days]
    assert (np.cumsum(begun) - np.cumsum(ended)).tolist() == expected


def test_tiles_are_those_of_web_mercator() -> None:
    def tile(longitude: float, latitude: float, zoom: int) -> tuple[int, int]:
        units = np.array([round(longitude * 1e5)]), np.array([round(latitude * 1e5)])
        return tiles.column_and_line(int(tiles.at_zoom(tiles.numbers(*units), zoom)[0]))

    assert tile(139.76, 35.68, 10) == (909, 403), "Tokyo, as slippy maps count"
    assert tile(180.0, 0.0, 3) == (8, 4), "east of 180 degrees columns go on"
    assert tile(-30.0, 85.2, 1) == (0, 0), "what lies north of the map lies at its edge"
    assert tiles.by_line(np.array([0, 1, 2, 3, 4])).tolist() == [0, 1, 64, 65, 2]
