"""Arrows: how far a tip stands from its dated waypoint, and how many shapes are valid."""

from __future__ import annotations

from campaigns import catalogue
from campaigns.dates import day_number
from campaigns.movement import arrows
from geodata.projections import distance_km
from tests.benchmarks.figures import show


def run() -> None:
    """Print the figures."""
    history = catalogue.load()
    axes = [axis for dossier in history.dossiers.values() for axis in dossier.axes]
    farthest, waypoints, valid, shapes = 0.0, 0, 0, 0
    for axis in axes:
        stages = arrows.stages(axis, history.places)
        shapes += len(stages)
        valid += sum(stage.geometry.is_valid and stage.geometry.is_simple for stage in stages)
        for day, place in {day_number(w.when.earliest): history.places[w.place] for w in axis.waypoints}.items():
            tip = next(stage.tip for stage in stages if stage.start <= day <= stage.end)
            farthest = max(farthest, distance_km(*tip, place.longitude, place.latitude))
            waypoints += 1
    show("dossiers", len(history.dossiers), "", 30, at_least=True)
    show("axes and routes with dated waypoints", len(axes), "", 35, at_least=True)
    show(f"farthest tip from its waypoint, of {waypoints}", farthest, "km", 1)
    show(f"valid shapes, of {shapes} stages", 100 * valid / shapes, "%", 100, at_least=True)
