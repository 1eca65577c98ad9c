"""The search of the map, run by Node on the whole atlas, finds what the table says, as the app does."""

from __future__ import annotations

import csv
import json
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from campaigns.tables.dossiers import Search
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from campaigns.atlas.document.payload_types import Payload
    from campaigns.history import History

SEARCHES = ROOT / "tests/campaigns/searches.csv"
SCRIPT = "campaigns/atlas/web/panels/search-table.ts"


@pytest.fixture(scope="module")
def answers(content: Payload, tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    """What the map finds first for each search of the table; how long it took is printed."""
    tests, script = ROOT / "tests", tmp_path_factory.mktemp("search") / "search-table.mjs"
    bundle: list[str | Path] = [tests / "node_modules/.bin/esbuild", SCRIPT, "--bundle", "--platform=node"]
    bundle += ["--format=esm", "--loader:.csv=text", "--log-level=warning", f"--outfile={script}"]
    subprocess.run(bundle, cwd=tests, check=True)  # noqa: S603 - our own
    done = subprocess.run(["node", script], input=json.dumps(content), capture_output=True, text=True, check=True)  # noqa: S603, S607
    told = json.loads(done.stdout)
    times = sorted(answer["milliseconds"] for answer in told["found"])
    print(f"index {told['built']:.0f} ms, search {times[len(times) // 2]:.1f} ms, at most {times[-1]:.1f} ms")
    return list(told["found"])


def test_the_map_finds_what_the_table_says(answers: list[Any]) -> None:
    rows = list(csv.DictReader(SEARCHES.read_text(encoding="utf-8").splitlines()))
    assert [answer["query"] for answer in answers] == [row["query"] for row in rows]
    assert [(answer["query"], answer["first"]) for answer in answers] == [(row["query"], row["first"]) for row in rows]
    for answer, row in zip(answers, rows, strict=True):
        assert row["why"] in answer["why"], answer
        assert bool(answer["why"]) == bool(row["why"]), answer


def test_the_app_says_the_same(answers: list[Any], history: History) -> None:
    search = Search(history)
    for answer in answers:
        first = next(iter(search.find(answer["query"])), None)
        assert (first.dossier.id if first else "", first.why if first else "") == (answer["first"], answer["why"])
