"""What is written beside the line that a side claims: the same on a screen and on a page."""

from __future__ import annotations

from campaigns.symbology import languages, wording
from geodata import powers


def name_of(side: str, language: str) -> str:
    """Whose claim a line is, in a language: "Mongolia’s claim"; in English where that language has no name for it."""
    power = powers.by_name()[side]
    if language in power.names:
        return wording.of(wording.CLAIM, language).format(power.names[language])
    return wording.of(wording.CLAIM, languages.ENGLISH).format(power.short or power.name)
