"""Frames to a file, GIF, WebM or MP4: each frame is encoded when it is drawn, and none is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from PIL import GifImagePlugin, Image

from campaigns.atlas.provenance import AUTHORS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from campaigns.atlas.provenance import Provenance

_HOLD_MS, _LAST_MS = 240, 1600
"""How long a frame and the last one are shown, milliseconds."""
_COLOURS = 240
_CLEAR = 255
"""Index in the palette of a pixel that stays as it was."""
_CODECS = {
    ".webm": ("libvpx-vp9", {"crf": "34", "b": "0", "cpu-used": "2", "threads": "1"}),
    ".mp4": ("libx264", {"crf": "24", "preset": "medium", "threads": "1", "x264-params": "rc-lookahead=10"}),
}
"""Encoder and its options by suffix. In one thread: with several the same pictures can give other bytes.

H.264 looks ahead by so many frames, and keeps them, two megabytes each.
VP9 takes a quarter less time for a file that is a hundredth larger.
"""
_KEEP = 1
"""GIF's word for a frame that is drawn over those before it."""

Frame = npt.NDArray[np.uint8]
"""A picture, shape (height, width, 3)."""


class AnimationError(Exception):
    """A moving picture that cannot be made, with what to do about it."""


def palette(sample: list[Frame]) -> Image.Image:
    """A palette for all frames, made of some of them: what does not change then compresses to nothing."""
    return Image.fromarray(np.vstack(sample)).quantize(_COLOURS, method=Image.Quantize.MEDIANCUT)


def write_gif(out: Path, frames: Iterable[Frame], colours: Image.Image, provenance: Provenance) -> None:
    """Write frames as a GIF that runs for ever; ``colours`` is a picture with their palette, see ``palette``.

    Pillow's own writer of moving GIFs keeps every frame until the last is drawn; its parts, used here, do not.
    """
    with out.open("wb") as file:
        for number, (picture, corner, milliseconds) in enumerate(_timed(_changes(frames, colours))):
            picture.putpalette(colours.getpalette() or [])
            if number == 0:
                about = {"loop": 0, "transparency": _CLEAR, "optimize": False, "comment": provenance.statement.encode()}
                file.writelines(GifImagePlugin.getheader(picture, None, about)[0])
            settings = {"duration": milliseconds, "disposal": _KEEP, "transparency": _CLEAR}
            file.writelines(GifImagePlugin.getdata(picture, corner, **settings))
        file.write(b";")


def _changes(frames: Iterable[Frame], colours: Image.Image) -> Iterator[tuple[Image.Image, tuple[int, int]] | None]:
    """What each frame changes, and its left upper corner; None where it is as the one before."""
    before: npt.NDArray[np.uint8] | None = None
    for frame in frames:
        indices = np.asarray(Image.fromarray(frame).quantize(palette=colours, dither=Image.Dither.NONE))
        if before is None:
            yield Image.fromarray(indices), (0, 0)
        elif not (differs := indices != before).any():
            yield None
        else:
            rows, columns = np.flatnonzero(differs.any(axis=1)), np.flatnonzero(differs.any(axis=0))
            part = np.s_[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
            changed = np.where(differs[part], indices[part], np.uint8(_CLEAR))
            yield Image.fromarray(changed), (int(columns[0]), int(rows[0]))
        before = indices


def _timed(
    changes: Iterable[tuple[Image.Image, tuple[int, int]] | None],
) -> Iterator[tuple[Image.Image, tuple[int, int], int]]:
    """Each picture with its corner and how long it is shown: until the next that changes something, milliseconds."""
    shown: tuple[Image.Image, tuple[int, int]] | None = None
    milliseconds = 0
    for change in changes:
        if shown is not None and change is not None:
            yield *shown, milliseconds
            milliseconds = 0
        shown = change or shown
        milliseconds += _HOLD_MS
    if shown is not None:
        yield *shown, milliseconds - _HOLD_MS + _LAST_MS


def require_video() -> Any:  # noqa: ANN401 - a module
    """The package that encodes video.

    Raises
    ------
    AnimationError
        If it is not installed.
    """
    try:
        import av  # noqa: PLC0415 - only video needs it
    except ImportError:
        raise AnimationError("video needs the package av: pip install av; or write a .gif") from None
    return av


def write_video(out: Path, frames: Iterable[Frame], size: tuple[int, int], provenance: Provenance) -> None:
    """Write frames of a size, width and height, as a video; the file's suffix is the format.

    Raises
    ------
    AnimationError
        If the package that encodes video is not installed.
    """
    av = require_video()
    codec, quality = _CODECS[out.suffix.lower()]
    rate = round(1000 / _HOLD_MS)
    # Bit-exact: otherwise WebM has a random number in it, and no two files are alike.
    with av.open(str(out), "w", container_options={"fflags": "+bitexact"}) as container:
        container.metadata.update(
            title=provenance.title, artist=AUTHORS, copyright=provenance.licence, comment=provenance.statement
        )
        stream = container.add_stream(codec, rate=rate, options=quality)
        stream.width, stream.height = size
        stream.pix_fmt = "yuv420p"
        last = None
        for picture in frames:
            last = picture
            container.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        for _ in range(round(_LAST_MS / _HOLD_MS) if last is not None else 0):
            container.mux(stream.encode(av.VideoFrame.from_ndarray(last, format="rgb24")))
        container.mux(stream.encode(None))
