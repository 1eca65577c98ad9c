"""All that a book says, ready for JSON; its pages are laid out by ``typeset``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from campaigns import chapters
from campaigns.atlas import provenance
from campaigns.atlas.book import back_matter, citing, days
from campaigns.atlas.book.dossiers import DossierTexts
from campaigns.atlas.plate import fonts, layout
from campaigns.symbology import book_words, labels, languages, wording
from campaigns.tables import dossier_map, naming_places, small_map

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import geopandas as gpd

    from campaigns.atlas.book.edition import Edition
    from campaigns.atlas.book.plates import Found, Plate
    from campaigns.atlas.provenance import Provenance
    from campaigns.chapters import Chapter
    from campaigns.history import History
    from campaigns.model import Dossier

Text = dict[str, Any]


def build(
    history: History,
    scene: gpd.GeoDataFrame,
    edition: Edition,
    plates: Sequence[Plate],
    found: Sequence[Found],
) -> Text:
    """The texts of a book; ``found`` is what an index says of each plate."""
    language = edition.language
    shown = _in_order(history, edition)
    ids = {each.id for each in shown}
    numbers = citing.numbers(history, scene, ids)
    texts = DossierTexts(history, numbers, language)
    at_place = naming_places.by_place(shown)
    places = history.places.values() if not edition.chapter else [history.places[key] for key in at_place]
    origin = provenance.of(history, scene, background=True)
    disagreeing = [texts.disagreements(each) for each in shown]
    return {
        "title": wording.of(provenance.TITLE, language),
        "subtitle": wording.of(edition.chapters[0].title, language) if edition.chapter else "",
        "author": provenance.AUTHORS,
        "statement": origin.statement,
        "state": f"version {origin.version}, data {origin.digest}",
        "language": "en" if language == languages.MODERN else language,
        "typefaces": {code: fonts.families(code) for code in (language, "en", *labels.spec().typefaces.han)},
        "format": _format(edition),
        "words": {word: book_words.of(word, language) for word in book_words.WORDS},
        "reading": [book_words.of(word, language) for word in book_words.READING],
        "imprint": _imprint(origin, language),
        "chapters": [_chapter(each, history, shown, texts, plates) for each in edition.chapters],
        "plates": [[each.number, each.title, days.days(each.day, each.day, language)] for each in plates],
        "orders": back_matter.orders(history, shown, texts, language),
        "chronology": back_matter.chronology(shown, texts, language),
        "disagreements": [each for each in disagreeing if each],
        "gazetteer": back_matter.gazetteer(places, at_place, plates, found, language),
        "terms": back_matter.terms(history, numbers),
        "sources": back_matter.sources(numbers, ids, language),
    }


def _in_order(history: History, edition: Edition) -> list[Dossier]:
    order = [each.id for each in edition.chapters]
    found = [each for each in history.dossiers.values() if each.chapter in order]
    return sorted(found, key=lambda each: order.index(each.chapter))


def _format(edition: Edition) -> Text:
    sheet, size = edition.sheet, edition.format
    return {
        "paper": edition.paper,
        "columns": size.columns,
        "gutter": size.gutter,
        "type": size.type,
        "plate": [sheet.width, sheet.height],
        "margin": layout.MARGIN * sheet.unit,
    }


def _imprint(origin: Provenance, language: str) -> list[str]:
    credits_ = [f"{wording.of(each.credit, language)}." for each in origin.origins]
    edition = book_words.of("edition", language).format(origin.version, origin.digest)
    return [origin.title, f"{edition}. {origin.licence}", " ".join(credits_), book_words.of("paper-note", language)]


def _chapter(
    chapter: Chapter, history: History, shown: Sequence[Dossier], texts: DossierTexts, plates: Sequence[Plate]
) -> Text:
    """A chapter in sections: each begins with a plate, and has the events up to the next."""
    language = texts.language
    plate_of = {each.dossier: each.number for each in plates if each.chapter == chapter.id}
    sections: list[Text] = [{"plate": plate_of[""], "dossiers": []}]
    for dossier in shown:
        if dossier.chapter != chapter.id:
            continue
        text = texts.text(dossier)
        if dossier.id in plate_of:
            text["plate"] = plate_of[dossier.id]
            sections.append({"plate": plate_of[dossier.id], "dossiers": []})
        else:
            text["map"] = f"maps/{dossier.id}.svg"
        sections[-1]["dossiers"].append(text)
    story = [
        {"title": step.title, "when": days.days(step.date, step.date, language), "text": step.text}
        for tour in history.tours.values()
        if tour.chapter == chapter.id
        for step in tour.steps
    ]
    return {
        "id": chapter.id,
        "number": chapters.in_order().index(chapter) + 1,
        "title": wording.of(chapter.title, language),
        "years": chapter.years,
        "story": story,
        "sections": sections,
    }


def draw_small_maps(history: History, scene: gpd.GeoDataFrame, edition: Edition, content: Text, folder: Path) -> None:
    """Draw the maps of the events without a plate into a folder, and put what they show in words into the content."""
    maps = dossier_map.DossierMaps(history, scene, small_map.SmallGround(history.ground), edition.format.small)
    family = fonts.families(edition.language)[0]
    for chapter in content["chapters"]:
        for section in chapter["sections"]:
            for text in section["dossiers"]:
                dossier = history.dossiers[text["id"]]
                text["alt"] = maps.in_words(dossier)
                if text["map"]:
                    drawn = maps.svg(dossier).replace('font-family="serif"', f'font-family="{family}"')
                    (folder / text["map"]).write_text(drawn, encoding="utf-8")
