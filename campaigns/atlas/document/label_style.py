"""How names are written, as the document carries it: what the symbology says of a screen, in pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from campaigns.symbology import colours, labels, languages, lines, unit_symbols

if TYPE_CHECKING:
    from campaigns.atlas.document.style_types import LabelStyle, LabelStyles

_WEIGHTS = {False: 400, True: 600}


def build() -> LabelStyles:
    """Typefaces by language, halo, and each kind of name with its sizes."""
    spec = labels.spec()
    return {
        "typefaces": {language: _family(language) for language in languages.LANGUAGES},
        "haloColour": f"{colours.palette()[spec.halo.colour]}{round(255 * spec.halo.opacity):02x}",
        "kinds": {name: _label(label) for name, label in spec.labels.items()},
        "ranked": {
            name: {"largest": size.pixels.largest, "step": size.pixels.step, "least": size.pixels.least}
            for name, size in spec.ranked.items()
        },
        "sized": {
            name: {"least": size.pixels.least, "most": size.pixels.most, "perZoom": size.pixels.per_zoom}
            for name, size in spec.sized.items()
        },
        "symbolScale": spec.unit_symbol.width / unit_symbols.FRAME,
        "symbolCloserScale": spec.unit_symbol.closer_width / unit_symbols.FRAME,
        "symbolCloserZoom": spec.unit_symbol.closer_zoom,
        "landMaxZoom": spec.land.max_zoom,
        "landDistance": spec.land.distance,
    }


def _family(language: str) -> str:
    """Typefaces for a language as CSS writes them."""
    return ", ".join((*(f'"{name}"' for name in labels.typefaces(language)), "serif"))


def _label(label: labels.Label) -> LabelStyle:
    own = label.colour == "side-dark"
    return {
        "font": f"{'italic ' if label.italic else ''}{_WEIGHTS[label.bold]}",
        "colour": "" if own else colours.palette()[label.colour],
        "halo": max(label.halo, labels.spec().halo.least_on_screen) * lines.spec().pixels_per_point,
        "opacity": label.opacity,
        "spacing": label.spacing,
        "capitals": label.capitals,
    }
