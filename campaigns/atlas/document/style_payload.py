"""The symbology as the document carries it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from campaigns import event_kinds
from campaigns.atlas.document import ground_style, label_style
from campaigns.atlas.document.line_style_types import LinearSize, ZoomWidth
from campaigns.atlas.document.style_types import EventLane
from campaigns.symbology import (
    areas,
    arrow_shape,
    colours,
    guests,
    highlight,
    legend,
    lines,
    marks,
    textures,
    thresholds,
    wording,
)
from geodata import powers

if TYPE_CHECKING:
    from campaigns.atlas.document.ground_style_types import (
        AreaStyle,
        EdgeStyle,
        TextureStyle,
    )
    from campaigns.atlas.document.line_style_types import (
        ArrowSizeStyle,
        ArrowStyle,
        LineStyle,
        RouteHead,
        StrokeStyle,
        Thinning,
    )
    from campaigns.atlas.document.style_types import (
        GlowStroke,
        GuestStyle,
        HighlightStyle,
        LegendEntry,
        MarkSize,
        MarkStyle,
        PowerStyle,
        Style,
    )


def build() -> Style:
    """Everything the browser needs to draw as the symbology says."""
    return {
        "lanes": _lanes(),
        "land": colours.of("land"),
        "water": colours.of("water"),
        "river": colours.of("river"),
        "coast": colours.of("coast"),
        "casing": colours.of("casing"),
        "sample": colours.of("sample"),
        "text": colours.of("text"),
        "palette": {**colours.palette()},
        "powers": {power.name: _power(power) for power in powers.by_name().values()},
        "markStyle": _mark_style(),
        "lines": [_line(line) for line in sorted(lines.spec().lines.values(), key=lambda line: line.level)],
        "pixelsPerPoint": lines.spec().pixels_per_point,
        "thinning": _thinning(),
        "routeHead": _route_head(),
        "areas": _areas(),
        "textures": {name: _texture(texture) for name, texture in textures.spec().textures.items()},
        "arrow": _arrow(),
        "highlight": _highlight(),
        "labels": label_style.build(),
        "ground": ground_style.build(),
        "guests": _guests(),
        "zooms": {
            what: {str(rank): zoom for rank, zoom in thresholds.zooms(what).items()}
            for what in dict.fromkeys(what for what, _ in thresholds.table())
        },
        "legendGroups": [
            {"id": group.id, "title": group.en, "names": group.names} for group in legend.groups().values()
        ],
        "legend": [_entry(entry) for entry in legend.entries().values()],
        "notes": [*wording.NOTES],
    }


def _marks_of_kinds() -> dict[str, str]:
    """Marks by kind of event; the legend shows with the plain one what a phase and an uncertain day look like."""
    of_kinds = {kind: marks.of_kind(kind) for kind in event_kinds.kinds()}
    return of_kinds | dict.fromkeys((legend.PHASE, legend.DAY_UNCERTAIN), marks.PLAIN)


def _lanes() -> list[EventLane]:
    return [
        EventLane(lane.title, lane.colour, [kind.kind for kind in event_kinds.kinds().values() if kind.lane == lane.id])
        for lane in event_kinds.lanes().values()
    ]


def _power(power: powers.Power) -> PowerStyle:
    colour = colours.of_side(power.name)
    return {
        "short": power.short or power.name,
        "names": power.names,
        "colour": colour,
        "wash": areas.wash(colour),
        "neutral": not power.colour,
        "texture": power.texture,
    }


def _mark_style() -> MarkStyle:
    spec = marks.spec()
    return {
        "shapes": {name: {"body": mark.body.svg(), "sign": mark.sign.svg()} for name, mark in spec.marks.items()},
        "kinds": _marks_of_kinds(),
        "casing": spec.strokes.casing,
        "sign": spec.strokes.sign,
        "uncertain": {
            "scale": spec.strokes.uncertain.scale,
            "width": spec.strokes.uncertain.width,
            "dash": [*spec.strokes.uncertain.dash],
        },
        "ringWidth": spec.ring.width,
        "ringOpacity": spec.ring.opacity,
        "ringMostKm": spec.ring.most_km,
        "ringRadii": (spec.ring.screen.least, spec.ring.screen.most),
        "unitRing": {
            "width": spec.unit_ring.width,
            "opacity": spec.unit_ring.opacity,
            "dash": [*spec.unit_ring.dash],
            "radii": (spec.unit_ring.radii.least, spec.unit_ring.radii.most),
        },
        "size": _mark_size(),
        "places": [
            {"kinds": legend.entries()[name].kinds.split(), "path": dot.shape.svg()}
            for name, dot in spec.places.items()
        ],
        "placeOutline": spec.place_outline.width,
        "noDot": [*spec.no_dot.kinds],
    }


def _mark_size() -> MarkSize:
    size = marks.spec().screen
    return {
        "largest": size.largest,
        "step": size.step,
        "least": size.least,
        "growth": size.growth.per_zoom,
        "growthZoom": size.growth.zoom,
        "mostGrowth": size.growth.most,
        "dot": size.dot.radius,
        "lesserDot": size.dot.lesser,
        "dotRanks": size.dot.ranks,
        "casing": size.casing,
        "phase": marks.spec().phase.scale,
    }


def _line(line: lines.Line) -> LineStyle:
    strokes = [_stroke(stroke) for stroke in line.strokes]
    drawn: LineStyle = {"layer": line.layer, "kinds": [*line.kinds], "thinned": line.thinned, "strokes": strokes}
    if line.length:
        drawn["length"] = line.length
    if line.teeth:
        drawn["teeth"] = {
            "shape": line.teeth.shape,
            "spacing": line.teeth.spacing,
            "length": line.teeth.length,
            "width": line.teeth.width,
        }
    return drawn


def _stroke(stroke: lines.Stroke) -> StrokeStyle:
    drawn: StrokeStyle = {"colour": stroke.colour, "width": stroke.width, "opacity": stroke.opacity, "dash": []}
    if stroke.dash == "texture":
        drawn["textured"] = True
    else:
        drawn["dash"] = [*stroke.dash]
    return drawn


def _thinning() -> Thinning:
    rule = lines.spec().thinning
    return {"full": rule.full, "perKm": rule.per_km, "least": rule.least, "most": rule.most}


def _route_head() -> RouteHead:
    head = lines.spec().route_head
    return {
        "tip": head.tip,
        "barbs": head.barbs,
        "notch": head.notch,
        "across": head.across,
        "casing": head.casing,
    }


def _edge(edge: areas.Edge) -> EdgeStyle:
    return {"width": edge.width, "opacity": edge.opacity, "dash": [*edge.dash]}


def _areas() -> AreaStyle:
    spec = areas.spec()
    edge = spec.territory.screen_edge
    return {
        "wash": spec.territory.wash,
        "closeWash": spec.territory.screen_close.wash,
        "washZooms": (spec.territory.screen_close.from_zoom, spec.territory.screen_close.to_zoom),
        "territoryEdge": {
            "opacity": edge.opacity,
            "width": edge.width,
            "perZoom": edge.per_zoom,
            "most": edge.most,
        },
        "hatchOpacity": spec.occupation.screen_hatch.opacity,
        "hatchWidth": spec.occupation.screen_hatch.width,
        "occupationEdge": _edge(spec.occupation.edge),
        "islandTint": spec.island.tint,
        "islandEdge": _edge(spec.island.edge),
        "dotsOpacity": spec.concession.screen_dots.opacity,
        "dotsSpacing": spec.concession.spacing,
        "dotsRadius": spec.concession.screen_dots.radius,
        "concessionEdge": _edge(spec.concession.edge),
        "disputed": {
            "spacing": spec.disputed.spacing,
            "width": spec.disputed.width,
            "opacity": spec.disputed.opacity,
        },
        "wholeEdge": spec.screen.whole_edge,
    }


def _texture(texture: textures.Texture) -> TextureStyle:
    screen = textures.spec().screen
    return {
        "pale": texture.arrow.pale,
        "withdrawalPale": texture.withdrawal_pale,
        "edge": texture.arrow.edge,
        "stripes": texture.arrow.stripes * screen.stripe_spacing,
        "hatch": {"slant": texture.hatch.slant, "spacing": texture.hatch.spacing * screen.hatch_spacing},
        "claimDash": [*texture.claim_dash],
    }


def _arrow() -> ArrowStyle:
    drawn, tail = textures.spec().arrow, arrow_shape.spec().landing_tail
    return {
        "casing": drawn.casing,
        "opacity": drawn.screen_opacity,
        "stripe": drawn.stripe,
        "brokenEdge": drawn.broken_edge,
        "brokenDash": [*drawn.broken_dash],
        "size": _arrow_size(),
        "landingTail": {"bar": tail.bar, "ring": tail.ring, "width": tail.width, "casing": tail.casing},
    }


def _arrow_size() -> ArrowSizeStyle:
    spec = arrow_shape.spec()
    limits, proportions = spec.limits, spec.proportions
    return {
        "shaft": (limits.shaft.least, limits.shaft.most),
        "head": limits.head,
        "length": limits.length,
        "widths": [ZoomWidth(each.zoom, each.least, each.most) for each in spec.width.zooms],
        "tail": proportions.tail,
        "taper": proportions.taper,
        "headWidth": LinearSize(proportions.head_width.base, proportions.head_width.widths),
        "headLength": LinearSize(proportions.head_length.base, proportions.head_length.widths),
        "sweep": proportions.sweep,
        "shortest": proportions.shortest,
    }


def _highlight() -> HighlightStyle:
    selection, emphasis = highlight.spec().selection, highlight.spec().emphasis
    return {
        "selection": colours.translucent(selection.colour, selection.opacity),
        "glow": selection.glow,
        "markGlow": selection.mark_glow,
        "emphasis": colours.palette()[emphasis.colour],
        "areaEmphasis": [_glow(stroke) for stroke in emphasis.area],
        "lineEmphasis": [_glow(stroke) for stroke in emphasis.line],
        "pastOpacity": highlight.spec().past.opacity,
    }


def _guests() -> GuestStyle:
    spec, pixels = guests.spec(), lines.spec().pixels_per_point
    return {
        "radius": spec.radius * pixels,
        "hitRadius": spec.hit_radius * pixels,
        "farShare": spec.far_share,
        "lineWidth": spec.line_width * pixels,
        "edgeWidth": spec.edge.width * pixels,
        "edgeOpacity": spec.edge.opacity,
        "fillOpacity": spec.fill_opacity,
        "areaOpacity": spec.area_opacity,
        "arrowStrength": round(arrow_shape.strength(spec.arrow_men), 3),
        "categories": [*spec.categories],
        "other": spec.other,
        "ramp": [*spec.ramp],
        "density": {
            "rows": spec.density.rows,
            "zoom": spec.density.zoom,
            "cell": round(spec.density.cell * pixels),
            "opacity": spec.density.opacity,
        },
    }


def _glow(stroke: highlight.Glow) -> GlowStroke:
    return {"width": stroke.width, "opacity": stroke.opacity}


def _entry(entry: legend.Entry) -> LegendEntry:
    return {
        "id": entry.id,
        "group": entry.group,
        "layers": entry.layers.split(),
        "kinds": entry.kinds.split(),
        "bySide": entry.by_side,
        "text": entry.en,
        "names": entry.names,
    }
