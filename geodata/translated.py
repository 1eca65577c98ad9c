"""Rows of tables that have a name in each language of the atlas, in columns called by the language."""

from __future__ import annotations

from geodata import csv_records

LANGUAGES = ("ru", "ja", "zh")
"""Languages, besides English, in which the atlas names things."""


class Translated(csv_records.Record):
    """A row with a column for each of ``LANGUAGES``; the table says where they stand and whether they may be empty."""

    @property
    def names(self) -> dict[str, str]:
        """Its name in each language but English, as far as it is known."""
        names = ((language, getattr(self, language)) for language in LANGUAGES)
        return {language: name for language, name in names if name}
