"""The atlas that the pages show."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest

from campaigns import catalogue, checking, scene
from campaigns.atlas.document import payload
from pages.parts import atlas_data, data_files, export_job, export_process, kept_document, map_document
from tests.shared_fixtures import keep_nothing

if TYPE_CHECKING:
    from collections.abc import Callable

    import geopandas as gpd

    from campaigns.atlas.document.payload_types import Payload
    from campaigns.history import History
    from geodata.problems import Problem


@pytest.fixture
def drawn(history: History, whole: gpd.GeoDataFrame, content: Payload, problems: list[Problem]) -> None:
    """The pages have the atlas as other tests have read it, before any waits for one: drawn once for all of them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(catalogue, "load", lambda: history)
        patch.setattr(scene, "build", lambda _: whole)
        patch.setattr(payload, "build", lambda *_: content)
        patch.setattr(checking, "problems", lambda _: problems)
        now = data_files.stamp()
        atlas_data._load(now, now)


@pytest.fixture
def exported_here(history: History, whole: gpd.GeoDataFrame, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exports are made in the process of the tests, which has the atlas: see ``test_export_process.py``."""

    def run(job: export_job.Job, report: Callable[[float, str], None]) -> None:
        export_job.write(pickle.loads(pickle.dumps(job)), history, whole, report)  # noqa: S301 - our own

    monkeypatch.setattr(export_process, "run", run)


@pytest.fixture
def nothing_kept(drawn: None, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001 - what is drawn comes before
    """The pages load the atlas anew in this test, and have the one they kept again after it."""
    keep_nothing(monkeypatch)


@pytest.fixture
def maps_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents in other languages are as good as made: what they hold is tested elsewhere."""
    made = kept_document.of("<html lang='ja'></html>")

    def written(job: export_job.Job, _: Callable[[float, str], None]) -> None:
        assert (job.out.suffix, job.preview) == (".html", True)
        job.out.with_name("0123456789abcdef.gz").write_bytes(made.zipped)

    monkeypatch.setattr(map_document, "made", lambda _: made)
    monkeypatch.setattr(export_process, "run", written)
