"""Words of the printed page in other languages: rows of ``wording.csv``; what a row leaves out stays English.

Powers are named in ``geodata/powers.csv``, chapters and kinds of event in their own tables, lands in
``geodata/land_names.csv``.
"""

from __future__ import annotations

import calendar
from typing import TYPE_CHECKING, Annotated

from campaigns import chapters, event_kinds
from geodata import csv_records
from geodata.read_once import read_once
from geodata.translated import Translated
from geodata.validation import one_of

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE = "campaigns/symbology/wording.csv"
TITLE = "Soviet–Japanese border conflicts and campaigns, 1904–1973"
ELSEWHERE = "Elsewhere on this day"
MORE = "and {} more"
KILOMETRES = "km"
SCALE = "Scale about"
GRID = "Grid numbers: kilometres east and north"
NUMBERS = "Numbers on the map"
UTM = "Transverse Mercator projection, UTM zone {} (WGS 84)"
EQUIDISTANT = "Azimuthal equidistant projection centred on {}, {}"
EQUAL_AREA = "Azimuthal equal-area projection centred on {}, {}"
CONIC = "Lambert conformal conic projection, standard parallels {}°N and {}°N, central meridian {}"
"""Projections of a page: a zone; latitude and longitude; two parallels and a meridian."""
SOURCES = "Sources of what is shown"
ENCYCLOPAEDIA = "{} articles of Wikipedia"
NATURAL_EARTH = "Made with Natural Earth"
GEONAMES = "Places: GeoNames (CC BY 4.0)"
WORLD_DATA_BANK = "Some rivers and borders: World Data Bank II (by way of GSHHG)"
OPENSTREETMAP = "Waters, railways and borders of battlefields: © OpenStreetMap contributors, © OpenMapTiles (ODbL 1.0)"
GSHHG = "Coasts of battlefields: GSHHG (LGPL 3)"
EACH_FACT = "Each fact names its own sources"
FULL_STOP = {"ja": "。", "zh": "。"}
"""What ends a sentence and parts it from the next, where it is no stop and blank."""
ELEVATION = "Elevation: DTED of the National Imagery and Mapping Agency; no endorsement by it is implied"
NOTES = (
    "Unit symbols at the heads of arrows: APP-6, every side in the rectangle.",
    "Web Mercator: north is up everywhere; the scale grows with latitude.",
)
"""Below the legend of a screen, in this order."""
GROUND_ENDS = "No finer ground here"
GROUND_AS_FINE = "The ground is not finer here"
WITHOUT_SCRIPTS = (
    "This map needs scripts, which are switched off or blocked here. Open the file in a browser of 2023 or later, "
    "or ask whoever shows it in a frame to allow scripts there."
)
"""In the place of a map in a browser that runs none."""
CLAIM = "{}’s claim"
"""Beside the line that a side claims."""
WORDS = (
    *NOTES,
    *(GROUND_ENDS, GROUND_AS_FINE, CLAIM),
    *(UTM, EQUIDISTANT, EQUAL_AREA, CONIC),
    *(TITLE, ELSEWHERE, MORE, KILOMETRES, SCALE, GRID, NUMBERS, SOURCES, ENCYCLOPAEDIA),
    *(NATURAL_EARTH, GEONAMES, WORLD_DATA_BANK, OPENSTREETMAP, GSHHG, ELEVATION),
    *(EACH_FACT, WITHOUT_SCRIPTS),
    *calendar.month_name[1:],
)
"""What the table has a row for, in English."""


class Word(Translated):
    """A word or sentence in English, and what it is in other languages, as far as it is translated."""

    en: Annotated[str, one_of(WORDS)]
    ru: str
    ja: str
    zh: str


@read_once
def _table() -> Mapping[tuple[str, str], str]:
    """Words by themselves in English and the code of a language; errors as ``read``."""
    named = [(word, row.names) for word, row in read().items()]
    named += [(chapter.title, chapter.names) for chapter in chapters.in_order()]
    named += [(kind.en, kind.names) for kind in event_kinds.kinds().values()]
    return {(english, language): name for english, names in named for language, name in names.items()}


@read_once
def read() -> Mapping[str, Word]:
    """Rows of the table by their English. Raises VocabularyError where anything is wrong with it."""
    return csv_records.vocabulary(FILE, Word, ["en"], WORDS)


def of(text: str, language: str) -> str:
    """A word in a language, or as it is."""
    return _table().get((text, language), text)
