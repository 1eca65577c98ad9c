"""Palette and symbols, the same in the document, in pictures and in data files.

Sides are told apart by colour and by shape or texture, never by colour alone: see ``MARKS`` and ``HATCHED``.
"""

from __future__ import annotations

import colorsys

from campaigns import event_kinds
from geodata import powers

SIDE_COLOUR: dict[str, str] = {power.name: power.colour for power in powers.POWERS.values() if power.colour}
"""Colour of what a power does or holds, by its name."""

ACCENT = "#b3202c"
"""Colour of the frame that shows where a map lies."""
OTHER = "#6b6459"
"""Colour of a side that has none of its own."""

WASH = 0.18
"""Opacity of a territory's wash."""
_WASH_LIGHT, _WASH_FULL = 0.46, 0.5
"""Least lightness and the saturation of a wash: laid over grey relief, a dark colour is grey too, a full one loud."""

HATCHED = frozenset({"occupation"})
"""Layers drawn with hatching over the land of another."""

BORDER, ROAD = "#5b5046", "#7a6246"
FIRM_BORDERS = frozenset({"state-border", "approximate-border", "demarcated-border"})
"""Kinds of border drawn alike, whoever drew them."""

LAND, WATER, COAST, RIVER = "#efe9dc", "#d5e0e6", "#8aa3b0", "#86a9bd"
INK, WATER_INK, PAPER = "#2a2622", "#3d6478", "#fbf8f1"

MARKS: dict[str, str] = {kind.kind: kind.mark for kind in event_kinds.KINDS.values()}
"""Shape of an event's mark, by its kind."""

EVENT_GROUPS: dict[str, tuple[str, tuple[str, ...]]] = {
    lane.title: (lane.colour, tuple(kind.kind for kind in event_kinds.KINDS.values() if kind.lane == lane.id))
    for lane in event_kinds.LANES.values()
}
"""Kinds of event that share a lane of the time bar, and its colour: 3 to 1 on paper, told apart by the colour-blind."""

LAYER_TITLES: dict[str, str] = {
    "territory": "Territories",
    "occupation": "Military occupation",
    "border": "Borders and fortified lines",
    "claim": "Claims and concessions",
    "island": "Islands",
    "arrow": "Axes of advance",
    "route": "Routes, transfers, roads",
    "event": "Battles and events",
    "place": "Places",
    "railway": "Railways",
}


def wash(colour: str) -> str:
    """A colour for washes: as light and as full as is needed to be told from grey relief."""
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    hue, light, _ = colorsys.rgb_to_hls(red, green, blue)
    mixed = colorsys.hls_to_rgb(hue, max(light, _WASH_LIGHT), _WASH_FULL)
    return "#" + "".join(f"{round(part * 255):02x}" for part in mixed)


def ink(colour: str) -> str:
    """A colour darkened for lettering on paper: contrast of at least 4.5 to 1 with ``PAPER``."""
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return f"#{int(red * 0.68):02x}{int(green * 0.68):02x}{int(blue * 0.68):02x}"


def side_colour(side: str) -> str:
    """Colour of a side; of the first where several are joined by ``;``."""
    return SIDE_COLOUR.get(side.split(";", maxsplit=1)[0].strip(), OTHER)


def tint(colour: str, share: float) -> str:
    """A colour mixed with ``share`` of white."""
    parts = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    red, green, blue = (round(part + (255 - part) * share) for part in parts)
    return f"#{red:02x}{green:02x}{blue:02x}"
