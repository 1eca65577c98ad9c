"""What stands at the door: one version, a citation that other programs read, documents that name what exists."""

from __future__ import annotations

import re
import subprocess
import sys

import yaml

import campaigns
from tests.conftest import ROOT


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
