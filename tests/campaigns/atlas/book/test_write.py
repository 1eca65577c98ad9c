"""The book as a file: what it says of itself, texts as they are, links, fonts, squares; and what is refused."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdf
import pytest

from campaigns import __main__ as command_line
from campaigns.atlas.book import plates, typeset, write
from campaigns.atlas.export_selection import ExportError
from tests import hostile
from tests.campaigns.atlas.book.conftest import MARKUP

if TYPE_CHECKING:
    from tests.campaigns.atlas.book.conftest import Book


def _bare(text: str) -> str:
    """A text without what line breaks change."""
    return re.sub(r"[\s\u00ad-]", "", text)


def test_texts_stand_as_they_are(book: Book) -> None:
    found = _bare(book.text)
    assert _bare(MARKUP) in found
    assert _bare(hostile.TEXT) in found


def test_it_says_what_it_is(book: Book) -> None:
    catalogue: Any = book.reader.trailer["/Root"]
    about = book.reader.metadata
    assert about is not None
    assert about.title == "Soviet–Japanese border conflicts and campaigns, 1904–1973"
    assert "data sha256:" in str(about.get("/Keywords"))
    assert catalogue["/Lang"] == "en"
    assert catalogue["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in catalogue


def test_the_outline_has_its_parts(book: Book) -> None:
    titles = [entry.title for entry in book.reader.outline if not isinstance(entry, list)]
    assert titles[0] == "Contents"
    assert titles[-1] == "Sources"
    assert "Gazetteer and index of places" in titles


def test_links_lead_to_pages_of_it(book: Book) -> None:
    count = len(book.reader.pages)
    pages = {page.indirect_reference.idnum for page in book.reader.pages if page.indirect_reference}
    targets = []
    for page in book.reader.pages:
        for note in page.get("/Annots") or ():
            link = note.get_object()
            target = link.get("/Dest") or link.get("/A", {}).get("/D")
            if isinstance(target, str):
                target = book.reader.named_destinations[target].dest_array
            targets += [target[0].idnum] if target is not None else []
    assert len(targets) > count
    assert set(targets) <= pages


def test_every_typeface_is_in_the_file(book: Book) -> None:
    resources: list[Any] = [page["/Resources"].get_object() for page in book.reader.pages]
    fonts = [font.get_object() for each in resources for font in each.get("/Font", {}).values()]
    for font in fonts:
        [below] = font["/DescendantFonts"]
        assert {"/FontFile2", "/FontFile3"} & set(below.get_object()["/FontDescriptor"].get_object())
    assert fonts


def test_a_plate_and_its_text_face_each_other(book: Book) -> None:
    plate = next(number for number, text in enumerate(book.pages, 1) if "Plate 2" in text and "Scale about" in text)
    facing = plate + 1 if plate % 2 == 0 else plate - 1
    assert _bare(MARKUP) in _bare(book.pages[facing - 1])


def test_the_index_names_the_square_of_a_place(book: Book) -> None:
    row = book.text[book.text.rindex("Midford") :].split("Weston", 1)[0]
    assert "44°18" in row
    assert re.search(r"2\s[A-F][1-4]", row), row


def test_the_same_data_makes_the_same_bytes(book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = tmp_path / "first.pdf", tmp_path / "second.pdf"
    monkeypatch.setattr(plates, "draw", _no_plates)
    for out in (first, second):
        write.write(out, book.history, book.rows, book.edition)
    assert first.read_bytes() == second.read_bytes()


def test_a_run_that_is_stopped_leaves_the_old_file(book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    out = tmp_path / "book.pdf"
    out.write_bytes(b"old")
    monkeypatch.setattr(plates, "draw", _no_plates)
    monkeypatch.setattr(typeset, "typeset", stopped)
    with pytest.raises(KeyboardInterrupt):
        write.write(out, book.history, book.rows, book.edition)
    assert out.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["book.pdf"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--paper", "a5"], "unknown paper a5; expected one of a4, a3"),
        (["--language", "de"], "unknown language de; expected one of en, modern, ru, ja, zh"),
        (["--chapter", "khasan"], "unknown chapter khasan; expected one of russo-japanese-war, "),
        (["--at", "1938-08-06"], "--at has no meaning for a book: a book has --book, --paper, --language, --chapter"),
    ],
)
def test_what_is_unknown_is_named_with_the_choices(
    options: list[str], message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command_line.main(["export", str(tmp_path / "book.pdf"), "--book", *options]) == 2
    assert message in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_book_is_a_pdf() -> None:
    with pytest.raises(ExportError, match=r"ends in \.png; expected \.pdf for a book"):
        write.asked(Path("book.png"), {"--book"}, None, None, None)


def _no_plates(drawn: list[plates.Plate], *_: object, folder: Path, **__: object) -> list[plates.Found]:
    for plate in drawn:
        blank = pypdf.PdfWriter()
        blank.add_blank_page(100, 100)
        blank.write(folder / plate.file)
    return [plates.Found({}, 1.0) for _ in drawn]
