"""The atlas on anybody's Folium map: its layers as they stood on a day, for ``folium.LayerControl`` to switch.

Folium renders what it is given as a Jinja template, some of it twice, and Leaflet takes many a text for HTML. What the
data says therefore stands beside the map as JSON that no template sees, and becomes text by ``folium_layers.js``.
"""

from __future__ import annotations

import hashlib
import html
import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from branca.element import Figure
from folium.map import Layer
from folium.template import Template

from campaigns.atlas import provenance
from campaigns.atlas.document.folium_map import Verbatim
from campaigns.atlas.export_selection import ExportError
from campaigns.atlas.formats import table
from campaigns.dates import english_days
from campaigns.notebook import given, leaflet_looks, loading
from campaigns.symbology import layers as symbology_layers

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    import geopandas as gpd
    from branca.element import Element
    from shapely.geometry.base import BaseGeometry

    from campaigns.notebook.leaflet_looks import Look, Pattern
    from campaigns.notebook.leaflet_looks import Path as Options
    from campaigns.notebook.loading import Atlas

_SCRIPT = Path(__file__).with_suffix(".js")
_DIGITS = 5
"""Decimals of a degree: about a metre."""
_LOWEST = 400
"""z-index of Leaflet's own overlays; marks of events still lie below its tooltips (650)."""


class DayLayer(Layer):
    """One layer of the atlas on a day; ``content`` is what ``folium_layers.js`` draws, as JSON."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "var {{ this.get_name() }} = atlasLayer({{ this.content_id | tojson }});"
        "{% endmacro %}"
    )

    def __init__(self, title: str, content: str, bounds: tuple[float, ...], *, show: bool = True) -> None:
        super().__init__(name=_as_text(title), overlay=True, control=True, show=show)
        self._name = "AtlasLayer"
        self._content, self._bounds = content, bounds

    @property
    def content_id(self) -> str:
        """Id of the element that holds the content."""
        return f"{self.get_name()}_content"

    def _get_self_bounds(self) -> list[list[float | None]]:
        """South-west and north-east corner, latitude first, as Folium has them."""
        west, south, east, north = self._bounds
        return [[south, west], [north, east]]

    def render(self, **kwargs: object) -> str:
        """Put script and content into the page beside the map."""
        figure = self.get_root()
        assert isinstance(figure, Figure)  # noqa: S101 - what Folium makes for every map
        content = f'<script type="application/json" id="{self.content_id}">{self._content}</script>'
        figure.html.add_child(Verbatim(content), name=self.content_id)
        figure.script.add_child(Verbatim(_SCRIPT.read_text(encoding="utf-8")), name="atlas_layers", index=0)
        super().render(**kwargs)  # type: ignore[no-untyped-call]
        return ""


class DayLayers(Mapping[str, DayLayer]):
    """The layers of a day, see ``layers``; by its name each is a ``DayLayer``, to be added by itself."""

    def __init__(self, date: dt.date, made: Mapping[str, DayLayer]) -> None:
        self.date = date
        self._made = MappingProxyType(dict(made))

    def __repr__(self) -> str:
        """Which there are."""
        return f"<layers of the atlas on {self.date}: {', '.join(self._made)}>"

    def __iter__(self) -> Iterator[str]:
        """Their names, the lowest first."""
        return iter(self._made)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._made)

    def __getitem__(self, name: str) -> DayLayer:
        """The layer of a name. Raises ExportError where there is none on the day."""
        if name not in self._made:
            raise ExportError(f"nothing of the layer {name} on {self.date}; expected one of {', '.join(self._made)}")
        return self._made[name]

    def add_to(self, parent: Element) -> DayLayers:
        """Add all of them to a ``folium.Map`` or a group on one; add a ``folium.LayerControl`` after them."""
        for layer in self._made.values():
            layer.add_to(parent)
        return self


def layers(
    date: given.Day,
    layers: str | Iterable[str] | None = None,
    *,
    language: str = "en",
    show: str | Iterable[str] | None = None,
    atlas: Atlas | None = None,
) -> DayLayers:
    """Layers of the atlas as they stood on a day, to be added to a ``folium.Map``: ``layers("1938-08-06").add_to(m)``.

    They have the colours, strokes, textures and marks of the atlas, from the zooms on from which it draws them, a popup
    for each feature, which is text, and the credits of what they are made from. Each call makes layers for one map.

    Parameters
    ----------
    date
        The day.
    layers
        Names of layers; None = all of which there is anything on the day.
    language
        Of names: ``en, modern, ru, ja`` or ``zh``.
    show
        Names of those that are on when the map opens; None = all.
    atlas
        What ``campaigns.load`` gave; None = what it gave last.

    Raises
    ------
    ExportError
        If the day, a layer or the language is unknown, or there is nothing; it names what is expected.
    """
    day, asked, shown = given.day(date), given.layers(layers), given.layers(show)
    code = given.language(language)
    known = atlas or loading.kept()
    rows = known.scene_on(day, asked)
    if rows.empty:
        raise ExportError(f"nothing of the layers {', '.join(asked or ())} on {day}; choose others, or another day")
    credit = f"{provenance.TITLE}. {provenance.of(known.history, rows).credit}"
    names = table.of_rows(rows, known.history, code)["name"]
    made = {}
    for level, layer in enumerate(symbology_layers.upwards()):
        own = rows[rows["layer"] == layer]
        if own.empty:
            continue
        title = f"{symbology_layers.titles()[layer]}, {english_days(day, day)}"
        content = _content(own.assign(name=names[own.index]), known, layer, level, credit)
        made[layer] = DayLayer(title, content, tuple(own.total_bounds), show=shown is None or layer in shown)
    return DayLayers(day, made)


def _content(rows: gpd.GeoDataFrame, atlas: Atlas, layer: str, level: int, credit: str) -> str:
    """What ``folium_layers.js`` draws of the rows of a layer, as JSON that may stand in a script element."""
    looks: dict[str, dict[str, Any]] = {}
    numbers: dict[str, int] = {}
    patterns: dict[str, Pattern] = {}
    features = []
    for row in rows.to_dict("records"):
        for look in leaflet_looks.of_row(row, atlas.history):
            drawn = _look(look, patterns)
            key = json.dumps(drawn)
            looks.setdefault(key, drawn)
            number = numbers.setdefault(key, len(numbers))
            features.append(
                {
                    "geometry": _geometry(row["geometry"]),
                    "text": _text(row),
                    "look": number,
                    "from": look.first_zoom,
                    "until": look.end_zoom,
                }
            )
    content = {
        "pane": f"atlas-{layer}",
        "level": _LOWEST + 10 * level,
        "attribution": html.escape(credit),
        "patterns": [_pattern(key, pattern) for key, pattern in patterns.items()],
        "looks": [*looks.values()],
        "features": features,
    }
    # As escapes no text in it can end the script element or begin a comment there.
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False).replace("<", "\\u003c")


def _look(look: Look, patterns: dict[str, Pattern]) -> dict[str, Any]:
    """A look as JSON; the patterns of its fills are put into ``patterns`` by the ids by which it refers to them."""
    picture = dict(zip(("address", "width", "height"), look.picture, strict=True)) if look.picture else None
    return {"paths": [_path(path, patterns) for path in look.paths], "picture": picture, "radius": look.radius}


def _path(path: Options, patterns: dict[str, Pattern]) -> Options:
    fill = path.get("fillColor")
    if fill is None or isinstance(fill, str):
        return path
    key = "atlas-" + hashlib.sha256(repr(fill).encode()).hexdigest()[:12]
    patterns[key] = fill
    return path | {"fillColor": f"url(#{key})"}


def _pattern(key: str, pattern: Pattern) -> dict[str, Any]:
    shapes = [(name, dict(attributes)) for name, attributes in pattern.shapes]
    return {"id": key, "width": pattern.width, "height": pattern.height, "shapes": shapes}


def _geometry(geometry: BaseGeometry) -> dict[str, Any]:
    """GeoJSON; longitudes may run beyond 180, so that nothing is torn there."""
    rounded = shapely.transform(geometry, lambda points: np.round(points, _DIGITS))
    return dict(shapely.geometry.mapping(rounded))


def _text(row: Mapping[str, Any]) -> list[str]:
    """What a popup says: the name, then what else there is to say."""
    certainty = f"certainty: {row['certainty']}" if row["certainty"] else ""
    sources = f"sources: {row['sources']}" if row["sources"] else ""
    facts = (row["side"], _days(row["start"], row["end"]), row["note"], certainty, sources)
    return [str(row["name"]), *(str(fact) for fact in facts if fact)]


def _days(start: dt.date | None, end: dt.date | None) -> str:
    if start and end:
        return english_days(start, end)
    if start:
        return f"from {english_days(start, start)}"
    return f"until {english_days(end, end)}" if end else ""


def _as_text(title: str) -> str:
    """A title that neither Folium takes for a template nor Leaflet for markup."""
    return html.escape(title).replace("{", "&#123;").replace("}", "&#125;")
