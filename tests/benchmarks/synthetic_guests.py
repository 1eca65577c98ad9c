"""A table of incidents that never were, as a user might bring it: any number of rows, always the same ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from pathlib import Path

_SEED = 19_390_820
_CENTRES = 60
"""Places around which half of the rows lie; the others lie anywhere in the theatre."""
_WEST, _SOUTH, _EAST, _NORTH = 100.0, 38.0, 150.0, 56.0
_FIRST, _DAYS = np.datetime64("1904-02-08"), 25_500
_KINDS = np.array(["shots", "patrol", "raid", "overflight", "arrest"])


def table(rows: int, seed: int = 0) -> pd.DataFrame:
    """Rows with title, position, first and last day, kind and number; most last for weeks, one in twenty for years.

    Those of another seed are others, around the same places.
    """
    random = np.random.default_rng(_SEED)
    corner, size = (_WEST, _SOUTH), (_EAST - _WEST, _NORTH - _SOUTH)
    centres = random.uniform(size=(_CENTRES, 2))
    if seed:
        random = np.random.default_rng([_SEED, seed])
    spread = np.clip(random.normal(centres[random.integers(0, _CENTRES, rows)], 0.03), 0, 1)
    shares = np.where(random.random((rows, 1)) < 0.5, spread, random.random((rows, 2)))
    longitude, latitude = (corner + shares * size).T
    start = _FIRST + random.integers(0, _DAYS, rows)
    lasting = random.exponential(np.where(random.random(rows) < 0.05, 1_000, 20)).astype(int)
    return pd.DataFrame(
        {
            "title": [f"Incident {number}" for number in range(1, rows + 1)],
            "latitude": latitude.round(5),
            "longitude": longitude.round(5),
            "from": start.astype(str),
            "to": (start + lasting).astype(str),
            "kind": _KINDS[random.integers(0, len(_KINDS), rows)],
            "men": random.integers(1, 500, rows),
        }
    )


def write(path: Path, rows: int, seed: int = 0) -> None:
    """Write the table as CSV."""
    table(rows, seed).to_csv(path, index=False)
