"""What the report of the ground says that only those who know the dossiers and the document can measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from campaigns import catalogue, setting
from campaigns.atlas import folium_map, payload, scene
from geodata import ground

if TYPE_CHECKING:
    from collections.abc import Iterator

GROUND_KB = 900.0


def ground_bytes(content: payload.Json) -> dict[str, int]:
    """Bytes the parts of a document that are ground take in it, zipped as there, and the relief."""
    still = [feature for feature in content["features"] if not feature["dossier"]]
    parts = {
        "geometry": content["groundLines"],
        "features": still,
        "water": content["ground"],
        "notes": content["notes"],
    }
    return {name: len(folium_map.packed(part)) for name, part in parts.items()} | {
        "relief": -(-ground.relief().path.stat().st_size // 3) * 4
    }


def lines() -> Iterator[tuple[str, bool]]:
    """Lines of the report, each with whether it is within bounds."""
    history = catalogue.load()
    wrong = setting.problems(history)
    said = len(history.dossiers)
    yield f"Dossiers whose place is in the land they say: {said - len(wrong)} of {said}", not wrong
    yield from ((f"  {problem}", False) for problem in wrong)
    sizes = ground_bytes(payload.build(history, scene.build(history)))
    total = sum(sizes.values()) / 1000
    yield f"Ground part of the whole document: {total:.0f} kB (limit {GROUND_KB:g})", total <= GROUND_KB
    yield from ((f"  {size / 1000:7.1f} kB  {name}", True) for name, size in sizes.items())
