"""What html-validate and Lighthouse say of the pages of a static site."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from typing import TYPE_CHECKING

from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

_VALIDATE = ROOT / "tests" / "node_modules" / ".bin" / "html-validate"
_RULES = ROOT / "tests" / "htmlvalidate.json"
CATEGORIES = {
    "performance": "performance",
    "accessibility": "accessibility",
    "best-practices": "best practices",
    "seo": "search engines",
}
"""Of Lighthouse, and what they are called here."""
PAGES = (
    *("index.html", "dossiers/lake-khasan.html", "formations/su-40-rifle-division.html", "places/changkufeng.html"),
    *(
        "chapters/lake-khasan.html",
        "chronicle.html",
        "dossiers.html",
        "land.html",
        "borders.html",
        "search.html",
        "sources.html",
    ),
    *("downloads.html", "contents.html", "map.html"),
)
"""One page of each kind; of tours and of works there is the first of each besides."""


def invalid(folder: Path) -> list[str]:
    """What is not valid HTML in a site, each in words."""
    if not _VALIDATE.exists():
        raise FileNotFoundError("html-validate: run npm ci in tests")
    command = [str(_VALIDATE), "--config", str(_RULES), "--formatter", "json", "--ext", "html", str(folder)]
    told = subprocess.run(command, check=False, capture_output=True, text=True).stdout  # noqa: S603 - our own
    return [
        f"{file['filePath']}:{each['line']}: {each['message']}"
        for file in json.loads(told)
        for each in file["messages"]
    ]


def of_each_kind(folder: Path) -> list[str]:
    """One page of each kind."""
    firsts = [min(folder.glob(f"{kind}/*.html")).relative_to(folder).as_posix() for kind in ("sources", "tours")]
    return [*PAGES, *firsts]


def lighthouse() -> str | None:
    """Where Lighthouse is installed; None where it is not."""
    return shutil.which("lighthouse")


def scores(program: str, address: str) -> dict[str, float]:
    """What Lighthouse gives a page, 0 to 100 by category, on a slow phone; nan where it could not tell."""
    categories = ",".join(CATEGORIES)
    command = [program, address, "--quiet", "--output=json", f"--only-categories={categories}"]
    command.append("--chrome-flags=--headless --no-sandbox")
    environment = os.environ | {"CHROME_PATH": os.environ.get("ATLAS_BROWSER", "")}
    ran = subprocess.run(  # noqa: S603 - our own
        command,
        check=False,
        capture_output=True,
        text=True,
        env={key: text for key, text in environment.items() if text},
    )
    if ran.returncode:
        print(f"  Lighthouse could not tell of {address}: {ran.stderr.strip()[-200:]}")
        return dict.fromkeys(CATEGORIES, float("nan"))
    found = json.loads(ran.stdout)["categories"]
    return {key: float("nan") if found[key]["score"] is None else found[key]["score"] * 100 for key in CATEGORIES}
