"""The build swaps all layers in at once, or leaves them as they are."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from geodata import __main__ as command
from geodata.build import pipeline, sources
from geodata.errors import GroundError


@pytest.fixture
def layers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Old layers in a folder of their own; the raw packages are taken to be there."""
    folder = tmp_path / "geodata" / "layers"
    folder.mkdir(parents=True)
    (folder / "cells.geojson").write_text("old", encoding="utf-8")
    (folder / "gone.geojson").write_text("old", encoding="utf-8")
    monkeypatch.setattr(sources, "check", lambda: None)
    return folder


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


def written(folder: Path, _progress: object) -> None:
    (folder / "cells.geojson").write_text("new", encoding="utf-8")
    (folder / "land.geojson").write_text("new", encoding="utf-8")


@pytest.mark.parametrize("error", [GroundError("cells.geojson: not valid"), OSError("disk full"), KeyboardInterrupt()])
def test_a_build_that_fails_leaves_the_old_layers(
    layers: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    def fail(folder: Path, progress: object) -> None:
        written(folder, progress)
        raise error

    monkeypatch.setattr(pipeline, "_write_all", fail)
    with pytest.raises(type(error)):
        pipeline.build(layers)
    assert contents(layers) == {"cells.geojson": "old", "gone.geojson": "old"}
    assert [path.name for path in layers.parent.iterdir()] == ["layers"]


def test_a_swap_that_fails_puts_the_old_layers_back(layers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rename = Path.rename

    def refused(self: Path, target: Path) -> Path:
        if target == layers and self.name == "layers":
            raise PermissionError("in use")
        return rename(self, target)

    monkeypatch.setattr(pipeline, "_write_all", written)
    monkeypatch.setattr(Path, "rename", refused)
    with pytest.raises(PermissionError):
        pipeline.build(layers)
    assert contents(layers) == {"cells.geojson": "old", "gone.geojson": "old"}
    assert [path.name for path in layers.parent.iterdir()] == ["layers"]


def test_a_build_that_succeeds_replaces_the_folder_whole(layers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "_write_all", written)
    assert [path.name for path in pipeline.build(layers)] == ["cells.geojson", "land.geojson"]
    assert contents(layers) == {"cells.geojson": "new", "land.geojson": "new"}
    assert [path.name for path in layers.parent.iterdir()] == ["layers"]


def test_the_first_build_needs_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "check", lambda: None)
    monkeypatch.setattr(pipeline, "_write_all", written)
    pipeline.build(tmp_path / "fresh" / "layers")
    assert contents(tmp_path / "fresh" / "layers") == {"cells.geojson": "new", "land.geojson": "new"}


def test_without_the_packages_the_command_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def absent(name: str) -> None:
        raise PackageNotFoundError(name)

    def untouched(_folder: Path, _progress: object) -> None:
        pytest.fail("the build began")

    monkeypatch.setattr(sources, "distribution", absent)
    monkeypatch.setattr(pipeline, "_write_all", untouched)
    assert command.main(["build"]) == 1
    assert "pip install -r geodata/build/requirements.txt" in capsys.readouterr().err
