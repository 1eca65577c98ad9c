"""Draws the unit symbols with the package ``milsymbol``: ``python -m campaigns.symbology.unit_symbol_drawings``.

To be run when a branch, arm or size is added to ``unit_symbols``.
"""

from __future__ import annotations

import json

from campaigns.symbology import unit_symbols


def text() -> str:
    """The file of symbols, JSON: SVG pictures by code, in the package's own colours."""
    from milsymbol import Symbol  # noqa: PLC0415 - it belongs to the tools; the atlas itself does without

    drawn = {code: str(Symbol(code, size=unit_symbols.SIZE).as_svg()) for code in unit_symbols.codes()}
    return json.dumps(drawn, indent=0) + "\n"


if __name__ == "__main__":
    unit_symbols.DRAWINGS.write_text(text(), encoding="utf-8")
    print(unit_symbols.DRAWINGS)
