"""The symbology of the ground as the document carries it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from campaigns.symbology import colours, ground, lines, wording

if TYPE_CHECKING:
    from campaigns.atlas.document.ground_style_types import GroundStyle, RiverStyle, SheetStyle


def build() -> GroundStyle:
    """Everything the browser needs to draw relief, waters and the ground of battlefields."""
    spec = ground.spec()
    return {
        "reliefLastZoom": spec.relief.screen_last_zoom,
        "reliefFadingZooms": spec.relief.screen_fading_zooms,
        "fineReliefZoom": spec.relief.fine.zoom,
        "fineReliefFadingZooms": spec.relief.fine.fading_zooms,
        "coast": spec.coast.width * lines.spec().pixels_per_point,
        "farCoast": spec.coast.far_pixels,
        "farCoastZoom": spec.coast.far_zoom,
        "river": _river(spec.river.screen),
        "sheet": _sheet(),
    }


def _river(river: ground.ScreenRiver) -> RiverStyle:
    return {
        "zoomsMore": river.zooms_more,
        "zoomsPerRank": river.zooms_per_rank,
        "perZoom": river.per_zoom,
        "least": river.least,
        "most": river.most,
        "ranksBeyondZoom": river.ranks_beyond_zoom,
    }


def _sheet() -> SheetStyle:
    spec, pixels = ground.spec(), lines.spec().pixels_per_point
    return {
        "endsNote": wording.GROUND_ENDS,
        "endsZoom": spec.sheet.screen_ends_zoom,
        "asFineNote": wording.GROUND_AS_FINE,
        "fadingZooms": spec.sheet.screen_fading_zooms,
        "edge": spec.sheet.screen_edge,
        "river": _river(spec.sheet.screen_river),
        "stream": spec.sheet.stream,
        "contour": {
            "colour": colours.of("contour"),
            "textColour": colours.of("contour-text"),
            "width": spec.contour.width * pixels,
            "opacity": spec.contour.opacity,
            "indexWidth": spec.contour.index_width * pixels,
            "indexOpacity": spec.contour.index_opacity,
            "smoothZoom": spec.contour.screen_smooth_zoom,
            "farOpacity": spec.contour.screen_far.opacity,
            "fullZoom": spec.contour.screen_far.full_zoom,
            "textSize": spec.contour.text.pixels,
            "textDistance": spec.contour.text.distance * pixels,
            "textGap": spec.contour.text.gap * pixels,
        },
        "marsh": {
            "colour": colours.of("marsh"),
            "spacing": spec.marsh.spacing * pixels,
            "width": spec.marsh.width * pixels,
        },
        "sand": {
            "colour": colours.translucent("sand", spec.sand.opacity),
            "spacing": spec.sand.spacing * pixels,
            "radius": spec.sand.radius * pixels,
        },
        "wood": {
            "colour": colours.translucent("wood", spec.wood.opacity),
            "spacing": spec.wood.spacing * pixels,
            "width": spec.wood.width * pixels,
            "tree": [
                [(round(x * spec.wood.height * pixels, 2), round(y * spec.wood.height * pixels, 2)) for x, y in line]
                for line in spec.wood.tree
            ],
        },
    }
