"""Tables that users bring, damaged or hostile: read, understood in some way or other, placed, and packed for the map.

Whatever they are, they are refused with a sentence, or each row of them is placed or refused with one.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import math
import time
import traceback
from typing import TYPE_CHECKING

import openpyxl
import shapely
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from campaigns import column_roles
from campaigns.atlas.document import guest_payload
from campaigns.guests import encodings, guessing, placing, reading
from campaigns.guests.csv_files import DELIMITERS
from campaigns.guests.mapping import Mapping
from campaigns.guests.table import GuestFileError
from geodata.antimeridian import END, SEAM
from tests.fuzz import mutations
from tests.fuzz.addresses import TEXTS
from tests.fuzz.results import Result

if TYPE_CHECKING:
    import random
    from pathlib import Path

    from campaigns.guests.placing import GuestLayer
    from campaigns.guests.table import GuestTable, RowProblem
    from campaigns.history import History

_LONGEST = 1_000
"""Characters that a message has at most."""
_CELLS = (
    *("47.7", "118.5", "-90", "180", "0", "1e5", "47,7", "47°43'12\"N", "118°36' в.д.", "N47 E118", "POINT(118 47)"),
    *(
        "1939-08-20",
        "20.8.1939",
        "8/9/1945",
        "昭和14年8月20日",
        "1939",
        "9999-12-31",
        "0001-01-01",
        "31.6.1939",
        "14477",
    ),
    *("Harbin", "Хайлар", "battle", "Япония", "1 200", "#b3202c", "rgb(1,2,3", "https://example.org", "javascript:1"),
    *("=1+1", "@SUM(A1)", "+", "-", "'", '"', '""', ",", ";", "\t", "|", "\r", "\n", "", " ", "\u00a0", "9" * 400),
    *(
        "1e400",
        "nan",
        "inf",
        "٤٧",
        "\uff14\uff17",
        "½",
        "\x00",
        "\x1b[31m",
        "\u202e",
        "\ud7ff",
        "é" * 50_000,
        "a b " * 30,
    ),
    *("1/" * 200, "1939-" * 200, "." * 500, "°" * 300, "1" * 300 + ".", "1 2 " * 300, "-" * 300, "(((", "{{x}}"),
)
_NUMBERS: tuple[object, ...] = (0, -1, 47.7, 1e308, -1e308, 10**30, True, None, "47", [], {}, [1], [[1, 2]], 118.5, 90)
_KINDS = ("Point", "MultiPoint", "LineString", "Polygon", "MultiPolygon", "GeometryCollection", "Sphere", None, 7)


class GuestTables:
    """Tries tables, one after the other.

    Parameters
    ----------
    samples, history
        A folder of files that can be read, and the atlas they come to.
    """

    def __init__(self, samples: Path, history: History) -> None:
        self._samples = {path.name: path.read_bytes() for path in sorted(samples.iterdir())}
        self._history = history

    def tried(self, number: int, chance: random.Random) -> Result:
        """Bring a table and see what becomes of its rows."""
        name, data, what = chance.choice((self._damaged, self._damaged, _text, _text, _workbook, _features))(chance)
        what = f"table of a user: {name}: {what}"
        started = time.process_time()
        try:
            lost, messages = self._brought(name, data, chance)
        except Exception:  # noqa: BLE001 - what nothing else caught is what is looked for
            return Result(number, what, time.process_time() - started, traceback.format_exc(limit=-6))
        wrong = [message for message in messages if not message.strip() or len(message) > _LONGEST or "\n" in message]
        spent = time.process_time() - started
        right = len(messages) - len(wrong)
        return Result(number, what, spent, "", [], lost, len(messages), right, wrong[0][:200] if wrong else "")

    def _damaged(self, chance: random.Random) -> tuple[str, bytes, str]:
        name = chance.choice([*self._samples])
        data = self._samples[name] or b"\n"
        damages = [*mutations.ANY, *mutations.TABLE]
        if not encodings_of_text(data):
            damages.remove(mutations.recoded)
        mutation = chance.choice(damages)(data, chance)
        return name, mutation.data, mutation.kind

    def _brought(self, name: str, data: bytes, chance: random.Random) -> tuple[list[str], list[str]]:
        """What was lost of a file, and what was told of it."""
        try:
            table = reading.read_bytes(data, name)
            mapping = guessing.guess(table)
            questions = guessing.questions(table, mapping)
            if chance.random() < 1 / 2:
                mapping = _any_mapping(table, chance)
            layer = placing.place(table, mapping, self._history)
        except GuestFileError as error:
            return [], [str(error)]
        packed = guest_payload.build(layer)
        json.dumps(packed)
        refused = [*layer.refused, *layer.remarks]
        lost = [*_missing(table, layer), *_not_read(data, name, table), *_impossible(layer)]
        if packed["count"] != len(layer.rows):
            lost.append(f"{len(layer.rows)} rows of which the map has {packed['count']}")
        if layer.refused:
            table.as_it_came(layer.refused)
        return lost, [*questions, *map(str, refused)]


def encodings_of_text(data: bytes) -> bool:
    """Whether bytes are text in UTF-8."""
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _any_mapping(table: GuestTable, chance: random.Random) -> Mapping:
    """Some columns of a table taken for whatever it may be."""
    names = chance.sample([*table.columns], min(len(table.columns), 6))
    roles = chance.sample(column_roles.ROLES, len(names))
    return Mapping(
        columns=dict(zip(roles, names, strict=True)),
        day_first=chance.choice((None, True, False)),
        longitude_first=chance.choice((True, False)),
        arrows=chance.choice((True, False)),
        title=chance.choice(("", "x", "<b>", "\u202e")),
        colour_by=chance.choice(("", "side", "kind", "number")),
    )


def _missing(table: GuestTable, layer: GuestLayer) -> list[str]:
    """Rows of a table that are neither placed nor refused, or both."""
    refused = {problem.row for problem in layer.refused if problem.row is not None}
    placed = [int(identity.rpartition("/")[2]) for identity in layer.rows["id"]]
    lines = [table.lines[row] for row in refused]
    if sorted([*placed, *lines]) != sorted(table.lines):
        return [f"{len(table)} rows, of which {len(placed)} are placed and {len(lines)} refused"]
    unread: list[RowProblem] = [problem for problem in table.refused if problem not in layer.refused]
    return [str(problem) for problem in unread]


def _not_read(data: bytes, name: str, table: GuestTable) -> list[str]:
    """Lines of a text without quotation marks, or features of a collection, that are in no row."""
    known = len(table) + len(table.refused)
    if name.endswith((".geojson", ".json", ".jsonld")):
        content = json.loads(data.removeprefix(b"\xef\xbb\xbf"))
        features = content["features"] if content["type"] == "FeatureCollection" else [content]
        return [] if len(features) == known else [f"{len(features)} features, of which {known} were read"]
    if not table.kind.startswith("CSV"):
        return []
    text = encodings.decode(data).text
    header = table.kind.rpartition(" ")[2]
    lines = io.StringIO(text, newline=None).read().split("\n")[int(header) if header.isdigit() else 0 :]
    if '"' in text or text.lower().startswith("sep="):
        return []
    filled = sum(bool(line.replace(table.delimiter, "").strip()) for line in lines)
    return [] if filled == known else [f"{filled} lines, of which {known} were read"]


def _impossible(layer: GuestLayer) -> list[str]:
    """Rows that are nowhere, or end before they begin."""
    found = []
    for identity, shape, start, end in layer.rows[["id", "geometry", "start", "end"]].itertuples(index=False):
        west, south, east, north = shapely.bounds(shape)
        is_on_earth = SEAM <= west <= east <= END and -90 <= south <= north <= 90
        if not is_on_earth or not math.isfinite(west + south + east + north):
            found.append(f"{identity} at {west}, {south}")
        if start and end and end < start:
            found.append(f"{identity} from {start} to {end}")
    return found


def _cell(chance: random.Random) -> str:
    return chance.choice((*_CELLS, *TEXTS) if chance.random() < 1 / 3 else _CELLS[:21])


def _rows(chance: random.Random) -> list[list[str]]:
    """A header of roles and strange names, and rows below it, which may be longer or shorter."""
    words = [name for names in column_roles.words().values() for name in names]
    header = [chance.choice((*words, *TEXTS[:30])) for _ in range(chance.randrange(1, 9))]
    widths = (len(header) + chance.choice((0, 0, 0, 0, 1, -1)) for _ in range(chance.randrange(1, 30)))
    above = [[_cell(chance)] for _ in range(chance.choice((0, 0, 0, 2)))]
    return [*above, header, *([_cell(chance) for _ in range(width)] for width in widths)]


def _text(chance: random.Random) -> tuple[str, bytes, str]:
    delimiter, encoding = chance.choice([*DELIMITERS]), chance.choice(("utf-8", "utf-8", "utf-16", *encodings.USUAL))
    quote = chance.choice(("", "", '"'))
    lines = [delimiter.join(f"{quote}{cell}{quote}" for cell in row) for row in _rows(chance)]
    text = chance.choice(("\n", "\r\n", "\r")).join(lines)
    return "hostile.csv", text.encode(encoding, "replace"), f"hostile cells, {encoding}"


def _workbook(chance: random.Random) -> tuple[str, bytes, str]:
    book, made = openpyxl.Workbook(), io.BytesIO()
    sheet = book.worksheets[0]
    for row in _rows(chance):
        texts = (cell.encode("utf-8", "replace").decode()[:30_000] for cell in row)
        cells: list[object] = [ILLEGAL_CHARACTERS_RE.sub("", text).lstrip("=") for text in texts]
        cells.append(chance.choice((None, 47.7, -1, 1e300, True, "#N/A", dt.date(1939, 8, 20), dt.time(5, 45))))
        sheet.append(cells)
    book.save(made)
    data = made.getvalue()
    return "hostile.xlsx", data, "hostile cells"


def _features(chance: random.Random) -> tuple[str, bytes, str]:
    features: list[object] = []
    for _ in range(chance.randrange(1, 12)):
        kind, depth = chance.choice(_KINDS), chance.randrange(5)
        coordinates: object = [_number(chance), _number(chance)]
        for _ in range(depth):
            coordinates = [coordinates] * chance.randrange(4)
        geometry = {"type": kind, "coordinates": coordinates, "geometries": chance.choice(_NUMBERS)}
        properties = {chance.choice(("name", "date", "lat", "", "side")): chance.choice((*_NUMBERS, _cell(chance)))}
        feature: dict[str, object] = {"type": "Feature", "geometry": geometry, "properties": properties}
        feature["when"] = {"timespans": chance.choice((*_NUMBERS, [{"start": {"in": "1939"}, "end": {"in": 5}}]))}
        feature[chance.choice(("names", "links", "type", "geometry", "x"))] = chance.choice(_NUMBERS)
        features.append(feature if chance.random() < 3 / 4 else chance.choice(_NUMBERS))
    content = {"type": "FeatureCollection", "features": features, "crs": chance.choice((None, *_NUMBERS))}
    return "hostile.geojson", json.dumps(content).encode("utf-8", "replace"), "hostile features"


def _number(chance: random.Random) -> object:
    return chance.choice((118.5, 47.7, -179.9, 179.9, 360, *_NUMBERS))
