"""How a picture looks in grey print and to three kinds of colour-blind readers, and whether two fills differ there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from daltonlens import simulate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Picture = np.ndarray
"""Rows, columns, red green blue; 0 to 255."""

_BLINDNESS = {
    "protanopia": simulate.Deficiency.PROTAN,
    "deuteranopia": simulate.Deficiency.DEUTAN,
    "tritanopia": simulate.Deficiency.TRITAN,
}
LEAST = 18.0
"""Levels of 255 by which brightness, or its spread over the fill, must differ to be told apart."""


def grey(picture: Picture) -> Picture:
    """As a black-and-white printer makes it."""
    luminance = picture[..., :3] @ np.array([0.2126, 0.7152, 0.0722])
    return np.repeat(luminance[..., None], 3, axis=2)


def _seen_with(deficiency: simulate.Deficiency) -> Callable[[Picture], Picture]:
    simulator = simulate.Simulator_Brettel1997()

    def seen(picture: Picture) -> Picture:
        whole = np.ascontiguousarray(picture[..., :3]).astype(np.uint8)
        return np.asarray(simulator.simulate_cvd(whole, deficiency, severity=1.0))

    return seen


VIEWS: dict[str, Callable[[Picture], Picture]] = {
    "grey print": grey,
    **{name: _seen_with(deficiency) for name, deficiency in _BLINDNESS.items()},
}


def _texture(picture: Picture) -> tuple[float, float]:
    """Mean brightness of a fill and how far it spreads: stripes spread, a pale fill is bright."""
    luminance = grey(picture)[..., 0]
    return float(luminance.mean()), float(luminance.std())


def alike(fills: dict[str, Picture]) -> Iterator[str]:
    """Pairs of fills that some reader could not tell apart by their brightness and texture alone."""
    names = sorted(fills)
    for view, seen in VIEWS.items():
        textures = {name: _texture(seen(fills[name])) for name in names}
        for index, name in enumerate(names):
            for other in names[index + 1 :]:
                mean, spread = (abs(a - b) for a, b in zip(textures[name], textures[other], strict=True))
                if max(mean, spread) < LEAST:
                    yield f"{view}: {name} and {other} (brightness {mean:.0f}, texture {spread:.0f} levels apart)"
