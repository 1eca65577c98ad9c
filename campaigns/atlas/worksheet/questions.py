"""Questions of a worksheet: those a teacher wrote into the tour, and those made from the data, each with its answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from campaigns import event_kinds
from campaigns.atlas.book import days
from campaigns.atlas.worksheet import subjects as subjects_of
from campaigns.facts import Citation, citations_of
from campaigns.symbology import languages, worksheet_words
from geodata import powers
from geodata.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from campaigns.atlas.plate.outline_map import Item
    from campaigns.atlas.worksheet.subjects import Subjects
    from campaigns.history import History
    from campaigns.model import Dossier, Waypoint

Part = Literal["on-maps", "to-begin", "in-story", "in-atlas"]
"""By what a question is answered; an id of ``worksheet_words``."""
PARTS: tuple[Part, ...] = ("on-maps", "to-begin", "in-story", "in-atlas")
"""In their order on the page: those of the maps stand beside them, the teacher's own come before all others."""
_EXACT = re.compile(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d")
_SINGLE = re.compile(r"\d{4}-\d\d-\d\d")
_ORDERED, _HELD, _WAYS, _REACHED, _LASTED, _SIDES, _DISPUTES = 6, 4, 2, 2, 2, 1, 2
"""Events to be put in order, places whose holder is asked for, and questions of each other sort at most."""
_TWO = 2
"""Things from which on there is something to compare."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, and the sources it rests on."""

    text: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question, what there is to choose from, lines to write on, and its answers.

    ``blanks``: whether each choice has room for a number or a day before it.
    """

    part: Part
    text: str
    answers: tuple[Answer, ...]
    choices: tuple[str, ...] = ()
    lines: int = 0
    blanks: bool = True


def of(subjects: Subjects, history: History, named: Sequence[tuple[str, tuple[Citation, ...]]]) -> list[Question]:
    """The questions of a worksheet in the order of the page.

    Parameters
    ----------
    named
        Lands and waters that map 1 with names has, with their sources.
    """
    tour = subjects.tour
    found = [*_of_maps(subjects, history, named), *_own(subjects)]
    if not (tour and tour.only_these_questions):
        found += [*_of_story(subjects, history), *_of_atlas(subjects, history)]
    return sorted(found, key=lambda each: PARTS.index(each.part))


def _own(subjects: Subjects) -> Iterator[Question]:
    for each in subjects.tour.questions if subjects.tour else ():
        yield Question("to-begin", each.question, (Answer(each.answer, each.source),), lines=3)


def _of_maps(
    subjects: Subjects, history: History, named: Sequence[tuple[str, tuple[Citation, ...]]]
) -> Iterator[Question]:
    language = subjects.language
    if named:
        cited = tuple(dict.fromkeys(citation for _, citations in named for citation in citations))
        yield Question(
            "on-maps",
            worksheet_words.of("ask-label", language),
            (Answer(worksheet_words.of("see-map", language), cited),),
            tuple(sorted((name for name, _ in named), key=folded)),
            blanks=False,
        )
    if subjects.items:
        yield Question(
            "on-maps",
            worksheet_words.of("ask-numbers", language),
            tuple(
                Answer(f"{number}\u2002{_told(item, subjects)}", _cited(item, subjects, history))
                for number, item in enumerate(subjects.items, 1)
            ),
            tuple(sorted((item.name for item in subjects.items), key=folded)),
        )


def _told(item: Item, subjects: Subjects) -> str:
    """A thing with what tells it from others: the day of an event, the side of a movement."""
    if item.kind == "event":
        when = next(each for each in subjects.dossiers if each.id == item.id).when
        return f"{item.name}, {days.in_words(when, subjects.language)}"
    return f"{item.name} ({side(item.side, subjects.language)})" if item.kind == "movement" else item.name


def _cited(item: Item, subjects: Subjects, history: History) -> tuple[Citation, ...]:
    if item.kind == "event":
        return next(each for each in subjects.dossiers if each.id == item.id).dates[0].source
    return subjects.axis(item).sources if item.kind == "movement" else of_place(item.id, history)


def of_place(identity: str, history: History) -> tuple[Citation, ...]:
    """The source of the position of a place."""
    return (Citation(key=history.places[identity].source),)


def side(name: str, language: str) -> str:
    """What a side is called in a language."""
    return powers.by_name()[name].names.get(language, name)


def _of_story(subjects: Subjects, history: History) -> Iterator[Question]:
    """The parts of the story and their days: titles from A to Z, days in their order."""
    steps = subjects.tour.steps if subjects.tour else ()
    if len({step.date for step in steps}) < _TWO:
        return
    told = [
        (step.title, days.days(step.date, step.date, subjects.language), history.dossiers[step.dossiers[0]])
        for step in steps
    ]
    yield Question(
        "in-story",
        f"{worksheet_words.of('ask-days', subjects.language)} {'; '.join(dict.fromkeys(day for _, day, _ in told))}",
        tuple(Answer(f"{title}: {day}", dossier.dates[0].source) for title, day, dossier in told),
        tuple(sorted((title for title, _, _ in told), key=folded)),
    )


def _bare(citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """Works without the places in them: of what a dossier as a whole rests on."""
    return tuple(dict.fromkeys(Citation(key=each.key) for each in citations))


def _of_atlas(subjects: Subjects, history: History) -> Iterator[Question]:
    ranked = sorted(subjects.dossiers, key=lambda each: each.importance)
    yield from _order(subjects, ranked)
    yield from _held(subjects, history)
    moving = subjects.of_kind("movement")
    yield from [_way(number, item, subjects, history) for number, item in moving[:_WAYS]]
    yield from [found for _, item in moving if (found := _reached(item, subjects, history))][:_REACHED]
    yield from [found for each in ranked if (found := _lasted(each, subjects.language))][:_LASTED]
    fought = [each for each in ranked if event_kinds.kinds()[each.kind].fought and len(each.belligerents) >= _TWO]
    yield from [_sides(each, subjects.language) for each in fought[:_SIDES]]
    yield from _disputes(ranked, subjects.language)


def _order(subjects: Subjects, ranked: Sequence[Dossier]) -> Iterator[Question]:
    """Events that began on days of their own, to be put in order."""
    begun: dict[object, Dossier] = {}
    for each in ranked:
        if _SINGLE.match(each.when.text) and not each.when.vague and each.title not in {*map(_title, begun.values())}:
            begun.setdefault(each.when.earliest, each)
    chosen = sorted([*begun.values()][:_ORDERED], key=lambda each: each.when.earliest)
    if len(chosen) < _TWO:
        return
    language = subjects.language
    titles = [languages.event_title(each, language) for each in chosen]
    answers = [
        Answer(f"{number}\u2002{title}, {days.in_words(each.when, language)}", each.dates[0].source)
        for number, (title, each) in enumerate(zip(titles, chosen, strict=True), 1)
    ]
    asked = worksheet_words.of("ask-order", language)
    yield Question("in-atlas", asked, tuple(answers), tuple(sorted(titles, key=folded)))


def _title(dossier: Dossier) -> str:
    return dossier.title


def _held(subjects: Subjects, history: History) -> Iterator[Question]:
    """Who held places on the day of the map; ground that another claimed is not asked for."""
    language = subjects.language
    held: list[tuple[Item, str, str]] = []
    for _, item in subjects.of_kind("place"):
        if found := subjects_of.land_of(subjects, history.places[item.id]):
            held.append((item, *found))
    held.sort(key=lambda each: [land for _, land, _ in held].count(each[1]))  # of each land some, the rarer first
    chosen = sorted(held[:_HELD], key=lambda each: folded(each[0].name))
    if len({land for _, land, _ in chosen}) < _TWO:
        return
    answers = []
    for item, land, keys in chosen:
        named = history.ground.land_names.get(land)
        text = f"{item.name}: {named.in_language(language) if named else land}"
        answers.append(Answer(text, citations_of(keys)))
    asked = worksheet_words.of("ask-held", language).format(days.days(subjects.day, subjects.day, language))
    yield Question("in-atlas", asked, tuple(answers), tuple(item.name for item, _, _ in chosen))


def _way(number: int, item: Item, subjects: Subjects, history: History) -> Question:
    language, axis = subjects.language, subjects.axis(item)
    first, last = axis.waypoints[0], axis.waypoints[-1]
    span = days.days(first.when.earliest, last.when.latest, language)
    ends = f"{_place_of(first, history, language)} – {_place_of(last, history, language)}"
    text = f"{item.name} ({side(item.side, language)}): {ends}, {span}"
    cited = tuple(dict.fromkeys((*first.source, *last.source)))
    return Question("in-atlas", worksheet_words.of("ask-way", language).format(number), (Answer(text, cited),), lines=2)


def _place_of(waypoint: Waypoint, history: History, language: str) -> str:
    return languages.place_name(history.places[waypoint.place].on(waypoint.when.earliest), language)


def _reached(item: Item, subjects: Subjects, history: History) -> Question | None:
    """When a formation reached the last place of its way whose day is well attested."""
    axis, language = subjects.axis(item), subjects.language
    attested = [each for each in axis.waypoints[1:] if _SINGLE.fullmatch(each.when.text) and each.certainty != "low"]
    if not attested:
        return None
    last = attested[-1]
    asked = worksheet_words.of("ask-reached", language).format(item.name, _place_of(last, history, language))
    return Question("in-atlas", asked, (Answer(days.in_words(last.when, language), last.source),), lines=1)


def _lasted(dossier: Dossier, language: str) -> Question | None:
    """How long an event lasted; where sources date it differently, each of them answers."""
    exact = [each for each in dossier.dates if _EXACT.fullmatch(each.when.text)]
    if not exact or exact[0] is not dossier.dates[0]:
        return None
    answers = []
    for each in exact:
        counted = (each.when.latest - each.when.earliest).days + 1
        text = worksheet_words.of("days-counted", language).format(counted, days.in_words(each.when, language))
        answers.append(Answer(text, each.source))
    asked = worksheet_words.of("ask-lasted", language).format(languages.event_title(dossier, language))
    return Question("in-atlas", asked, tuple(answers), lines=1)


def _sides(dossier: Dossier, language: str) -> Question:
    cited = _bare(dossier.sources)
    answers = [
        Answer(": ".join(filter(None, (side(str(each.side), language), ", ".join(each.commanders)))), cited)
        for each in dossier.belligerents
    ]
    asked = worksheet_words.of("ask-sides", language).format(languages.event_title(dossier, language))
    return Question("in-atlas", asked, tuple(answers), lines=len(answers))


def _disputes(ranked: Sequence[Dossier], language: str) -> list[Question]:
    """What sources answer differently, of as many events as there is room for."""
    asked = worksheet_words.of("ask-dispute", language)
    found = []
    for dossier in ranked:
        dispute = next((each for each in dossier.disputes if len(each.answers) >= _TWO), None)
        if dispute:
            answers = tuple(Answer(each.text, each.source) for each in dispute.answers)
            found.append(Question("in-atlas", asked.format(dispute.question), answers, lines=len(answers) + 1))
    return found[:_DISPUTES]
