"""The atlas in other languages: texts to translate, gettext catalogues (``ru/dossiers.po``), and what is still missing.

A catalogue has an entry for each text: its English words, where they stand (``#: campaigns/dossiers/hutou.yaml:12``),
what they are (``msgctxt``), and the translation. Poedit and Weblate open them. An entry that is missing, or out of date
(``fuzzy``), falls back to English.
"""
