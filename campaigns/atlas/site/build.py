"""The site is made: the map, data, pages, pictures and what holds them together, into a folder.

What is dear – the map, the data, drawn maps – is made again only when what it is made from has changed.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from campaigns.atlas import export, provenance
from campaigns.atlas.export_selection import ExportError, Selection
from campaigns.atlas.replacing import temporary_folder
from campaigns.atlas.site import (
    addresses,
    chapter_pages,
    chronicle,
    data_files,
    dossier_pages,
    folder,
    for_servers,
    formation_pages,
    front_pages,
    land_pages,
    oembed,
    place_pages,
    search_index,
    source_pages,
)
from campaigns.atlas.site.book import Book
from campaigns.atlas.site.editions import Edition, folder_of
from campaigns.atlas.site.folder import SiteFolder, digest
from campaigns.atlas.site.page import SCRIPT, STYLE, TEMPLATES, WORDS, Page, Pictures, html
from campaigns.languages import own_names, spoken, translating
from campaigns.languages.spoken import ENGLISH
from geodata import folders
from geodata.translated import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    import geopandas as gpd

    from campaigns.history import History

_STYLE = TEMPLATES.with_name("style")
_STYLES = ("page", "prose", "lists", "languages", "narrow", "paper")
"""The parts of the style sheet: a later one wins over those before it."""
_CODE = (
    *("campaigns/**/*.py", "campaigns/**/*.csv", "campaigns/**/*.toml", "campaigns/**/*.jinja", "campaigns/**/*.css"),
    *("campaigns/atlas/web/bundle*.js", "geodata/**/*.py"),
)
_GROUND = tuple(pattern for pattern in provenance.DATA if pattern.startswith("geodata/"))
_SHARED = (addresses.MAP, STYLE, SCRIPT, *for_servers.NAMES)
"""Files at the root that belong to no language."""
_DATA_ADDRESS = "data:image/svg+xml;base64,"


@dataclass(frozen=True, slots=True)
class Built:
    """What became of a site: its pages, the bytes of all its files, and how many files are other than they were."""

    pages: int
    bytes: int
    files: int
    remade: int


def build(
    out: Path,
    history: History,
    scene: gpd.GeoDataFrame,
    address: str = "",
    *,
    languages: Sequence[str] = (ENGLISH,),
    progress: Callable[[str], None] = lambda _text: None,
) -> Built:
    """Write the site into a folder.

    Parameters
    ----------
    out
        A new folder, an empty one, or that of an older site.
    history, scene
        The history in English, and the rows of the whole atlas.
    address
        Where the site will be found, ``https://example.org/atlas/``, for what needs whole addresses: the site map
        (``sitemap.xml``) and the addresses told to search engines. Without it there are none.
    languages
        Its languages, as ``editions.asked`` gives them.
    progress
        Told what is being made.

    Raises
    ------
    ExportError
        If the folder holds other files, or cannot be written. What was there is untouched then.
    """
    target = out.resolve()
    edition = Edition(ENGLISH, tuple(languages), _validated(address))
    known = folder.read(target)
    try:
        with temporary_folder(target.parent) as work:
            made = SiteFolder(work / "site", target, known)
            pages = _write(made, Book(history, scene, edition=edition), progress)
            made.finish()
            total = sum((made.new / name).stat().st_size for name in made.files)
            folder.exchange(made.new, target)
    except OSError as error:
        raise ExportError(f"{out} cannot be written: {error.strerror or error}") from None
    return Built(pages, total, len(made.files), made.remade)


def _validated(address: str) -> str:
    if not address:
        return ""
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.query or parts.fragment:
        raise ExportError(f"{address!r} is not an address of a site; expected one such as https://example.org/atlas/")
    return address.rstrip("/") + "/"


def _write(made: SiteFolder, book: Book, progress: Callable[[str], None]) -> int:
    """Write everything; returns the number of pages, with the map."""
    languages = book.edition.languages
    code, ground = _digest_of(_CODE), _digest_of(_GROUND)
    history = book.history
    told = repr((history.dossiers, history.tours, history.formations, history.orders_of_battle, history.places))
    whole = digest(code, provenance.digest(), told)
    words = {code: _digest_of((f"campaigns/languages/{code}/*.po",)) for code in languages}
    progress("the map")
    carried = digest(whole, *(words[code] for code in languages[1:])) if len(languages) > 1 else whole
    if not made.made_before(addresses.MAP, carried):
        selection = Selection(carried=languages[1:])
        document = export.html(history, export.rows_drawn(".html", book.scene, selection), selection)
        made.write(addresses.MAP, document.encode(), carried)
    progress("the data")
    files = data_files.write(made, book, whole)
    drawn = Pictures()
    maps = _Maps(made, digest(code, ground))
    book.draws.append(maps.drawn)
    paths = [addresses.MAP]
    for language in languages:
        progress("the pages" if language == ENGLISH else f"the pages in the language {language}")
        edition = replace(book.edition, language=language)
        source = digest(whole, words[language], repr(edition))
        kept = made.kept(_is_of(edition), made_from=(edition.file_of(addresses.INDEX), source))
        paths += kept or _edition(made, _told_in(book, edition), files, drawn, source)
    for name, content in drawn.files.items():
        made.write(name, content, maps.sources.get(digest(content), ""))
    made.write(STYLE, b"\n".join((_STYLE / f"{part}.css").read_bytes() for part in _STYLES))
    made.write(SCRIPT, search_index.script().encode())
    for name, content in for_servers.files(paths, book.edition).items():
        made.write(name, content)
    return len(paths)


def _told_in(book: Book, edition: Edition) -> Book:
    """A book in the language of an edition."""
    if edition.language == ENGLISH:
        return replace(book, edition=edition)
    history = own_names.put_first(translating.translated(book.history, edition.language), edition.language)
    return replace(book, history=history, edition=edition, original=book)


def _is_of(edition: Edition) -> Callable[[str], bool]:
    """Tells the files of an edition, with the pictures of all languages if it is the English one."""
    if edition.folder:
        return lambda name: name.startswith(edition.folder)
    others = (*map(folder_of, LANGUAGES), "data/", *_SHARED)
    return lambda name: not name.startswith(others)


def _edition(made: SiteFolder, book: Book, files: data_files.Files, drawn: Pictures, source: str) -> list[str]:
    """Write the pages of a language and what only it has; returns the files of the pages below the site's folder."""
    edition, pages = book.edition, []
    with spoken.speaking(edition.language):
        for page in _pages(book):
            pages.append(page)
            _write_page(made, page, drawn, edition, source)
        for page in (front_pages.downloads(files, book), front_pages.contents(pages, book)):
            pages.append(page)
            _write_page(made, page, drawn, edition, source)
        made.write(edition.file_of("search-index.js"), search_index.of(book).encode())
        if edition.language != ENGLISH:
            made.write(edition.file_of(WORDS), search_index.words().encode())
    return [edition.file_of(page.path) for page in pages]


def _write_page(made: SiteFolder, page: Page, drawn: Pictures, edition: Edition, source: str) -> None:
    is_first = page.path == addresses.INDEX
    made.write(edition.file_of(page.path), html(page, drawn, edition).encode(), source if is_first else "")
    if edition.site and page.on_map is not None:
        described = oembed.file_of(edition.file_of(page.path))
        made.write(described, oembed.text(page.title, page.on_map, edition.site).encode())
    for name, text in page.beside.items():
        made.write(edition.file_of(name), text.encode())


def _pages(book: Book) -> Iterator[Page]:
    yield front_pages.front(book)
    yield from chapter_pages.pages(book)
    yield from chronicle.pages(book)
    yield from land_pages.pages(book)
    yield front_pages.search()
    yield from dossier_pages.pages(book)
    yield from formation_pages.pages(book)
    yield from place_pages.pages(book)
    yield from source_pages.pages(book)


def _digest_of(patterns: tuple[str, ...]) -> str:
    """Digest of files of the project, by patterns from its folder."""
    paths = folders.matching(provenance.ROOT, patterns)
    return digest(*(part for path in paths for part in (path.name, path.read_bytes())))


class _Maps:
    """Drawn maps, each made once of what it shows: those of the old site are read from there."""

    def __init__(self, made: SiteFolder, common: str) -> None:
        self._made, self._common = made, common
        self.sources: dict[str, str] = {}
        """Digest of what each was made from, by the digest of its content."""

    def drawn(self, shown: str, draw: Callable[[], str]) -> str:
        """The map of what is shown, told as text; ``draw`` draws it, an address with the data in it."""
        source = digest(self._common, shown)
        content = self._made.content_made_from(source)
        if content is None:
            content = base64.b64decode(draw().removeprefix(_DATA_ADDRESS))
        self.sources[digest(content)] = source
        return _DATA_ADDRESS + base64.b64encode(content).decode("ascii")
