"""Lines inside a PDF: coordinates to the hundredth of a point, a third of the bytes of matplotlib's own six digits."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from matplotlib.backends import backend_pdf

if TYPE_CHECKING:
    from collections.abc import Iterator

_DIGITS = 2
"""Behind the point: 0.01 points are 4 thousandths of a millimetre."""


@contextmanager
def rounded() -> Iterator[None]:
    """While it lasts, matplotlib writes the lines of a PDF with so many digits.

    It changes the process's matplotlib: no two of these may overlap, see ``fonts.setting``.
    """
    written: Any = backend_pdf
    whole = written.PdfFile.pathOperations
    operators = [getattr(written.Op, name).value for name in ("moveto", "lineto", "curveto", "closepath")]
    move, line, curve, close = operators

    def rounded_operations(
        path: Any,  # noqa: ANN401 - as matplotlib's own
        transform: Any,  # noqa: ANN401
        clip: Any = None,  # noqa: ANN401
        simplify: Any = None,  # noqa: ANN401
        sketch: Any = None,  # noqa: ANN401
    ) -> list[Any]:
        told = [move, line, b"", curve, close]  # a PDF has no curve of three points
        write = written._path.convert_to_string  # noqa: SLF001 - what matplotlib's own writes them with
        text = write(path, transform, clip, simplify, sketch, _DIGITS, told, True)  # noqa: FBT003
        return [written.Verbatim(text)]

    written.PdfFile.pathOperations = staticmethod(rounded_operations)
    try:
        yield
    finally:
        written.PdfFile.pathOperations = staticmethod(whole)
