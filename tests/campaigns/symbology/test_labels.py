"""Names are written by one table on a page and on a screen."""

from __future__ import annotations

from typing import get_args

import pytest

from campaigns.atlas.document import label_style
from campaigns.atlas.plate import label_placement
from campaigns.symbology import colours, labels

KINDS = get_args(labels.Kind)


@pytest.mark.parametrize("kind", KINDS)
def test_a_name_has_the_same_style_on_a_page_and_on_a_screen(kind: labels.Kind) -> None:
    page, screen = label_placement.style_of(kind, 10.0, "Japan"), label_style.build()["kinds"][kind]
    assert screen["font"] == f"{'italic ' * (page.slant == 'italic')}{600 if page.weight == 'bold' else 400}"
    assert (screen["colour"] or colours.of_stroke("side-dark", "Japan")) == page.colour
    assert (screen["opacity"], 10.0 * screen["spacing"]) == (page.opacity, page.spacing)


def test_a_screen_has_no_name_without_halo() -> None:
    assert min(style["halo"] for style in label_style.build()["kinds"].values()) == pytest.approx(1.85 * 1.42)


def test_sizes_fall_with_the_rank() -> None:
    sizes = [labels.spec().ranked["place"].pixels.of(rank) for rank in (1, 2, 3, 4, 5)]
    assert sizes == pytest.approx([13.9, 12.8, 11.7, 10.6, 10.5])


@pytest.mark.parametrize(("language", "first"), [("ja", "Noto Serif CJK JP"), ("zh", "Noto Serif CJK SC")])
def test_han_is_written_as_in_the_language(language: str, first: str) -> None:
    han = [name for name in labels.typefaces(language) if "CJK" in name]
    assert han[0] == first
    assert labels.typefaces(language)[0] == "Noto Serif"
