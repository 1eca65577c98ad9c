"""Colours of a user's rows: as the row says, or by side, category or number; and what the legend says of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from campaigns.symbology import colours, guests
from geodata import powers

if TYPE_CHECKING:
    from collections.abc import Collection

    import geopandas as gpd
    import numpy.typing as npt

    from campaigns.guests.mapping import ColourBy

OTHERS = "others"


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A colour and what it stands for."""

    label: str
    colour: str


def coloured(rows: gpd.GeoDataFrame, colour_by: ColourBy, title: str) -> tuple[gpd.GeoDataFrame, list[LegendEntry]]:
    """Rows with a colour each, and the legend of the colours that they do not say themselves.

    Parameters
    ----------
    rows
        Rows of a layer of guests; those with a ``colour`` keep it.
    colour_by
        What colours tell apart: ``side``, ``kind`` or ``number``; empty = one colour for all.
    title
        What the legend calls them then.
    """
    first = guests.spec().categories[0]
    found, legend = [first] * len(rows), [LegendEntry(title, first)]
    if colour_by == "number" and rows["number"].notna().any():
        numbers = rows["number"].astype(float).to_numpy()
        classes = NumberClasses(float(np.nanmin(numbers)), float(np.nanmax(numbers)))
        found = classes.colours(numbers)
        legend = classes.legend(found)
    elif colour_by in {"side", "kind"}:
        of_name, legend = by_name(Counter(map(str, rows[colour_by])), colour_by)
        found = [of_name[str(name)] for name in rows[colour_by]]
    own = rows["colour"].astype(bool).to_numpy()
    return rows.assign(colour=np.where(own, rows["colour"], np.array(found, dtype=object))), legend


def by_name(count: Counter[str], column: str) -> tuple[dict[str, str], list[LegendEntry]]:
    """By side in the colours of the powers, by anything else in those of categories, the most frequent first.

    Parameters
    ----------
    count
        How many rows have each name; of two that are equally frequent the first comes first.
    column
        ``side`` or ``kind``.
    """
    free = iter(guests.spec().categories)
    of_name: dict[str, str] = {}
    for name, _ in count.most_common():
        if column == "side" and name in powers.by_name():
            of_name[name] = colours.of_side(name)
        else:
            of_name[name] = next(free, guests.spec().other) if name else guests.spec().other
    legend = [LegendEntry(name or OTHERS, colour) for name, colour in of_name.items()]
    kept = [entry for entry in legend if entry.colour != guests.spec().other]
    if len(kept) < len(legend):
        kept.append(LegendEntry(OTHERS, guests.spec().other))
    return of_name, kept


class NumberClasses:
    """Classes of equal width from the least number to the greatest; of many sizes, by their logarithm."""

    def __init__(self, least: float, greatest: float) -> None:
        self._is_wide = least > 0 and greatest / least > 100  # noqa: PLR2004 - two powers of ten
        self._low: float
        self._high: float
        self._low, self._high = (np.log(least), np.log(greatest)) if self._is_wide else (least, greatest)

    def colours(self, numbers: npt.NDArray[np.float64]) -> list[str]:
        """The colour of each number; NaN = there is none."""
        shares = ((np.log(numbers) if self._is_wide else numbers) - self._low) / (self._high - self._low or 1.0)
        return [guests.spec().other if np.isnan(share) else guests.of_share(float(share)) for share in shares]

    def legend(self, used: Collection[str]) -> list[LegendEntry]:
        """What the colours that are used stand for."""
        ramp = guests.spec().ramp
        edges = np.linspace(self._low, self._high, len(ramp) + 1)
        limits = np.exp(edges) if self._is_wide else edges
        legend = [
            LegendEntry(f"{_rounded(limits[number])} – {_rounded(limits[number + 1])}", colour)
            for number, colour in enumerate(ramp)
            if colour in used
        ]
        if guests.spec().other in used:
            legend.append(LegendEntry("no number", guests.spec().other))
        return legend


def _rounded(number: float) -> str:
    """A number of four digits that count."""
    return f"{float(f'{number:.4g}'):,.15g}"
