"""True courses of the railways of the time on a battlefield sheet, along the tracks that OpenStreetMap has today.

A section runs from station to station as ``stations.csv`` has them. Between two of them it follows the shortest way
along tracks; where they end on the way, along them as far as they go beside the smooth line of the layer ``railways``;
where there is none, or only a way round, that line. So a railway built since then is drawn nowhere, and one torn up
since keeps its place.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np
import shapely
from shapely import ops

from geodata.build import detail, railways

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geodata.sheets import Sheet

    Node = tuple[float, float]

_SEAM = 0.0008
"""Degrees; ends of tracks so near to another go on there: sources come in tiles."""
_FROM_STATION = 0.04
"""Degrees from a station to the nearest track at most: where the position of a station is known to 3 km."""
_FROM_LINE = 0.05
"""Degrees from the smooth line to where tracks end on the way at most: farther off they are another railway's."""
_TO_LINE = 0.12
"""The same in the distance they have led from the station: a siding leads nowhere."""
_WAY_ROUND = 1.7
"""How much longer than the straight line a way along tracks may be."""
_TOLERANCE = 0.0002


@dataclass(frozen=True, slots=True)
class Railway:
    """A section of ``stations.csv`` as it runs on a sheet, EPSG:4326."""

    section: str
    geometry: shapely.Geometry


def _tracks(sheet: Sheet) -> list[shapely.LineString]:
    lines = [
        each.shape
        for name in sheet.details
        for each in detail.read(name)
        if each.layer == "transportation" and shapely.intersects(each.shape, sheet.box)
    ]
    return [line for shape in lines for line in shapely.get_parts(shape)]


def _distance(first: Node, second: Node) -> float:
    """Distance in degrees of latitude."""
    narrow = np.cos(np.radians((first[1] + second[1]) / 2))
    return float(np.hypot((first[0] - second[0]) * narrow, first[1] - second[1]))


def _network(tracks: Iterable[shapely.LineString]) -> nx.Graph:
    """Vertices of tracks, joined along them and across the edges of tiles."""
    graph = nx.Graph()
    for track in tracks:
        points = [(float(x), float(y)) for x, y in np.round(shapely.get_coordinates(track), 5)]
        graph.add_edges_from((a, b, {"length": _distance(a, b)}) for a, b in pairwise(points) if a != b)
    nodes = sorted(graph.nodes)
    ends = [node for node in nodes if graph.degree(node) == 1]
    tree = shapely.STRtree(shapely.points(nodes))
    for end, found in zip(*tree.query(shapely.points(ends), "dwithin", distance=_SEAM).tolist(), strict=True):
        if ends[end] != nodes[found]:
            graph.add_edge(ends[end], nodes[found], length=_distance(ends[end], nodes[found]))
    return graph


def _way(graph: nx.Graph, first: Node, last: Node) -> list[Node]:
    """The shortest way along tracks from one vertex to another; none where it is a way round."""
    try:
        way: list[Node] = nx.shortest_path(graph, first, last, weight="length")
    except nx.NetworkXNoPath:
        return []
    return way if sum(_distance(a, b) for a, b in pairwise(way)) <= _WAY_ROUND * _distance(first, last) else []


def _begun(graph: nx.Graph, first: Node, smooth: list[Node]) -> list[Node]:
    """From a station along tracks to where they come nearest the next beside the smooth line, and on along that line.

    None where they lead nowhere beside it.
    """
    course = shapely.LineString(smooth)
    tracks = sorted(nx.node_connected_component(graph, first))
    beside = shapely.dwithin(shapely.points(tracks), course, _FROM_LINE)
    near = [node for node, is_beside in zip(tracks, beside, strict=True) if is_beside]
    nearest = min(near, key=lambda node: _distance(node, smooth[-1]), default=first)
    way = _way(graph, first, nearest) if nearest != first else []
    end = shapely.Point(nearest)
    if not way or course.distance(end) > _TO_LINE * _distance(first, nearest):
        return []
    rest = ops.substring(course, course.project(end), course.length)
    return [*way, *[(float(x), float(y)) for x, y in shapely.get_coordinates(rest)[1:]]]


def _leg(graph: nx.Graph, ends: tuple[Node | None, Node | None], smooth: list[Node]) -> tuple[list[Node], bool]:
    """The way from one station to the next, and whether it is along tracks."""
    first, last = ends
    if first and last:
        way = _way(graph, first, last) if first != last else []
    elif first:
        way = _begun(graph, first, smooth)
    elif last:
        way = _begun(graph, last, smooth[::-1])[::-1]
    else:
        way = []
    if way:
        return way, True
    return [first or smooth[0], *smooth[1:-1], last or smooth[-1]], False


def courses(sheet: Sheet, smooth: Mapping[str, shapely.LineString]) -> list[Railway]:
    """Sections that run along a track of today somewhere on a sheet, by id.

    Parameters
    ----------
    sheet
        Whose ``detail`` has tracks.
    smooth
        Course of every section of the layer ``railways``, by its id.
    """
    tracks = _tracks(sheet)
    if not tracks:
        return []
    graph = _network(tracks)
    nodes = sorted(graph.nodes)
    tree = shapely.STRtree(shapely.points(nodes))
    found = []
    for section, stations in sorted(railways.stations().items()):
        points = [shapely.Point(lon, lat) for lon, lat, _ in stations]
        inside = shapely.intersects(sheet.box, points)
        near = [tree.query_nearest(point, max_distance=_FROM_STATION, all_matches=False) for point in points]
        snapped = [nodes[int(index[0])] if len(index) else None for index in near]
        course, legs, along = smooth[section], [], False
        for k in range(len(points) - 1):
            if inside[k] or inside[k + 1]:
                stretch = ops.substring(course, course.project(points[k]), course.project(points[k + 1]))
                plain = [(float(x), float(y)) for x, y in shapely.get_coordinates(stretch)]
                way, on_track = _leg(graph, (snapped[k], snapped[k + 1]), plain)
                legs.append(shapely.LineString(way))
                along |= on_track
        if along:
            line = shapely.intersection(shapely.line_merge(shapely.union_all(legs)), sheet.box)
            found.append(Railway(section, shapely.simplify(line, _TOLERANCE)))
    return found
