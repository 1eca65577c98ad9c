"""Colours of the rows of all blocks: as of own data, from what the rows of each block have together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from campaigns.atlas.document.guest_payload import palette_of
from campaigns.guests.colouring import LegendEntry, NumberClasses, by_name
from campaigns.symbology import guests

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    import numpy.typing as npt
    import pyarrow as pa

    from campaigns.guests.mapping import Mapping
    from campaigns.pieces.stored_blocks import Summary

    Integers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Colours:
    """What the colours of rows follow.

    Attributes
    ----------
    palette
        All that may occur.
    entries
        What each stands for, of those that no row says itself.
    of_name
        The colour of each name; empty where they follow none.
    numbers
        Classes of numbers; None where they follow none.
    """

    palette: tuple[str, ...]
    entries: tuple[LegendEntry, ...]
    of_name: dict[str, str]
    numbers: NumberClasses | None

    def of_rows(self, rows: pa.Table) -> Integers:
        """Of each placed row (see ``placed_rows.schema``) its number in the palette."""
        number_of = {colour: number for number, colour in enumerate(self.palette)}
        if self.numbers is not None:
            colours = self.numbers.colours(rows["number"].to_numpy())
            found = np.array([number_of[colour] for colour in colours], dtype=np.int64)
        elif self.of_name:
            coded = rows["group"].combine_chunks().dictionary_encode()
            of_code = [number_of.get(self.of_name[name], 0) for name in coded.dictionary.to_pylist()]
            found = np.array(of_code, dtype=np.int64)[coded.indices.to_numpy()]
        else:
            found = np.zeros(len(rows), dtype=np.int64)
        own = rows["own"].combine_chunks().dictionary_encode()
        of_own = [number_of.get(colour, 0) if colour else -1 for colour in own.dictionary.to_pylist()]
        said = np.array(of_own, dtype=np.int64)[own.indices.to_numpy()]
        return np.where(said >= 0, said, found)

    def legend(self, used: Collection[int]) -> list[LegendEntry]:
        """The entries of the colours that are used, by their numbers in the palette; of names all have rows."""
        if self.numbers is None:
            return list(self.entries)
        return [entry for entry in self.entries if self.palette.index(entry.colour) in used]


def of_blocks(summaries: Sequence[Summary], mapping: Mapping, title: str) -> Colours:
    """Colours that tell apart what the mapping says, over the rows of all blocks."""
    first = guests.spec().categories[0]
    entries, of_name, classes = [LegendEntry(title, first)], dict[str, str](), None
    numbers = [each.numbers for each in summaries if each.numbers]
    if mapping.colour_by == "number" and numbers:
        classes = NumberClasses(min(low for low, _ in numbers), max(high for _, high in numbers))
        entries = classes.legend([*guests.spec().ramp, guests.spec().other])
    elif mapping.colour_by in {"side", "kind"}:
        count: Counter[str] = Counter()
        for summary in summaries:
            count.update(summary.groups)
        of_name, entries = by_name(count, mapping.colour_by)
    own = sorted({colour for summary in summaries for colour in summary.own})
    return Colours(tuple(palette_of(entries, own)), tuple(entries), of_name, classes)
