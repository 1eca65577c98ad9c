"""The manuals of dossiers and tours: their examples are valid as they stand, and no key is missing from them."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from campaigns import __main__ as command_line
from campaigns import catalogue, chapters, checking, event_kinds, formations, glossary, orders_of_battle
from campaigns.schemas import json_schemas
from geodata import powers
from tests.geodata.shipped import GROUND

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow


def example(folder: Path) -> str:
    """The YAML of a manual."""
    [found] = re.findall(r"```yaml\n(.*?)```", (folder / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    return str(found)


def test_the_example_dossier_passes_check_when_copied(tmp_path: Path) -> None:
    dossiers = tmp_path / "campaigns" / "dossiers"
    shutil.copytree(catalogue.DOSSIERS, dossiers)
    for table in (formations.TABLE, glossary.TABLE, orders_of_battle.TABLE):
        shutil.copy(table, dossiers.parent)
    (dossiers / "example.yaml").write_text(example(catalogue.DOSSIERS), encoding="utf-8")
    history = catalogue.load(dossiers, tours=catalogue.TOURS, ground=GROUND)
    assert [str(problem) for problem in checking.problems(history)] == []
    assert "example" in history.dossiers


def test_the_example_dossier_is_formatted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "campaigns" / "dossiers" / "example.yaml"
    path.parent.mkdir(parents=True)
    shutil.copytree(json_schemas.DOSSIER.parent, tmp_path / "campaigns" / "schemas")
    text = example(catalogue.DOSSIERS)
    path.write_text(text, encoding="utf-8")
    assert command_line.main(["format", str(path)]) == 0, capsys.readouterr().out
    assert path.read_text(encoding="utf-8").partition("\n")[2] == text.partition("\n")[2]
    assert max(map(len, text.splitlines())) <= 120


@pytest.mark.parametrize(
    ("folder", "schema"),
    [(catalogue.DOSSIERS, json_schemas.DOSSIER), (catalogue.TOURS, json_schemas.TOUR)],
    ids=["dossiers", "tours"],
)
def test_every_key_and_word_or_its_table_is_in_the_manual(folder: Path, schema: Path) -> None:
    manual = (folder / "README.md").read_text(encoding="utf-8")
    content = json.loads(schema.read_text(encoding="utf-8"))
    parts = [content, *content["$defs"].values()]
    keys = {key for part in parts for key in part.get("properties", {})}
    words = {
        word
        for part in parts
        for value in (part, *part.get("properties", {}).values())
        for word in value.get("enum", ())
    }
    words -= {*powers.sides(), *event_kinds.kinds(), *(chapter.id for chapter in chapters.in_order())}
    tables = {chapters.FILE} if folder == catalogue.TOURS else {chapters.FILE, event_kinds.KINDS_FILE, powers.FILE}
    missing = {key for key in keys | words | tables if not re.search(rf"(?<![\w-]){re.escape(key)}(?![\w-])", manual)}
    assert missing == set()
