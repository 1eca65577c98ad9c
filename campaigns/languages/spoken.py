"""The language that something is told in just now: that of a visitor of the app, and English everywhere else.

Texts of code are English, which is what a catalogue knows them by, as in the browser side
(``campaigns/atlas/web/base/translation.ts``): values stand in braces, and forms for a count have a bar between them,
``"{count} row|{count} rows"``. The language is that of a thread, as each visitor's page is drawn in one of its own.
What other languages need is loaded when the first is spoken.
"""

# ruff: noqa: RUF001 - letters and stops of other languages

from __future__ import annotations

import re
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING

from campaigns import dates
from campaigns.reading import sentences
from campaigns.symbology.wording import FULL_STOP
from geodata.read_once import read_once
from geodata.translated import LANGUAGES

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from campaigns.dates import When

ENGLISH = "en"
_SENTENCE = re.compile(r".+?(?:。|[.!?](?=\s+[^a-zа-яё0-9\s])(?<!\s[А-ЯЁA-Z]\.)(?<!\bг\.)(?<!\bо\.)|$)")
"""A sentence of Russian, Japanese or Chinese: behind an initial, and after a year, a full stop ends none."""
_FORMS = {"one": 0, "few": 1, "many": 2}
_BRACES = re.compile(r"\{(\w+)\}")
_now: ContextVar[str] = ContextVar("language that is told", default=ENGLISH)


def language() -> str:
    """Code of the language that is told: ``en``, ``ru``, ``ja`` or ``zh``."""
    return _now.get()


def speak(code: str) -> None:
    """Tell all in a language from now on, in this thread. Raises ValueError where it is none of the atlas's."""
    if code not in {ENGLISH, *LANGUAGES}:
        raise ValueError(f"{code!r} is no language of the atlas; expected one of {', '.join((ENGLISH, *LANGUAGES))}")
    _now.set(code)


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Tell all in a language while this lasts; errors as ``speak``."""
    before = language()
    speak(code)
    try:
        yield
    finally:
        speak(before)


def t(english: str, **values: str | float) -> str:
    """A text in the language that is told, or in English where the language has none.

    Parameters
    ----------
    english
        With names of values in braces.
    values
        By their names; numbers are written as the language does, and ``count`` decides among forms.
    """
    text = _words(language()).get(english, english)
    count = values.get("count")
    if isinstance(count, int | float):
        forms = text.split("|")
        text = forms[min(_form(count), len(forms) - 1)]
    return _BRACES.sub(lambda found: _written(found[0], values.get(found[1])), text)


def _form(count: float) -> int:
    """Which of the forms of a text is that of a count."""
    if language() == ENGLISH:
        return int(count != 1)
    from babel import Locale  # noqa: PLC0415 - see above

    return _FORMS.get(Locale.parse(language()).plural_form(count), 2)


def _written(whole: str, value: str | float | None) -> str:
    if value is None:
        return whole
    return value if isinstance(value, str) else number(value)


def later(english: str) -> str:
    """An English text that ``t`` is to translate where it is shown: named here, so that catalogues have it."""
    return english


_CERTAINTY = {"high": later("certainty high"), "medium": later("certainty medium"), "low": later("certainty low")}
_LEVELS = later("high"), later("medium"), later("low")


def told(english: str) -> str:
    """A text of the tables of data: a kind or a power, else a note, a role, the name of a line or of a land."""
    code = language()
    if code == ENGLISH:
        return english
    return _words(code).get(english) or _table_texts(code).get(english, english)


def kind(key: str) -> str:
    """A kind as data have it, "coal-concession", in words."""
    return told(key.replace("-", " "))


def number(value: float, digits: int = 3) -> str:
    """A number as the language writes it: "1,234.5", "1 234,5"; at most ``digits`` behind the point."""
    if language() == ENGLISH:
        whole, point, rest = f"{value:,.{digits}f}".partition(".")
        return f"{whole}{point}{rest}".rstrip("0").rstrip(".") if point else whole
    from babel.numbers import format_decimal  # noqa: PLC0415 - see above

    return format_decimal(value, f"#,##0.{'#' * digits}", locale=language())


def when(span: When) -> str:
    """A date or a span of dates in words."""
    if language() == ENGLISH:
        return dates.english(span)
    from campaigns.languages import date_words  # noqa: PLC0415 - see above

    return date_words.in_words(span, language())


def day(date: dt.date) -> str:
    """A day in words: "15 August 1945"."""
    return when(dates.parse(date.isoformat()))


def listed(texts: Iterable[str]) -> str:
    """Texts as a list: "a, b", "a、b"."""
    comma = t(",")
    return (", " if comma == "," else comma).join(texts)


def joined(texts: Sequence[str]) -> str:
    """Names of those who did something together: "Japan and Manchukuo"."""
    if language() == ENGLISH:
        return " and ".join(texts)
    return t("{first} and {second}", first=texts[0], second=texts[1]) if len(texts) == 2 else listed(texts)  # noqa: PLR2004


def certainty(level: str) -> str:
    """How well something is attested, where it stands by itself: "certainty high"."""
    return t(_CERTAINTY.get(level, level))


def sentence(text: str) -> str:
    """A text with a full stop behind it, as the language writes it."""
    if language() == ENGLISH:
        return f"{text.rstrip('.')}."
    if text.endswith((".", "。", "!", "?", "！", "？")):
        return text
    return text + FULL_STOP.get(language(), ". ").rstrip()


def first_sentence(text: str) -> str:
    """The first sentence of a text in the language that is told."""
    if language() == ENGLISH:
        return sentences.split(text)[0].rstrip(".") + "."
    found = _SENTENCE.match(" ".join(text.split()))
    return found[0] if found else text


@read_once
def _words(code: str) -> Mapping[str, str]:
    """Words of a language by the English ones: those of the map's interface, and the app's own."""
    if code == ENGLISH:
        return {}
    from campaigns.languages import catalogues, interface_words  # noqa: PLC0415 - see above

    own = catalogues.read(code, "app")
    texts = {english: words for about, english in own.entries if (words := own.of(about, english))}
    return interface_words.of(code) | texts


@read_once
def _table_texts(code: str) -> Mapping[str, str]:
    """Texts of tables by the English ones, and names of lands and islands."""
    from campaigns.languages import catalogues  # noqa: PLC0415 - see above
    from geodata import map_names  # noqa: PLC0415

    tables = catalogues.read(code, "tables")
    lands, _ = map_names.read_lands(Path(map_names.__file__).parent / map_names.LAND_FILE)
    named = {english: land.names[code] for english, land in lands.items() if land.names.get(code)}
    return named | {english: words for about, english in tables.entries if (words := tables.of(about, english))}
