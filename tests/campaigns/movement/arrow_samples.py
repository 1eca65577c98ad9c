"""Outlines of sample arrows: what Python and the browser must agree on.

After a change to the shape of arrows: ``python -m tests.campaigns.movement.arrow_samples``.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from campaigns.atlas.document import style_payload
from campaigns.movement import arrow_outline
from campaigns.symbology import arrow_shape

FILE = Path(__file__).with_suffix(".json")
LINES = {
    "long": [[0, 0], [40, 3], [80, 12], [120, 30], [160, 60], [200, 100], [230, 150]],
    "short": [[10, 10], [14, 12], [19, 13]],
    "standing": [[5, 5], [6, 5]],
    "bend": [[0, 0], [30, 0], [60, 2], [66, 6], [67, 12], [62, 17], [30, 22], [0, 24], [-40, 26]],
}
MEN, ZOOMS = (180, 2_500, 11_000, 400_000), (3.0, 5.5, 8.0, 10.0, 13.0, 15.0)


def made() -> dict[str, Any]:
    """The sizes the document carries, and sample arrows with their sizes and outlines; pixels."""
    samples = []
    for name, line in LINES.items():
        for men, zoom in zip(MEN, (4.0, 8.0, 12.0, 6.0), strict=True):
            ring = arrow_outline.arrow(np.array(line, dtype=float), arrow_shape.on_screen(men, zoom))
            strength = round(arrow_shape.strength(men), 6)
            outline = [[round(float(each), 4) for each in point] for point in ring[:-1]]
            samples.append({"name": name, "line": line, "strength": strength, "zoom": zoom, "outline": outline})
    return {"style": json.loads(json.dumps(style_payload.build()["arrow"]["size"])), "samples": samples}


if __name__ == "__main__":
    FILE.write_text(json.dumps(made(), indent=1) + "\n", encoding="utf-8")
    print(FILE)
