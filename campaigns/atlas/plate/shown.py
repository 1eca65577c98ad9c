"""What a map shows: each kind of thing that was drawn into its frame, for the legend."""

from __future__ import annotations

from typing import NamedTuple


class Shown(NamedTuple):
    """A kind of thing on the map, as a row of the scene says it: layer, kind and side; or of the fine ground."""

    layer: str
    kind: str
    side: str = ""
    metres: int = 0
    """Contours: from one to the next."""
