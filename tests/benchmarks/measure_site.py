"""The static site: pages, processor time of building it and of building it after a change, size, links, languages."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from campaigns.atlas.site import editions
from tests import site_links
from tests.benchmarks import served_site, site_audits
from tests.benchmarks.figures import show
from tests.conftest import ROOT

_LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", ".*_cache", "node_modules", "__pycache__", "tests", "cache", ".build"
)
_CHANGED = "campaigns/dossiers/lake-khasan.yaml"


def run() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as work:
        atlas, out = Path(work) / "atlas", Path(work) / "site"
        shutil.copytree(ROOT, atlas, ignore=_LEFT_OUT)
        cold = _built(atlas, out)
        path = atlas / _CHANGED
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("A truce freezes the lines", "A truce ends the fighting", 1), encoding="utf-8")
        warm = _built(atlas, out)
        files = [each for each in out.rglob("*") if each.is_file()]
        links = site_links.of_site(out)
        show("pages", sum(each.suffix == ".html" for each in files), "", 700, at_least=True)
        show("processor time of building it", cold, "s", 120)
        show("processor time after one dossier changed", warm, "s", 10)
        show("size of all files", sum(each.stat().st_size for each in files) / 1e6, "MB", 60)
        show("broken links within it", len(links.broken), "", 0)
        show("what is loaded from elsewhere", len(links.outside), "", 0)
        show("what the policy of a page refuses", len(links.refused), "", 0)
        first = [out / name for name in ("index.html", "style.css")]
        show("the first page, by gzip", sum(map(_zipped, first)) / 1e3, "kB", 150)
        show("the map, by gzip", _zipped(out / "map.html") / 1e6, "MB", 2.5)
        show("mistakes in its HTML", len(site_audits.invalid(out)), "", 0)
        _serve(out)
        _languages(atlas, Path(work) / "languages")


def _languages(atlas: Path, out: Path) -> None:
    """What the other languages add: pages and size of each, and what a change to a text of one costs."""
    codes = ",".join(editions.ALL)
    cold = _built(atlas, out, "--language", codes)
    path = atlas / "campaigns/languages/ja/dossiers.po"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("停戦協定が戦線を固定する", "停戦協定が戦闘を終わらせる", 1), encoding="utf-8")
    warm = _built(atlas, out, "--language", codes)
    links = site_links.of_site(out)
    show(f"processor time of building it in {codes}", cold, "s", 120 * len(editions.ALL))
    show("processor time after a text changed in Japanese", warm, "s", 10)
    for code in editions.ALL[1:]:
        files = [each for each in (out / code).rglob("*") if each.is_file()]
        show(f"pages in {code}", sum(each.suffix == ".html" for each in files), "", 700, at_least=True)
        show(f"what {code} adds", sum(each.stat().st_size for each in files) / 1e6, "MB", 45)
        show(f"mistakes in the HTML of {code}", len(site_audits.invalid(out / code)), "", 0)
    show("broken links in all languages", len(links.broken), "", 0)
    show("what is loaded from elsewhere in all languages", len(links.outside), "", 0)
    show("the map in all languages, by gzip", _zipped(out / "map.html") / 1e6, "MB", 4)


def _serve(out: Path) -> None:
    """What readers of the site have of a server, and what Lighthouse says of it there."""
    if missing := served_site.missing():
        print(f"  not measured by a server: install {' and '.join(missing)}")
        return
    with served_site.served(out) as server:
        under_load = served_site.load(out, server)
        show("pages a second, 200 readers at once", under_load.rate, "", 3000, at_least=True)
        show("what 99 of 100 wait at most", under_load.p99, "ms", 50)
        show("pages lost", under_load.lost, "", 0)
        show(
            "pages by a second of processor time of the server",
            under_load.per_second_of_processor,
            "",
            3000,
            at_least=True,
        )
        program = site_audits.lighthouse()
        if program is None:
            print("  not measured by Lighthouse: npm install --global lighthouse")
            return
        for page in site_audits.of_each_kind(out):
            for category, score in site_audits.scores(program, f"{server.address}{page}").items():
                show(f"{page}, {site_audits.CATEGORIES[category]}", score, "", 95, at_least=True)


def _built(atlas: Path, out: Path, *options: str) -> float:
    """Build the site of a copy of the atlas; returns the seconds of processor time of the process."""
    before = os.times()
    command = [sys.executable, "-m", "campaigns", "site", str(out), *options]
    environment = {**os.environ, "PYTHONPATH": str(atlas)}
    subprocess.run(command, cwd=atlas, env=environment, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def _zipped(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9))
