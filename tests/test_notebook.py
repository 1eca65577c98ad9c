"""The example notebook: it runs from its first cell to its last, and each shows what its text says."""

from __future__ import annotations

import datetime as dt
import pickle
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import nbformat
import pytest
from nbclient import NotebookClient

from campaigns import scene
from geodata.ground import Ground
from tests.conftest import ROOT

if TYPE_CHECKING:
    import geopandas as gpd

    from campaigns.history import History

NOTEBOOK = ROOT / "docs" / "atlas_in_python.ipynb"
_ALREADY_READ = """
import pickle
from pathlib import Path
from campaigns import catalogue, scene
from campaigns.atlas.document import folium_map

folium_map.SMALLEST = 6
history, whole = pickle.loads(Path({path!r}).read_bytes())
catalogue.load, scene.build = lambda: history, lambda _: whole
"""
"""The kernel has the atlas as the tests have read it, and of its rows those of the days that the notebook shows."""


@pytest.fixture(scope="module")
def shown(
    history: History, whole: gpd.GeoDataFrame, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[dict[str, Any]]]:
    """What each cell showed, by its id; the notebook runs in a folder of its own."""
    folder = tmp_path_factory.mktemp("notebook")
    days = scene.select(whole, dt.date(1938, 7, 1), dt.date(1938, 8, 31))
    (folder / "atlas.pickle").write_bytes(pickle.dumps((replace(history, ground=Ground()), days)))
    notebook = nbformat.read(NOTEBOOK, as_version=4)  # type: ignore[no-untyped-call]
    read = _ALREADY_READ.format(path=str(folder / "atlas.pickle"))
    notebook.cells.insert(0, nbformat.v4.new_code_cell(read, id="already-read"))  # type: ignore[no-untyped-call]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(ROOT))
        patch.setenv("IPYTHONDIR", str(folder / "ipython"))
        NotebookClient(notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": folder}}).execute()
    return {cell.id: cell.outputs for cell in notebook.cells if cell.cell_type == "code"}


def html(outputs: list[dict[str, Any]]) -> str:
    [output] = outputs
    return str(output["data"]["text/html"])


def test_its_outputs_are_not_kept() -> None:
    notebook = nbformat.read(NOTEBOOK, as_version=4)  # type: ignore[no-untyped-call]
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [(cell.outputs, cell.execution_count) for cell in cells] == [([], None)] * len(cells)


@pytest.mark.slow
def test_every_cell_shows_what_its_text_says(shown: dict[str, list[dict[str, Any]]], history: History) -> None:
    assert f"{len(history.dossiers)} dossiers" in shown["load"][0]["data"]["text/plain"]
    assert "75th Infantry Regiment" in html(shown["day"])
    assert re.findall("<th>(low|medium|high)</th>", html(shown["certainty"])) == ["high", "low", "medium"]
    assert history.dossiers["lake-khasan"].title in shown["sources"][0]["text"]
    assert html(shown["khasan"]).startswith('<iframe title="Lake Khasan" srcdoc="')
    assert "Units in position, 6 August 1938" in html(shown["own"])
