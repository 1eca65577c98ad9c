"""Labels of numbered points: none over another, names where they have room."""

from __future__ import annotations

from itertools import combinations

import shapely

from campaigns.tables import point_labels

FRAME, NOWHERE = shapely.box(0, 0, 640, 400), shapely.box(0, 380, 100, 400)


def test_points_far_apart_have_their_names() -> None:
    labels = point_labels.placed([(100, 100), (600, 300)], [("1", "Hailar"), ("2", "第二の町")], FRAME, NOWHERE)
    assert [(label.text, label.anchor) for label in labels] == [("1 Hailar", "start"), ("2 第二の町", "end")]


def test_of_a_crowd_no_label_lies_over_another_or_over_a_point() -> None:
    points = [(300.0 + 9 * index, 200.0 + 5 * (index % 3)) for index in range(12)]
    texts = [(str(index + 1), "Remizov Heights (Balshagal)") for index in range(12)]
    labels = point_labels.placed(points, texts, FRAME, NOWHERE)
    assert len(labels) >= 6
    assert not any(one.box.intersects(other.box) for one, other in combinations(labels, 2))
    assert not any(label.box.contains(shapely.Point(point)) for label in labels for point in points)


def test_at_the_edge_and_beside_what_is_kept_free() -> None:
    corner = (95.0, 390.0)
    [label] = point_labels.placed([corner], [("1", "Maoka")], FRAME, NOWHERE)
    assert FRAME.covers(label.box)
    assert not label.box.intersects(NOWHERE)


def test_where_nothing_has_room_there_is_no_label() -> None:
    assert point_labels.placed([(50, 50)], [("1", "Maoka")], shapely.box(45, 45, 55, 55), NOWHERE) == []
