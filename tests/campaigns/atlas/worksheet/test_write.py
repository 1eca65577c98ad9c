"""The worksheet as a file: what pupils get, what teachers get behind it, and what is refused."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pymupdf
import pytest

from campaigns import __main__ as command_line
from campaigns.atlas.plate import outline_map
from campaigns.atlas.worksheet import write
from tests import hostile
from tests.campaigns.atlas.book.conftest import MARKUP

if TYPE_CHECKING:
    from pathlib import Path

    from tests.campaigns.atlas.worksheet.conftest import Sheet


def _bare(text: str) -> str:
    """A text without what line breaks change."""
    return re.sub(r"[\s\u00ad-]", "", text)


def _solutions(sheet: Sheet) -> int:
    """The page on which the solutions begin, from 0."""
    return next(number for number, text in enumerate(sheet.pages) if text.startswith("Solutions"))


def test_it_says_what_it_is(sheet: Sheet) -> None:
    about, root = sheet.document.metadata, sheet.document.pdf_catalog()
    assert about["title"] == "August Storm · Worksheet"
    assert "data sha256:" in about["keywords"]
    assert "Made with Natural Earth" in about["subject"]
    assert sheet.document.xref_get_key(root, "Lang") == ("string", "en")
    assert sheet.document.xref_get_key(root, "StructTreeRoot")[0] == "xref"


def test_maps_have_names_with_the_solutions_alone(sheet: Sheet) -> None:
    assert sheet.named["blank"] == []
    assert "MANCHUKUO" in sheet.named["ground"]
    assert {"MANCHUKUO", "Weston", "Small War"} <= set(sheet.named["names"])


def test_questions_of_a_teacher_stand_as_they_are_and_first(sheet: Sheet) -> None:
    asked = _bare(" ".join(sheet.pages[: _solutions(sheet)]))
    assert _bare(MARKUP) in asked
    assert asked.index("Whywasitsmall?") < asked.index("Intheatlas")


def test_answers_stand_with_the_solutions_alone(sheet: Sheet) -> None:
    behind = _solutions(sheet)
    asked, solved = (_bare(" ".join(pages)) for pages in (sheet.pages[:behind], sheet.pages[behind:]))
    assert _bare(hostile.TEXT) in solved
    assert _bare(hostile.TEXT) not in asked
    assert re.search(r"Ithadtwotowns\.\[\d+\]", solved)
    assert "p.7" in solved


def test_nothing_is_written_smaller_than_nine_points(sheet: Sheet) -> None:
    sizes = [
        span["size"]
        for page in sheet.document
        for block in page.get_text("dict")["blocks"]
        for line in block.get("lines", ())
        for span in line["spans"]
    ]
    assert min(sizes) >= 8.99


def test_the_same_data_makes_the_same_bytes(sheet: Sheet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_map(out: Path, *_: object, **__: object) -> list[str]:
        blank: Any = pymupdf.open()  # type: ignore[no-untyped-call]
        blank.new_page()
        out.write_bytes(blank.tobytes(no_new_id=True))
        return []

    [dossier] = sheet.history.dossiers.values()
    asked = write.Worksheet(str(dossier.chapter))
    monkeypatch.setattr(outline_map, "write", no_map)
    first, second = (write.write(tmp_path / name, sheet.history, sheet.rows, asked) for name in ("a.pdf", "b.pdf"))
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize(
    ("out", "options", "message"),
    [
        ("sheet.pdf", [], "a worksheet is of one chapter: --chapter, one of russo-japanese-war, "),
        ("sheet.pdf", ["--chapter", "khasan"], "unknown chapter khasan; expected one of russo-japanese-war, "),
        ("sheet.pdf", ["--chapter", "rivals", "--language", "de"], "unknown language de; expected one of en, modern, "),
        ("sheet.pdf", ["--chapter", "rivals", "--at", "1929-11-17"], "--at has no meaning for a worksheet"),
        ("sheet.html", ["--chapter", "rivals"], "sheet.html ends in .html; expected .pdf for a worksheet"),
    ],
)
def test_what_is_unknown_is_named_with_the_choices(
    out: str, options: list[str], message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command_line.main(["export", str(tmp_path / out), "--worksheet", *options]) == 2
    assert f"error: {message}" in capsys.readouterr().err
    assert not (tmp_path / out).exists()
