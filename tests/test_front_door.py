"""What stands at the door: one version, a citation that other programs read, documents that name what exists."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import yaml

import campaigns
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import geopandas as gpd

    from campaigns.atlas.document.payload_types import Payload
    from campaigns.history import History

DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), *sorted(ROOT.glob("*/**/README.md"))]
DOCUMENTS = [path for path in DOCUMENTS if not re.search(r"/(\.[^/]+|node_modules)/", f"/{path.relative_to(ROOT)}")]
MADE = {"tests/node_modules": "tests/package-lock.json"}
"""What a command puts there, and what it is made of."""
ARCHITECTURE = ROOT / "docs" / "ARCHITECTURE.md"
PATH = re.compile(r"(?:campaigns|geodata|pages|tests|docs|\.ci)/[\w.*/-]*|[\w-]+\.(?:py|cff|toml|md)")
"""What a document writes between backquotes when it means a file of the project."""


def paths(document: Path) -> Iterator[str]:
    """Files and folders of the project that a document names, and what it links to."""
    text = document.read_text(encoding="utf-8")
    yield from (span for span in re.findall(r"`([^`\n]+)`", text) if PATH.fullmatch(span))
    yield from (link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link)


def rooms() -> dict[str, str]:
    """The tree of ARCHITECTURE.md: each path with its line."""
    [tree] = re.findall(r"## The rooms\n\n```\n(.*?)```", ARCHITECTURE.read_text(encoding="utf-8"), re.DOTALL)
    found, parents = {}, [""]
    for line in tree.splitlines():
        name, depth = line.split()[0], (len(line) - len(line.lstrip())) // 2
        parents = [*parents[: depth + 1], name]
        found["".join(parents)] = line
    return found


def is_there(path: str, document: Path) -> bool:
    return any(
        any(folder.glob(path)) if "*" in path else (folder / MADE.get(path, path)).exists()
        for folder in (ROOT, document.parent)
    )


def test_version_is_the_same_everywhere() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    newest = re.search(r"^## \[(.+?)\] - (\S+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert newest
    assert newest[1] == campaigns.__version__
    assert (citation["version"], str(citation["date-released"])) == (newest[1], newest[2])


def test_citation_is_valid() -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.citation-file-format"]
    done = subprocess.run([*command, ROOT / "CITATION.cff"], capture_output=True, text=True, check=False)  # noqa: S603 - our own
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_documents_name_what_exists(document: Path) -> None:
    missing = [path for path in paths(document) if not is_there(path, document)]
    assert missing == [], "a path is written whole, from the project's folder or the document's own"


def test_every_room_is_in_the_tree_and_there() -> None:
    tree = rooms()
    assert [path for path in tree if not (ROOT / path).exists()] == []
    packages = {path.parent for house in ("geodata", "campaigns", "pages") for path in (ROOT / house).rglob("*.*")}
    fetched = ROOT / "geodata/build/cache"  # packages that a build has fetched: no part of the project
    kept = {path for path in packages if "__" not in path.name and not path.is_relative_to(fetched)}
    folders = {f"{path.relative_to(ROOT).as_posix()}/" for path in kept}
    assert folders - tree.keys() == set()


def test_the_fact_that_is_followed_goes_that_way(history: History, whole: gpd.GeoDataFrame, content: Payload) -> None:
    text = " ".join(ARCHITECTURE.read_text(encoding="utf-8").split())
    dossier = history.dossiers["khasan-soviet-assault"]
    axis = next(axis for axis in dossier.axes if axis.id == "fortieth-division")
    waypoint = axis.waypoints[-1]
    assert f"- place: {waypoint.place} when: {waypoint.when.text} source: {waypoint.source[0].key}" in text
    row = whole.set_index("id").loc["khasan-soviet-assault/fortieth-division@1938-08-06"]
    assert f"layer `{row['layer']}`, from {row['start']} to {row['end']}" in text
    features = content["features"]
    feature = next(feature for feature in features if feature["id"] == "khasan-soviet-assault/fortieth-division")
    assert f"from {feature['stages'][-1].start} to {feature['stages'][-1].end}" in text
