"""What the document carries of the water: sea, lakes and rivers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from campaigns.atlas.document import payload_types
    from campaigns.atlas.document.packing import Packer
    from geodata.ground import Ground


def build(ground: Ground, packer: Packer) -> payload_types.Ground:
    """Gather the water; its lines go to ``packer``."""
    rivers = ground.rivers
    return {
        "sea": [part for geometry in ground.sea.geometry for part in packer.add(geometry)],
        "lakes": [part for geometry in ground.lakes.geometry for part in packer.add(geometry)],
        "rivers": [
            {"parts": packer.add(geometry), "rank": float(rank)}
            for geometry, rank in zip(rivers.geometry, rivers["rank"], strict=True)
        ],
    }
