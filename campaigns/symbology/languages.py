"""Languages names can be shown in; where a name is not known in one, it is shown in English."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from campaigns.model import Dossier
    from geodata.gazetteer import Place

LANGUAGES: dict[str, str] = {
    "en": "English, names of the period",
    "modern": "English, today’s names",
    "ru": "Русский",
    "ja": "日本語",
    "zh": "中文",
}
"""Code of what names can be written in, and its title."""
ENGLISH, MODERN = "en", "modern"


def known(code: str) -> tuple[str, str]:
    """The language to use for a code, and a message where it is not the one asked for, else an empty text."""
    wanted = code.strip().lower().replace("_", "-").split("-")[0]
    if wanted in LANGUAGES:
        return wanted, ""
    return ENGLISH, f"no names in the language {code!r}; written in English (known: {', '.join(LANGUAGES)})"


def event_name(dossier: Dossier, language: str) -> str:
    """The name of an event for the map: in the language where the dossier has it, else its short English name."""
    return str(getattr(dossier.names, language, "") or dossier.short)


def event_title(dossier: Dossier, language: str) -> str:
    """The full name of an event in the language, else its English title."""
    return str(getattr(dossier.names, language, "") or dossier.title)


def place_name(place: Place, language: str) -> str:
    """The name of a place in the language, else in English; of today, or of the period."""
    return place.modern if language == MODERN else place.names.get(language) or place.name
