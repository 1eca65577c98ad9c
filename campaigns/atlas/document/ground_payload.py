"""What the document carries of the theatre's ground: sea, lakes, rivers, and its finer relief."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from campaigns.atlas.document import ground_types
    from campaigns.atlas.document.packing import Packer
    from geodata.ground import Ground
    from geodata.relief_files import Relief


def build(ground: Ground, packer: Packer) -> ground_types.Ground:
    """Gather the water, whose lines go to ``packer``, and the finer relief where there is one."""
    rivers = ground.rivers
    gathered: ground_types.Ground = {
        "sea": [part for geometry in ground.sea.geometry for part in packer.add(geometry)],
        "lakes": [part for geometry in ground.lakes.geometry for part in packer.add(geometry)],
        "rivers": [
            {"parts": packer.add(geometry), "rank": float(rank)}
            for geometry, rank in zip(rivers.geometry, rivers["rank"], strict=True)
        ],
    }
    if ground.theatre_relief:
        gathered["relief"] = picture(ground.theatre_relief)
    return gathered


def picture(relief: Relief) -> ground_types.GroundPicture:
    """A relief as a picture inside the document."""
    south, west, north, east = relief.bounds
    data = base64.b64encode(relief.path.read_bytes()).decode("ascii")
    return {"address": f"data:image/webp;base64,{data}", "bounds": (west, south, east, north)}
