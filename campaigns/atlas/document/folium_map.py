"""The document: one Folium map with Leaflet, relief, layers, clock and dossiers inside, and nothing outside.

Folium renders whatever it is given as a Jinja template, twice for some parts. What comes from the data and from
libraries therefore never passes through its templates: it is added by ``Verbatim``, the data zipped, so that no text in
it can end the script element it stands in.
"""

from __future__ import annotations

import base64
import gzip
import html
import json
import re
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import deflate
import folium
from branca.element import Element, Figure, MacroElement
from folium.map import CustomPane
from folium.raster_layers import ImageOverlay
from folium.template import Template

from campaigns.atlas.document import columns, web_bundle
from campaigns.atlas.provenance import AUTHORS
from campaigns.symbology import colours, languages, wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from campaigns.atlas.document.payload_types import Payload
    from geodata.relief_files import Relief

POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; "
    "font-src data:; base-uri 'none'; form-action 'none'"
)
"""Content security policy of the document: whatever it holds, nothing is fetched."""
POLICY_WITH_PIECES = f"{POLICY}; connect-src 'self'"
"""That of a document which loads data in pieces: they are fetched from the server it came from, and from no other."""

SMALLEST = 12
"""Level of compression of libdeflate."""

_OPENING = ("opens", "view", "select", "guests", "pieces")
"""Parts of the payload that say how the document opens. They stand by themselves: a map is saved by changing these."""
_DATA = '<script type="application/gzip" id="{}">{}</script>'
_OPENED = re.compile(_DATA.format("atlas-opening", "([A-Za-z0-9+/=]*)"))
_STILL = '<div class="still">'


_PAGE = Template(
    "<!DOCTYPE html>\n<html>\n<head>\n{{ this.header.render(**kwargs) }}\n</head>\n<body>\n"
    "{{ this.html.render(**kwargs) }}\n<script>\n{{ this.script.render(**kwargs) }}\n</script>\n</body>\n</html>\n"
)
"""The page around it; that of Folium has a script behind the end of the body, where HTML allows none."""


class Verbatim(Element):
    """Text that is written as it is, never read as a template."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def render(self, **_: object) -> str:
        """The text itself."""
        return self._text


class AtlasMap(folium.Map):
    """A Folium map that links nothing: Leaflet comes from the package XStatic-Leaflet, inside the document."""

    _template = Template((Path(__file__).parent / "folium_map.jinja").read_text(encoding="utf-8"))

    def __init__(self, view: tuple[float, float, float]) -> None:
        super().__init__(
            location=view[1:],
            zoom_start=round(view[0]),
            tiles=None,
            min_zoom=2,
            max_zoom=12,
            zoom_snap=0.5,
            keyboard=False,
            attribution_control=False,
            world_copy_jump=False,
            prefer_canvas=True,
            track_resize=False,  # map-view.ts does, and knows when the map is drawn at its new size
        )
        self.default_js, self.default_css = [], []
        self.options |= {"min_zoom": 2, "max_zoom": 12, "zoom": view[0]}
        self.land = colours.of("land")
        self._id = "atlas"


class _Start(MacroElement):
    _template = Template(
        "{% macro script(this, kwargs) %}"
        "openAtlas({{ this._parent.get_name() }}, "
        '...["atlas-data", "atlas-opening"].map((id) => document.getElementById(id).textContent));'
        "{% endmacro %}",
    )


def leaflet() -> tuple[str, str]:
    """Leaflet's script and style sheet, without references to files beside them."""
    data = files("xstatic.pkg.leaflet") / "data"
    script = (data / "leaflet.js").read_text(encoding="utf-8")
    sheet = (data / "leaflet.css").read_text(encoding="utf-8")
    script = re.sub(r"^//# sourceMappingURL=.*$", "", script, flags=re.MULTILINE)
    return script, re.sub(r"url\([^)]*\)", "none", sheet)


def packed(value: object) -> str:
    """JSON of a value, zipped, as base64: a fifth of its size, and no text in it can end a script or be a template.

    libdeflate finds a twenty-seventh more to leave out than zlib does, in half a second.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return base64.b64encode(deflate.gzip_compress(text.encode(), SMALLEST)).decode("ascii")


def _provenance(payload: Payload) -> str:
    """Where the document comes from, in the terms of Dublin Core."""
    terms = {
        "author": AUTHORS,
        "dcterms.hasVersion": payload["version"],
        "dcterms.identifier": payload["digest"],
        "dcterms.license": payload["licence"],
        "dcterms.rights": payload["credit"],
    }
    return "".join(f'<meta name="{name}" content="{html.escape(text)}">' for name, text in terms.items())


def _without_scripts(still: str, language: str) -> str:
    """What stands in the page where its scripts are not run."""
    words = html.escape(wording.of(wording.WITHOUT_SCRIPTS, language))
    return f"<noscript>{_STILL}{still}<p>{words}</p></div></noscript>"


def render(payload: Payload, relief: Relief, still: str = "", texts: Mapping[str, dict[str, Any]] | None = None) -> str:
    """Render the document.

    Parameters
    ----------
    payload
        What ``payload.build`` gives.
    relief
        The picture under the map.
    still
        A picture of the map as SVG for readers whose browser runs no scripts, see ``still_picture.svg``.
    texts
        What it carries for other languages, by their codes: see ``document_texts``.

    Returns
    -------
    str
        A complete HTML page that needs no network, but for data in pieces that lie beside it; the same text for the
        same payload.
    """
    words = payload.get("words", {})
    language = payload.get("language", languages.ENGLISH) if words else languages.ENGLISH
    title = words.get(payload["title"], payload["title"])
    document = AtlasMap(payload["view"])
    figure = document.get_root()
    assert isinstance(figure, Figure)  # noqa: S101 - what Folium makes for every map
    figure._template = _PAGE  # noqa: SLF001 - as Folium's own classes set it
    figure._id = "document"  # noqa: SLF001 - Folium draws it at random, and an export should not
    script, sheet = leaflet()
    policy = POLICY_WITH_PIECES if payload.get("pieces") else POLICY
    head = {
        "meta_http": '<meta charset="utf-8">',  # in the place of what Folium has under this name
        "policy": f'<meta http-equiv="Content-Security-Policy" content="{html.escape(policy)}">',
        "title": f"<title>{html.escape(title)}</title>",
        "provenance": _provenance(payload),
        "sheets": f"<style>{sheet}\n{web_bundle.style_sheet()}</style>",
        "leaflet": f"<script>{script}</script>",
        "atlas": f"<script>{web_bundle.script()}</script>",
    }
    for name, text in head.items():
        figure.header.add_child(Verbatim(text), name=name)
    atlas = {name: value for name, value in payload.items() if name not in _OPENING}
    opening = {name: value for name, value in payload.items() if name in _OPENING}
    data = _DATA.format("atlas-data", packed(columns.of_tables(atlas))) + _DATA.format("atlas-opening", packed(opening))
    figure.html.add_child(Verbatim(_without_scripts(still, language)), name="still")
    for code, told in (texts or {}).items():
        data += f'<script type="application/gzip" id="atlas-texts-{code}">{packed(told)}</script>'
    figure.html.add_child(Verbatim(data), name="data")
    south, west, north, east = relief.bounds
    corners = [[south, west], [north, east]]
    picture = "data:image/webp;base64," + base64.b64encode(relief.path.read_bytes()).decode("ascii")
    children = (
        CustomPane("relief", z_index=200),
        ImageOverlay(picture, corners, pane="relief", interactive=False, pixelated=False, alt=""),
        _Start(),  # type: ignore[no-untyped-call]
    )
    for number, child in enumerate(children):
        child._id = f"part{number}"  # noqa: SLF001 - as above
        document.add_child(child)
    page = figure.render()
    return page.replace("<html>", f'<html lang="{language}">', 1)


def opened_otherwise(page: str, opening: Mapping[str, object], still: str) -> str:
    """A document that was rendered without a still picture, with another opening: in a tenth of the time.

    Parameters
    ----------
    page
        What ``render`` gave.
    opening
        Of ``opens``, ``view``, ``select`` and ``guests`` as in the payload those that differ.
    still
        The still picture, see ``render``.
    """

    def opened(found: re.Match[str]) -> str:
        before = json.loads(gzip.decompress(base64.b64decode(found[1])))
        return _DATA.format("atlas-opening", packed(before | opening))

    page, times = _OPENED.subn(opened, page)
    assert (times, page.count(_STILL)) == (1, 1), "a document has one opening and one place for a still picture"  # noqa: S101
    return page.replace(_STILL, _STILL + still)
