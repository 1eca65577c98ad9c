"""The document kept on disk from one server to the next."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from pages.parts import data_files, kept_document
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENT = kept_document.of("<html>Khasan – 張鼓峰</html>")


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ATLAS_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_a_document_is_found_again_under_its_digest() -> None:
    assert kept_document.read("a") is None
    kept_document.write("a", DOCUMENT)
    assert kept_document.read("a") == DOCUMENT
    assert kept_document.read("b") is None
    assert gzip.decompress(DOCUMENT.zipped).decode() == "<html>Khasan – 張鼓峰</html>"


@pytest.mark.parametrize("damage", ["end", "middle", "head", "empty", "bytes"])
def test_a_damaged_one_counts_as_none_and_is_made_again(cache: Path, damage: str) -> None:
    kept_document.write("a", DOCUMENT)
    [path] = cache.iterdir()
    whole = path.read_bytes()
    damaged = {
        "end": whole[:-1],
        "middle": whole[:100] + b"A" + whole[101:] if whole[100:101] != b"A" else whole[:100] + b"B" + whole[101:],
        "head": b"x" + whole,
        "empty": b"",
        "bytes": b"\xff" + whole,
    }
    path.write_bytes(damaged[damage])
    assert kept_document.read("a") is None
    kept_document.write("a", DOCUMENT)
    assert kept_document.read("a") == DOCUMENT


def test_those_used_longest_ago_are_removed(cache: Path) -> None:
    for number in range(kept_document.MOST):
        kept_document.write(f"{number}", DOCUMENT)
        os.utime(cache / f"{number}.document", (number, number))
    assert kept_document.read("0") == DOCUMENT  # which is used now
    kept_document.write("new", DOCUMENT)
    kept = {f"{number}" for number in range(kept_document.MOST)} - {"1"} | {"new"}
    assert {path.stem for path in cache.iterdir()} == kept


def test_the_folder_is_this_users_alone(cache: Path) -> None:
    kept_document.write("a", DOCUMENT)
    assert cache.stat().st_mode & 0o777 == 0o700


def test_a_folder_that_cannot_be_written_keeps_nothing(cache: Path) -> None:
    cache.write_text("a file")
    kept_document.write("a", DOCUMENT)
    assert kept_document.read("a") is None


def test_without_a_folder_named_it_is_in_that_of_the_user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("ATLAS_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert kept_document.folder().name == "soviet-japanese-atlas"


def test_a_kept_map_is_shown_before_libraries_of_geometry_and_tables_are_read() -> None:
    """They take a second of a fresh server, in which its first visitor has the map already."""
    script = (
        "import sys; from pages.parts import address_problems, failure, map_component, map_saving, own_layers;"
        "print(*{'numpy', 'pandas', 'shapely', 'geopandas', 'campaigns.model'} & sys.modules.keys())"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True, capture_output=True, text=True)  # noqa: S603 - our own
    assert done.stdout.split() == []


def test_the_digest_tells_content_and_not_age_or_place(tmp_path: Path) -> None:
    digests: list[str] = []
    for place, text in (("a", "1"), ("b", "1"), ("c", "2")):
        table = tmp_path / place / "geodata" / "powers.csv"
        table.parent.mkdir(parents=True)
        table.write_text(text)
        os.utime(table, (len(digests), len(digests)))
        digests.append(data_files.digest(tmp_path / place))
    assert digests[0] == digests[1]
    assert digests[0] != digests[2]


@pytest.mark.parametrize(
    "file", ["geodata/layers/sheets/a.webp", "campaigns/atlas/web/atlas.css", "campaigns/scene.py"]
)
def test_the_digest_tells_of_all_that_the_document_is_made_from(tmp_path: Path, file: str) -> None:
    before = data_files.digest(tmp_path)
    path = tmp_path / file
    path.parent.mkdir(parents=True)
    path.write_text("new")
    assert data_files.digest(tmp_path) != before
