"""Mistakes in the ground cover of battlefields that its table alone does not show: cover that lies on water."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

from geodata import ground_cover
from geodata.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from campaigns.history import History
    from geodata.ground import Ground

MOST_WATER = 0.15
"""Share of an outline that may be sea, lake or river: outlines are coarse, and so are shores."""
MOST_MARSH = 0.02
"""Share of sand or wood that may lie on marsh, which would be drawn through it."""
_WATERS = frozenset({"bank", "lake"})


def problems(history: History) -> list[Problem]:
    """Everything wrong with the ground cover, mistakes of its table included."""
    return sorted([*history.ground.cover[1], *_wet(history.ground)])


def _wet(ground: Ground) -> Iterator[Problem]:
    """Covers of which more is water, or of sand and wood marsh, than an outline by hand explains."""
    sheets = {each.sheet.id: each.water for each in ground.sheets}
    for cover in ground.cover[0]:
        water = sheets.get(cover.sheet)
        if water is None:  # the sheet's files have a mistake, which is named by itself
            continue
        area = cover.geometry
        waters = [*ground.sea.geometry, *water.geometry[water["kind"].isin(_WATERS)]]
        marshes = water.geometry[water["kind"] == "marsh"]
        limits = [("water", waters, MOST_WATER)]
        limits += [("marsh", [*marshes], MOST_MARSH)] if cover.kind != "marsh" else []
        for what, shapes, most in limits:
            near = shapely.clip_by_rect(shapes, *area.bounds)  # to join whole seas takes seconds
            share = shapely.intersection(area, shapely.union_all(shapely.make_valid(near))).area / area.area
            if share > most:
                found = f"{share:.0%} of it on {what} of the layers"
                expected = f"at most {most:.0%}: an outline beside it"
                yield Problem(ground_cover.FILE, cover.line, f"{cover.id}, outline", found, expected)
