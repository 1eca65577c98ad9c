"""Files kept on disk for all visitors: the latest used, up to so many bytes."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from pages.parts.shared_files import SharedFiles

if TYPE_CHECKING:
    from pathlib import Path


def folder(parent: Path, **sizes: int) -> Path:
    made = parent / f"{len(list(parent.iterdir()))}"
    made.mkdir()
    for name, size in sizes.items():
        (made / name).write_bytes(b"a" * size)
    return made


def test_what_was_not_used_for_longest_goes_first_and_from_the_disk(tmp_path: Path) -> None:
    files = SharedFiles(most_bytes=250)
    a, b = folder(tmp_path, png=100), folder(tmp_path, png=100)
    files.put("a", a)
    files.put("b", b)
    assert files.get("a") == (a / "png",)
    c = folder(tmp_path, json=40, csv=60)
    assert files.put("c", c) == (c / "csv", c / "json")
    assert files.get("b") is None
    assert not b.exists()
    assert files.get("a") == (a / "png",)
    assert files.get("c") == (c / "csv", c / "json")


def test_one_that_is_larger_than_all_may_be_is_kept_alone(tmp_path: Path) -> None:
    files = SharedFiles(most_bytes=10)
    files.put("a", folder(tmp_path, png=5))
    large = folder(tmp_path, png=50)
    files.put("b", large)
    assert files.get("a") is None
    assert files.get("b") == (large / "png",)


def test_a_file_made_anew_counts_once_and_the_old_one_goes(tmp_path: Path) -> None:
    files = SharedFiles(most_bytes=25)
    first, old, new = (folder(tmp_path, png=10) for _ in range(3))
    files.put("a", first)
    files.put("b", old)
    files.put("b", new)
    assert files.get("a") == (first / "png",)
    assert files.get("b") == (new / "png",)
    assert not old.exists()


def test_what_was_removed_from_outside_is_made_anew(tmp_path: Path) -> None:
    files = SharedFiles(most_bytes=25)
    [file] = files.put("a", folder(tmp_path, png=10))
    file.unlink()
    assert files.get("a") is None


def test_all_go_with_what_keeps_them(tmp_path: Path) -> None:
    files = SharedFiles(most_bytes=25)
    [file] = files.put("a", folder(tmp_path, png=10))
    del files
    gc.collect()
    assert not file.parent.exists()
