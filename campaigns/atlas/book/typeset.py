"""Typst sets the pages: the templates beside this file, the content as JSON, plates and small maps as files.

Of the content only texts, numbers and addresses reach the templates: a text is put on a page as it is, and never read
as markup.
"""

from __future__ import annotations

import importlib.util
import json
import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from matplotlib.font_manager import FontProperties, fontManager

from campaigns.atlas.book import spreads
from campaigns.atlas.book.spreads import Mark, Measured
from campaigns.atlas.export_selection import ExportError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from campaigns.atlas.book.content import Text
    from campaigns.atlas.book.spreads import Way

LIST = "campaigns/atlas/book/requirements.txt"
TEMPLATES = Path(__file__).parent / "templates"
_MAIN = "book.typ"
_MOST_PASSES = 8
"""Times the pages are laid out anew at most to have plates face their texts."""
_STYLES = (("normal", "normal"), ("bold", "normal"), ("normal", "italic"), ("bold", "italic"))


def validate(title: str = "the book") -> None:
    """Check that Typst is installed. Raises ExportError with the command that installs it."""
    if importlib.util.find_spec("typst") is None:
        raise ExportError(f"typst not found, which sets {title}; install by: python -m pip install -r {LIST}")


def typeset(content: Text, folder: Path, out: Path, tell: Callable[[str], None]) -> None:
    """Set the book.

    Parameters
    ----------
    content
        As of ``content.build``.
    folder
        Where the plates and small maps lie; more is written there.
    out
        The PDF.
    tell
        Told what is being done.

    Raises
    ------
    ExportError
        If Typst cannot set it.
    """
    compiler = _prepared(content, folder, TEMPLATES / _MAIN)
    with _told("the book"):
        plan = _planned(content, compiler, folder, tell)
        tell(f"setting {len(plan)} plates and their texts")
        (folder / "plan.json").write_text(json.dumps({"plan": plan, "drawn": True}), encoding="utf-8")
        compiler.compile(output=str(out), format="pdf")


def typeset_at_once(content: Text, folder: Path, out: Path, template: Path, title: str) -> None:
    """Set pages without plates that would have to face their texts.

    Parameters
    ----------
    content
        What the template reads; of a book's it has at least ``format``, ``words`` and ``typefaces``.
    folder, out
        As of ``typeset``.
    template
        Has all pages; it may import what the book's templates share.
    title
        What the pages are called in an error.

    Raises
    ------
    ExportError
        If Typst cannot set them.
    """
    compiler = _prepared(content, folder, template)
    (folder / "plan.json").write_text(json.dumps({"plan": [], "drawn": True}), encoding="utf-8")
    with _told(title):
        compiler.compile(output=str(out), format="pdf")


def _prepared(content: Text, folder: Path, template: Path) -> Any:  # noqa: ANN401 - Typst's compiler
    """What sets a template, with the book's, the typefaces and the content beside it in a folder."""
    import typst  # noqa: PLC0415 - needed by books alone

    for each in (*TEMPLATES.glob("*.typ"), template):
        shutil.copy(each, folder)
    _put_fonts(content["typefaces"], folder / "fonts")
    _write(content, folder)
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder / "fonts")])
    return typst.Compiler(str(folder / template.name), root=str(folder), font_paths=fonts)


@contextmanager
def _told(title: str) -> Iterator[None]:
    """Raise what Typst says as an ExportError."""
    import typst  # noqa: PLC0415 - as above

    try:
        yield
    except typst.TypstError as error:
        raise ExportError(f"{title} cannot be set: {error.message}") from None


def _write(content: Text, folder: Path) -> None:
    (folder / "content.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def _planned(content: Text, compiler: Any, folder: Path, tell: Callable[[str], None]) -> list[Way]:  # noqa: ANN401
    """How each section begins, see ``spreads``."""
    columns = content["format"]["columns"]
    tell("measuring the texts")
    lengths = _measured(compiler, folder, [])
    plan = spreads.first_plan(lengths, columns)
    for _ in range(_MOST_PASSES):
        tell("laying out the spreads")
        sections = _measured(compiler, folder, plan)
        if all(each.faces for each in sections):
            break
        plan = spreads.mended(plan, sections, lengths, columns)
    return plan


def _measured(compiler: Any, folder: Path, plan: list[Way]) -> list[Measured]:  # noqa: ANN401
    """Lay out the chapters without plates, or by a plan with room for them, and measure the sections."""
    (folder / "plan.json").write_text(json.dumps({"plan": plan, "drawn": False}), encoding="utf-8")
    marks = json.loads(compiler.query("<mark>", field="value"))
    found: dict[int, dict[str, Any]] = {}
    for mark in marks:
        found.setdefault(mark["section"], {})[mark["what"]] = mark
    return [
        Measured(
            start=_mark(each["start"]),
            own_end=_mark(each["own"]),
            end=_mark(each["end"]),
            plate=each["plate"]["page"] if "plate" in each else 0,
            opens=each["start"]["opens"],
        )
        for _, each in sorted(found.items())
    ]


def _mark(found: dict[str, Any]) -> Mark:
    return Mark(found["page"], found["columns"])


def _put_fonts(typefaces: dict[str, list[str]], folder: Path) -> None:
    """Copy the files of typefaces to a folder: Typst takes what is there and no other."""
    folder.mkdir()
    for family in dict.fromkeys(name for names in typefaces.values() for name in names):
        for weight, style in _STYLES:
            face = FontProperties(family=family, weight=weight, style=style)  # type: ignore[arg-type]
            path = Path(fontManager.findfont(face, fallback_to_default=False))
            if not (folder / path.name).exists():
                shutil.copy(path, folder)
