"""The ten chapters of the atlas: a span of days and the view of the map that shows it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from campaigns.model import Chapter


@dataclass(frozen=True, slots=True)
class Span:
    """A chapter: its days, both inclusive, the day it opens on, and the view (zoom, latitude, longitude)."""

    id: Chapter
    title: str
    years: str
    first: dt.date
    last: dt.date
    opens: dt.date
    view: tuple[float, float, float]


CHAPTERS: tuple[Span, ...] = (
    Span(
        Chapter.RIVALS,
        "Rivals",
        "1904–1931",
        dt.date(1904, 1, 1),
        dt.date(1931, 9, 17),
        dt.date(1929, 11, 17),
        (4.0, 48.0, 122.0),
    ),
    Span(
        Chapter.MANCHURIA_TAKEN,
        "Manchuria taken",
        "1931–33",
        dt.date(1931, 9, 1),
        dt.date(1933, 6, 30),
        dt.date(1931, 9, 18),
        (5.0, 44.5, 123.0),
    ),
    Span(
        Chapter.LONG_BORDER,
        "The long border",
        "1934–37",
        dt.date(1934, 1, 1),
        dt.date(1938, 6, 30),
        dt.date(1936, 3, 29),
        (5.0, 47.0, 121.5),
    ),
    Span(
        Chapter.LAKE_KHASAN,
        "Lake Khasan",
        "1938",
        dt.date(1938, 7, 1),
        dt.date(1938, 8, 31),
        dt.date(1938, 8, 6),
        (11.0, 42.46, 130.65),
    ),
    Span(
        Chapter.KHALKHIN_GOL,
        "Khalkhin Gol",
        "1939",
        dt.date(1939, 5, 1),
        dt.date(1939, 9, 30),
        dt.date(1939, 8, 20),
        (9.5, 47.72, 118.65),
    ),
    Span(
        Chapter.ROADS_TO_CHINA,
        "Roads to China",
        "1937–41",
        dt.date(1937, 7, 1),
        dt.date(1941, 6, 30),
        dt.date(1938, 3, 1),
        (4.0, 40.0, 100.0),
    ),
    Span(
        Chapter.NEUTRALITY,
        "Neutrality",
        "1940–45",
        dt.date(1940, 6, 1),
        dt.date(1945, 8, 8),
        dt.date(1941, 4, 13),
        (4.0, 48.0, 122.0),
    ),
    Span(
        Chapter.AUGUST_STORM,
        "August Storm",
        "1945",
        dt.date(1945, 8, 8),
        dt.date(1945, 9, 2),
        dt.date(1945, 8, 9),
        (5.0, 45.5, 124.5),
    ),
    Span(
        Chapter.SAKHALIN_KURILS,
        "Sakhalin and the Kurils",
        "1945",
        dt.date(1945, 8, 9),
        dt.date(1945, 9, 6),
        dt.date(1945, 8, 18),
        (5.0, 48.3, 147.5),
    ),
    Span(
        Chapter.NO_PEACE_TREATY,
        "No peace treaty",
        "1945–1973",
        dt.date(1945, 9, 2),
        dt.date(1973, 12, 31),
        dt.date(1956, 10, 19),
        (4.0, 48.0, 135.0),
    ),
)

FIRST_DAY, LAST_DAY = CHAPTERS[0].first, CHAPTERS[-1].last
OPENING = dt.date(1945, 8, 15)
"""The day the atlas opens on."""
WHOLE_THEATRE = (5.0, 46.0, 128.0)
"""The view it opens with: zoom, latitude, longitude."""
