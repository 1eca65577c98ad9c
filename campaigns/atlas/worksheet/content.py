"""All that a worksheet says, ready for JSON; its pages are laid out by ``templates/worksheet.typ``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from campaigns.atlas import provenance
from campaigns.atlas.book import back_matter, days
from campaigns.atlas.book.citing import Numbers
from campaigns.atlas.plate import fonts
from campaigns.atlas.worksheet import questions
from campaigns.atlas.worksheet.subjects import MAP_MM
from campaigns.symbology import book_words, labels, languages, wording, worksheet_words
from campaigns.tables import citing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import geopandas as gpd

    from campaigns.atlas.worksheet.questions import Question
    from campaigns.atlas.worksheet.subjects import Subjects
    from campaigns.facts import Citation
    from campaigns.history import History

Text = dict[str, Any]
TYPE = 10.8
"""Points of the text; the least is 0.84 of it, see the book's ``parts.typ``: 9 points."""
_SCRIPTS = {"ru": re.compile("[\u0410-\u044f\u0401\u0451]"), "ja": re.compile("[\u3041-\u30fa\u4e00-\u9fff]")}
_SCRIPTS["zh"] = _SCRIPTS["ja"]
"""Letters without which a text is not in the language."""


@dataclass(frozen=True, slots=True)
class Named:
    """What stands by name on the maps with names: lands and waters of map 1, with the sources of the lands."""

    ground: Sequence[tuple[str, tuple[Citation, ...]]]


def build(history: History, scene: gpd.GeoDataFrame, subjects: Subjects, named: Named) -> Text:
    """The texts of a worksheet; ``scene`` has the rows of the whole atlas."""
    language, chapter = subjects.language, subjects.chapter
    asked = questions.of(subjects, history, named.ground)
    numbers = _numbers(history, scene, asked)
    origin = provenance.of(history, subjects.rows, background=True)
    words = {word: worksheet_words.of(word, language) for word in worksheet_words.HEADINGS}
    return {
        "title": f"{wording.of(chapter.title, language)} · {words['worksheet']}",
        "chapter": wording.of(chapter.title, language),
        "years": chapter.years,
        "atlas": wording.of(provenance.TITLE, language),
        "author": provenance.AUTHORS,
        "statement": origin.statement,
        "state": f"version {origin.version}, data {origin.digest}",
        "imprint": _imprint(origin, language),
        "language": "en" if language == languages.MODERN else language,
        "typefaces": {code: fonts.families(code) for code in (language, "en", *labels.spec().typefaces.han)},
        "format": {"type": TYPE, "columns": 1, "gutter": 6.0, "margin": 0.0, "map": list(MAP_MM)},
        "words": words | {word: book_words.of(word, language) for word in ("plate", "cited", "sources")},
        "maps": _maps(subjects, named, words),
        "story": _story(subjects),
        "parts": _parts(asked, words, language),
        "solutions": [
            {
                "n": number,
                "answers": [_text(each.text, language) | {"cite": numbers.of(each.citations)} for each in one.answers],
            }
            for number, one in enumerate(asked, 1)
        ],
        "sources": _sources(numbers, language),
    }


def _numbers(history: History, scene: gpd.GeoDataFrame, asked: Iterable[Question]) -> Numbers:
    """The works that the answers rest on, numbered in the order of their list."""
    keys = {citation.key for one in asked for answer in one.answers for citation in answer.citations}
    works = [work for work in citing.works(history, scene) if work.source.key in keys]
    groups = [*citing.GROUPS.values()]
    works.sort(key=lambda work: groups.index(work.group))
    return Numbers(works, {work.source.key: number for number, work in enumerate(works, 1)})


def _sources(numbers: Numbers, language: str) -> list[Text]:
    """The works by groups, without what the atlas notes of them."""
    groups = back_matter.sources(numbers, set(), language)
    return [group | {"works": [work | {"note": ""} for work in group["works"]]} for group in groups]


def _imprint(origin: provenance.Provenance, language: str) -> str:
    credits_ = [f"{wording.of(each.credit, language)}." for each in origin.origins]
    edition = book_words.of("edition", language).format(origin.version, origin.digest)
    return " ".join([f"{wording.of(origin.title, language)}. {edition}. {origin.licence}.", *credits_])


def _maps(subjects: Subjects, named: Named, words: dict[str, str]) -> Text:
    """Captions of the maps and what stands for them where they are not seen."""
    day = days.days(subjects.day, subjects.day, subjects.language)
    first, second = (words["map"].format(number) for number in (1, 2))
    lands = "; ".join(name for name, _ in named.ground)
    things = "; ".join(f"{number} {item.name}" for number, item in enumerate(subjects.items, 1))
    return {
        "blank": {"title": first, "note": words["blank"], "alt": f"{first}: {words['blank']}"},
        "numbers": {"title": second, "note": f"{day} · {words['numbered']}", "alt": f"{second}: {words['numbered']}"},
        "ground": {"title": first, "note": words["named"], "alt": f"{first}: {lands}"},
        "names": {"title": second, "note": f"{day} · {words['named']}", "alt": f"{second}: {things}"},
        "key": [kind for kind in ("event", "place", "movement") if subjects.of_kind(kind)],
    }


def _story(subjects: Subjects) -> Text | None:
    tour = subjects.tour
    if tour is None:
        return None
    steps = [{"title": step.title, **_text(step.text, subjects.language)} for step in tour.steps]
    return {"title": tour.title, "steps": steps}


def _parts(asked: Sequence[Question], words: dict[str, str], language: str) -> list[Text]:
    found: list[Text] = []
    for number, one in enumerate(asked, 1):
        if not found or found[-1]["id"] != one.part:
            found.append({"id": one.part, "title": words[one.part], "questions": []})
        text = _text(one.text, language)
        room = {"choices": list(one.choices), "blanks": one.blanks, "lines": one.lines}
        found[-1]["questions"].append(text | {"n": number} | room)
    return found


def _text(text: str, language: str) -> Text:
    """A text and whether it is in English where it should not be: what nobody has translated."""
    script = _SCRIPTS.get(language)
    return {"text": " ".join(text.split()), "english": bool(script and not script.search(text))}
