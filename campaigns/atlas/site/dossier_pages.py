"""A page for every dossier: its map, article, figures, what it belongs to, and how it is cited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from campaigns import chapters, event_kinds
from campaigns.atlas.site import addresses, citation, linked_data
from campaigns.atlas.site.page import Page, in_sentences, labelled
from campaigns.languages import spoken
from campaigns.languages.spoken import t
from campaigns.markup import dossier as article
from campaigns.markup.addresses import link
from campaigns.markup.elements import element, mark, side
from campaigns.markup.terms import Terms
from campaigns.tables import dossiers as dossier_tables
from campaigns.tables import figures, small_map

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from campaigns.atlas.site.addresses import SiteAddresses
    from campaigns.atlas.site.book import Book
    from campaigns.markup.elements import Node
    from campaigns.model import Dossier


def pages(book: Book) -> Iterator[Page]:
    """The page of every dossier, in order of time."""
    dossiers = list(book.history.dossiers.values())
    for number, dossier in enumerate(dossiers):
        before = dossiers[number - 1] if number else None
        after = dossiers[number + 1] if number + 1 < len(dossiers) else None
        yield _page(dossier, book, before, after)


def _page(dossier: Dossier, book: Book, before: Dossier | None, after: Dossier | None) -> Page:
    path = addresses.file_of("dossiers", dossier.id)
    where = book.where(path)
    history = book.history
    terms = Terms(history, where, book.finder)
    told = terms.explain(article.prose(dossier, history, where, whole=True))
    table = figures.table(dossier, history.sources)
    numbers = [] if table.empty else [element("h2", t("Forces and losses, by source")), article.figures_table(table)]
    facts = terms.explain([*numbers, *article.facts(dossier, history, where, book.nearest)])
    cited = citation.of_dossier(dossier, book.edition)
    return Page(
        path=path,
        kind="dossier",
        title=dossier.title,
        description=in_sentences(spoken.when(dossier.when), dossier_tables.first_sentence(dossier.summary)),
        body=(
            _ways(dossier, where),
            _head(dossier),
            element(
                "div",
                element("div", *told, classes="prose"),
                element(
                    "aside",
                    _picture(dossier, book, where),
                    _about(dossier, book, where),
                    aria_label=t("Where and when"),
                ),
                classes="spread",
            ),
            *([element("div", *facts, classes="facts")] if facts else []),
            _cite(dossier, cited, where),
            _neighbours(before, after, where),
        ),
        part=addresses.DOSSIERS,
        linked=linked_data.event(dossier, history),
        on_map=addresses.place_on(where.on_map(dossier)),
        beside={f"dossiers/{dossier.id}.bib": cited.bibtex, f"dossiers/{dossier.id}.csl.json": cited.csl_json},
    )


def _ways(dossier: Dossier, where: SiteAddresses) -> Node:
    chapter = next(each for each in chapters.in_order() if each.id == dossier.chapter)
    return element(
        "nav",
        link(where.of_chapter(chapter.id), spoken.told(chapter.title)),
        element("span", chapter.years),
        classes="ways",
        aria_label=t("Chapter"),
    )


def _head(dossier: Dossier) -> Node:
    first = dossier.belligerents[0].side if dossier.belligerents else ""
    uncertain = str(dossier.dates[0].certainty) == "low"
    return element(
        "header",
        mark(dossier.kind, first, uncertain=uncertain),
        element("h1", dossier.title),
        names(dossier),
        element("p", spoken.when(dossier.when), classes="date"),
        classes="head",
    )


def names(dossier: Dossier) -> Node | None:
    """What it is called in other languages."""
    named = dossier.names.model_dump().items()
    spans = [element("span", name, lang=code) for code, name in named if name and code != spoken.language()]
    return element("p", *spans, classes="names") if spans else None


def _picture(dossier: Dossier, book: Book, where: SiteAddresses) -> Node:
    place = book.history.places[dossier.place].on(dossier.when.earliest).name
    image = element(
        "img",
        src=book.dossier_map(dossier),
        alt=book.maps.in_words(dossier),
        width=str(small_map.WIDTH),
        height=str(small_map.HEIGHT),
        classes="map-picture",
    )
    told = link(where.on_map(dossier), t("Open the map on its first day"))
    return element("figure", image, element("figcaption", t("{place} and its surroundings.", place=place), " ", told))


def _about(dossier: Dossier, book: Book, where: SiteAddresses) -> Node:
    history = book.history
    kind = spoken.told(event_kinds.kinds()[dossier.kind].en)
    parties = [side(name) for name in dict.fromkeys(str(party.side) for party in dossier.belligerents)]
    place = history.places[dossier.place]
    rows: list[tuple[str, Iterable[Node | str]]] = [
        (t("Kind"), [kind]),
        (t("Sides"), parties),
        (t("Place"), [link(where.of_place(place.id), place.on(dossier.when.earliest).name)]),
        (t("On land of"), [spoken.told(dossier.territory)] if dossier.territory else []),
        (t("Certainty"), [t(str(dossier.certainty))]),
    ]
    if (whole := history.dossiers.get(dossier.part_of or "")) is not None:
        rows.append((t("Part of"), [link(where.of_dossier(whole.id), whole.title)]))
    if below := book.parts.get(dossier.id):
        rows.append((t("Its parts"), [element("span", link(where.of_dossier(part.id), part.title)) for part in below]))
    cells = [part for name, told in rows if (said := list(told)) for part in _pair(name, said)]
    return element("dl", *cells, classes="about")


def _pair(name: str, told: Iterable[Node | str]) -> tuple[Node, Node]:
    return element("dt", name), element("dd", *told)


def _cite(dossier: Dossier, cited: citation.Citation, where: SiteAddresses) -> Node:
    bib, csl = (where.to(f"dossiers/{dossier.id}{suffix}") for suffix in (".bib", ".csl.json"))
    return element(
        "section",
        element("h2", t("How to cite this page")),
        element("p", cited.text),
        element(
            "p", element("a", "BibTeX", href=bib, download=""), " · ", element("a", "CSL-JSON", href=csl, download="")
        ),
        classes="cite",
    )


def _neighbours(before: Dossier | None, after: Dossier | None, where: SiteAddresses) -> Node:
    parts = [
        element(
            "p",
            *labelled(word, link(where.of_dossier(other.id), other.title)),
            spoken.listed(["", spoken.when(other.when)]),
        )
        for word, other in ((t("Before"), before), (t("After"), after))
        if other
    ]
    return element("nav", *parts, classes="neighbours", aria_label=t("Before and after"))
