"""A page for every chapter with its events and tour, and a page for every tour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from campaigns import chapters
from campaigns.atlas.site import addresses
from campaigns.atlas.site.chronicle import event_rows
from campaigns.atlas.site.page import Page, labelled
from campaigns.languages import spoken
from campaigns.languages.spoken import t
from campaigns.markup.addresses import link
from campaigns.markup.elements import element
from campaigns.markup.terms import Terms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from campaigns.atlas.site.book import Book
    from campaigns.chapters import Chapter
    from campaigns.tour_model import Tour


def pages(book: Book) -> Iterator[Page]:
    """The pages of the chapters in their order, then those of the tours."""
    for chapter in chapters.in_order():
        yield _chapter(chapter, book)
    for tour in book.history.tours.values():
        yield _tour(tour, book)


def _chapter(chapter: Chapter, book: Book) -> Page:
    path = addresses.file_of("chapters", chapter.id)
    where = book.where(path)
    view = "/".join(f"{number:g}" for number in chapter.view)
    tours = [tour for tour in book.history.tours.values() if tour.chapter == chapter.id]
    told = [element("p", *labelled(t("Guided tour"), link(where.of_tour(tour.id), tour.title))) for tour in tours]
    on_map = where.on_day(chapter.opens, view=view)
    events = book.by_chapter.get(chapter.id, [])
    title = spoken.told(chapter.title)
    return Page(
        path=path,
        kind="chapter",
        title=title,
        description=t(
            "{chapter}, {years}: {count} event on the map, with its sources."
            "|{chapter}, {years}: {count} events on the map, each with its sources.",
            chapter=title,
            years=chapter.years,
            count=len(events),
        ),
        body=(
            element("header", element("h1", title), element("p", chapter.years, classes="date"), classes="head"),
            *told,
            element("p", link(on_map, t("Open the map of the chapter"))),
            element("h2", t("Events")),
            event_rows(events, where),
        ),
        part=addresses.INDEX,
        on_map=addresses.place_on(on_map),
    )


def _tour(tour: Tour, book: Book) -> Page:
    path = addresses.file_of("tours", tour.id)
    where = book.where(path)
    terms = Terms(book.history, where, book.finder)
    chapter = next(each for each in chapters.in_order() if each.id == tour.chapter)
    steps = []
    for number, step in enumerate(tour.steps, 1):
        told = [link(where.of_dossier(key), book.history.dossiers[key].title) for key in step.dossiers]
        parts = [part for each in told for part in (" · ", each)][1:]
        target = where.in_tour(tour.id, number)
        steps.append(
            element(
                "section",
                element("h2", f"{number}. {step.title}"),
                element("p", spoken.day(step.date), classes="date"),
                *terms.explain([element("p", step.text)]),
                element("p", *parts, " · ", link(target, t("Open the map at this step")), classes="lesser"),
                classes="step",
            )
        )
    return Page(
        path=path,
        kind="tour",
        title=tour.title,
        description=tour.steps[0].text,
        body=(
            element(
                "nav",
                link(where.of_chapter(chapter.id), spoken.told(chapter.title)),
                classes="ways",
                aria_label=t("Chapter"),
            ),
            element(
                "header", element("h1", tour.title), element("p", t("Guided tour"), classes="date"), classes="head"
            ),
            element("div", *steps, classes="prose"),
        ),
        part=addresses.INDEX,
        on_map=addresses.place_on(where.in_tour(tour.id, 1)),
    )
