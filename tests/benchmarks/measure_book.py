"""The printed atlas: seconds, size, and what a reader, a printer and a machine find in its pages."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import pymupdf
import pypdf

from campaigns import catalogue
from campaigns.symbology import languages
from tests.benchmarks.figures import show
from tests.conftest import ROOT

_SCRIPTS = {"Latin": "[A-Za-z]", "Cyrillic": "[\u0410-\u044f]", "kana": "[ぁ-ヿ]", "Han": "[一-鿿]"}
_LEAST_MM = 8.0
"""Millimetres from the edge of the paper within which nothing is printed but the edge itself of a plate."""
_TOUCH = 0.35
"""Of the smaller of two lines, how much lies over the other where they overlap."""


def run() -> None:
    """Print the figures, of the book on A4."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "atlas.pdf"
        before, started = os.times(), time.monotonic()
        command = [sys.executable, "-m", "campaigns", "export", str(out), "--book"]
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own
        after = os.times()
        processor = after.children_user + after.children_system - before.children_user - before.children_system
        show("A4, time on this machine as it was", (time.monotonic() - started) / 60, "min", 6)
        show("A4, processor time of all processes", processor / 60, "min", 2 * 6)
        of_file(out)


def of_file(path: Path) -> None:
    """Print the figures of a book that is there."""
    show("size of the file", path.stat().st_size / 1e6, "MB", 80)
    history = catalogue.load()
    titles = [each.title for each in history.dossiers.values()]
    places = {languages.place_name(each, languages.ENGLISH) for each in history.places.values()}
    reader = pypdf.PdfReader(path)
    with pymupdf.open(path) as document:  # type: ignore[no-untyped-call]
        pages = [_Page(page) for page in document]
        bookmarks = {title for _, title, _ in document.get_toc()}
    plates = [page for page in pages if page.plate]
    show("pages", len(pages), "", 100, at_least=True)
    show("plates", len(plates), "", 60, at_least=True)
    show("blank pages", sum(not page.words for page in pages), "", 20)
    show("lines that leave the page's margins", sum(page.outside for page in pages), "", 0)
    show("lines of text over each other", sum(page.overlaps for page in pages if not page.plate), "", 0)
    show(
        "the smallest type of text", round(min(page.least for page in pages if page.least), 3), "pt", 6.5, at_least=True
    )
    missing = [title for title in titles if title not in bookmarks]
    show("events that the outline lacks", len(missing), "", 0)
    bare = "".join(page.bare for page in pages)
    show("places that the index lacks", sum(_bare(name) not in bare for name in places), "", 0)
    _links(reader)
    _fonts(reader)
    root: Any = reader.trailer["/Root"]
    tagged = (
        root.get("/MarkInfo", {}).get("/Marked") and root.get("/Lang") and reader.metadata and reader.metadata.title
    )
    show("tagged, with a language and a title (1 = yes)", float(bool(tagged)), "", 1, at_least=True)
    for name, text in {"MuPDF": " ".join(page.text for page in pages), "Poppler": _by_poppler(path)}.items():
        found = [script for script, letters in _SCRIPTS.items() if re.search(f"{letters}{{2}}", text)]
        show(f"scripts that {name} reads: {', '.join(found)}", len(found), "", len(_SCRIPTS), at_least=True)


class _Page:
    """What is found on a page."""

    def __init__(self, page: Any) -> None:  # noqa: ANN401 - of MuPDF
        self.text: str = page.get_text()
        self.bare = _bare(self.text)
        found = page.get_text("dict", flags=pymupdf.TEXT_PRESERVE_WHITESPACE)
        lines = [line for block in found["blocks"] for line in block.get("lines", ())]
        spans = [span for line in lines for span in line["spans"] if span["text"].strip()]
        edge = 2 * _LEAST_MM * 72 / 25.4
        self.words = sum(edge < span["bbox"][1] < page.rect.height - edge for span in spans)
        self.least = min((span["size"] for span in spans), default=0.0)
        self.plate = "Scale about" in self.text
        side = _LEAST_MM * 72 / 25.4
        box_of: Any = pymupdf.Rect
        inner = box_of(side, side / 2, page.rect.width - side, page.rect.height - side / 2)
        boxes = [box_of(span["bbox"]) for span in spans]
        self.outside = sum(not inner.contains(box) for box in boxes)
        self.overlaps = _overlaps([box_of(line["bbox"]) for line in lines])


def _overlaps(boxes: list[Any]) -> int:
    """How many lines lie over the next one below in the same column."""
    in_order = sorted(boxes, key=lambda box: (round(box.x0 / 40), box.y0))
    count = 0
    for upper, lower in pairwise(in_order):
        both = upper & lower
        least = min(upper.height * upper.width, lower.height * lower.width)
        count += bool(not both.is_empty and least and both.height * both.width > _TOUCH * least)
    return count


def _bare(text: str) -> str:
    """A text without what line breaks change."""
    return re.sub(r"[\s\u00ad-]", "", text)


def _links(reader: pypdf.PdfReader) -> None:
    pages = {page.indirect_reference.idnum for page in reader.pages if page.indirect_reference}
    within = broken = 0
    for page in reader.pages:
        for note in page.get("/Annots") or ():
            link = note.get_object()
            target = link.get("/Dest") or link.get("/A", {}).get("/D")
            if isinstance(target, str):
                named = reader.named_destinations.get(target)
                target = named.dest_array if named else [None]
            if target is not None:
                within += 1
                broken += getattr(target[0], "idnum", None) not in pages
    show("links within it", within, "", 1000, at_least=True)
    show("of these, that lead nowhere", broken, "", 0)


def _fonts(reader: pypdf.PdfReader) -> None:
    """Fonts of pages and of the plates on them."""
    lacking, seen = 0, set()
    todo: list[Any] = [page.get("/Resources") for page in reader.pages]
    while todo:
        resources = todo.pop()
        resources = resources.get_object() if resources is not None else {}
        for font in resources.get("/Font", {}).values():
            if font.idnum not in seen:
                seen.add(font.idnum)
                described = font.get_object()
                below = described.get("/DescendantFonts", [described])[0].get_object()
                about = below.get("/FontDescriptor", {})
                lacking += not {"/FontFile", "/FontFile2", "/FontFile3"} & set(about.get_object())
        for drawn in resources.get("/XObject", {}).values():
            if drawn.idnum not in seen:
                seen.add(drawn.idnum)
                todo.append(drawn.get_object().get("/Resources"))
    show("typefaces that are not in the file", lacking, "", 0)


def _by_poppler(path: Path) -> str:
    """The text as Poppler's pdftotext reads it; empty where it is not installed."""
    program = shutil.which("pdftotext")
    if program is None:
        print("  pdftotext is not installed: apt-get install poppler-utils")
        return ""
    read = subprocess.run([program, str(path), "-"], check=True, capture_output=True)  # noqa: S603 - a file of our own
    return read.stdout.decode()
