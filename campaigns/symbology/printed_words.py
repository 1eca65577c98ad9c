"""What a row of a table of printed words is: a word, heading, paragraph or question in every language."""

from __future__ import annotations

from geodata.translated import Translated
from geodata.validation import Text


class PrintedWord(Translated):
    """A text in every language; ``{}`` stands for what is put in. A table narrows ``id`` to those that it has."""

    id: Text
    en: Text
    ru: Text
    ja: Text
    zh: Text

    def told(self, language: str) -> str:
        """The text in a language, else in English."""
        return self.names.get(language, self.en)
