"""Which files of a folder are read, and that no other is passed over in silence."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from geodata import folders

if TYPE_CHECKING:
    from pathlib import Path


def test_every_file_is_read_or_named(tmp_path: Path) -> None:
    for name in ("a.yaml", "B.YAML", "c.yaml.txt", "d.yml", "e.yaml.bak", "notes.docx", "README.md"):
        (tmp_path / name).write_text("title: x", encoding="utf-8")
    (tmp_path / "f.yaml").mkdir()
    (tmp_path / "g.yaml").symlink_to("nowhere")
    os.mkfifo(tmp_path / "h.yaml")
    assert [path.name for path in folders.files(tmp_path, ".yaml")] == ["a.yaml"]
    reported = {problem.file: problem.found for problem in folders.strangers(tmp_path, ".yaml", "campaigns/dossiers")}
    assert reported == {
        "campaigns/dossiers/B.YAML": "'B.YAML'",
        "campaigns/dossiers/c.yaml.txt": "'c.yaml.txt'",
        "campaigns/dossiers/d.yml": "'d.yml'",
        "campaigns/dossiers/e.yaml.bak": "'e.yaml.bak'",
        "campaigns/dossiers/notes.docx": "'notes.docx'",
        "campaigns/dossiers/f.yaml": "a folder",
        "campaigns/dossiers/g.yaml": "a link to nothing",
        "campaigns/dossiers/h.yaml": "a pipe",
    }


def test_what_editors_leave_is_neither(tmp_path: Path) -> None:
    (tmp_path / ".#hutou.yaml").symlink_to("someone@host.1234")
    for name in ("hutou.yaml~", ".hutou.yaml.swp", "#hutou.yaml#", ".DS_Store"):
        (tmp_path / name).write_text("", encoding="utf-8")
    assert folders.files(tmp_path, ".yaml") == []
    assert folders.strangers(tmp_path, ".yaml", "campaigns/dossiers") == []
    assert folders.matching(tmp_path, ("*.yaml", "*")) == []


def test_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    [problem] = folders.strangers(tmp_path / "none", ".yaml", "campaigns/dossiers")
    assert (problem.file, problem.found) == ("campaigns/dossiers", "no folder")
