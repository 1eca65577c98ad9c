"""What a map shows: each kind of thing that was drawn into its frame, for the legend."""

from __future__ import annotations

from typing import NamedTuple


class Shown(NamedTuple):
    """A kind of thing on the map, as a row of the scene says it: layer, kind and side; or of the fine ground."""

    layer: str
    kind: str
    side: str = ""
    interval: int = 0
    """Metres from one contour to the next, kilometres from one line of the grid to the next."""
