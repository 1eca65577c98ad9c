"""Frames become a moving picture: what is shown when, and that none is kept once it is encoded."""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING

import av
import numpy as np
import pytest
from PIL import GifImagePlugin

from campaigns.atlas.plate import encoders
from campaigns.atlas.provenance import Provenance

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from campaigns.atlas.plate.encoders import Frame

SIZE = (64, 48)
ORIGIN = Provenance("A title", "1.0", "sha256:0", ())


def frame(red_columns: int) -> Frame:
    """A grey picture whose first columns are red."""
    picture = np.full((SIZE[1], SIZE[0], 3), 128, dtype=np.uint8)
    picture[:, :red_columns] = (200, 0, 0)
    return picture


def frames(columns: list[int], alive: list[int]) -> Iterator[Frame]:
    """Pictures one by one; notes how many of those before are still kept when the next is asked for."""
    given: list[weakref.ref[Frame]] = []
    for each in columns:
        alive.append(sum(picture() is not None for picture in given))
        picture = frame(each)
        given.append(weakref.ref(picture))
        yield picture
        del picture


def test_gif_shows_every_frame_for_its_time(tmp_path: Path) -> None:
    out = tmp_path / "moving.gif"
    encoders.write_gif(out, frames([0, 10, 10, 30], []), encoders.palette([frame(0), frame(30)]), ORIGIN)
    with GifImagePlugin.GifImageFile(out) as moving:
        assert moving.size == SIZE
        assert moving.info["comment"].decode() == ORIGIN.statement
        shown = []
        for number in range(moving.n_frames):
            moving.seek(number)
            red = np.asarray(moving.convert("RGB"))[20, :, 1] < 64
            shown.append((int(red.sum()), moving.info["duration"]))
    assert shown == [(0, 240), (10, 480), (30, 1600)]


def test_gif_of_one_frame(tmp_path: Path) -> None:
    out = tmp_path / "still.gif"
    encoders.write_gif(out, frames([5], []), encoders.palette([frame(5)]), ORIGIN)
    with GifImagePlugin.GifImageFile(out) as moving:
        assert (moving.n_frames, moving.info["duration"]) == (1, 1600)


@pytest.mark.parametrize("suffix", [".webm", ".mp4"])
def test_video_shows_every_frame_and_holds_the_last(tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"moving{suffix}"
    encoders.write_video(out, frames([0, 10, 30], []), SIZE, ORIGIN)
    with av.open(str(out)) as container:
        pictures = [picture.to_ndarray(format="rgb24") for picture in container.decode(video=0)]
    red = [int(((each[20, :, 0] > 150) & (each[20, :, 1] < 90)).sum()) for each in pictures]
    assert red[:3] == pytest.approx([0, 10, 30], abs=2)
    assert len(red) == 3 + round(1600 / 240)


@pytest.mark.parametrize("suffix", [".gif", ".webm", ".mp4"])
def test_no_frame_is_kept(tmp_path: Path, suffix: str) -> None:
    alive: list[int] = []
    out = tmp_path / f"moving{suffix}"
    pictures = frames(list(range(40)), alive)
    if suffix == ".gif":
        encoders.write_gif(out, pictures, encoders.palette([frame(0), frame(39)]), ORIGIN)
    else:
        encoders.write_video(out, pictures, SIZE, ORIGIN)
    assert len(alive) == 40
    assert max(alive) <= 2
