"""Maps in other languages: how large they are, how soon they are switched, and whether a reader meets English in them.

A document of each language is made by the command that users have, and one that carries all four. Names must not lie
over one another at twenty views and ten zooms each; on twelve states of a screen no English word may stand that is not
marked as English, and axe must find nothing. Processor time of a switch is that of all processes of the browser, from
the choice until all is drawn.
"""

from __future__ import annotations

import gzip
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from campaigns import catalogue
from campaigns.languages import catalogues, status, translatable
from geodata.translated import LANGUAGES
from tests import chromium
from tests.benchmarks.figures import show
from tests.benchmarks.measure_clock import spent
from tests.browser.test_accessibility import violations
from tests.browser.test_labels import MEASURE, VIEWS, ZOOMS
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Browser, Page

MEGABYTE, PER_CENT = 1e6, 100.0
TOOL = "document.querySelectorAll('.tools-bar button')[{}].click()"
STATES = {
    "as it opens": ("", ""),
    "a day of war and its legend": ("#date=1945-08-15&view=6/45/128", "document.querySelector('.legend').open = true"),
    "a card": ("#date=1938-08-06&select=lake-khasan", ""),
    "a card and a battlefield": ("#date=1939-08-23&select=khalkhin-gol-august", ""),
    "a battlefield": ("#date=1939-08-26&view=10/47.7/118.65", ""),
    "an order of battle": ("#date=1945-08-12&select=mutanchiang", "document.querySelector('.order summary').click()"),
    "a step of a tour": ("#tour=khalkhin-gol&step=2", ""),
    "the list of tours": ("#date=1931-09-19", TOOL.format(1)),
    "two dates compared": ("#date=1945-08-20&compare=1939-08-20", ""),
    "the search": ("#date=1945-08-12&from=1945-08-09", TOOL.format(0)),
    "the drawer to share": ("#date=1905-05-28", TOOL.format(4)),
    "the drawer of own data": ("#date=1920-05-25", TOOL.format(6)),
}
"""Addresses, and what is done there."""

NAMES = (
    *("Natural Earth", "GeoNames", "World Data Bank", "GSHHG", "OpenStreetMap contributors", "OpenStreetMap"),
    *("OpenMapTiles", "ODbL", "LGPL", "DTED", "SCAPIN", "APP-6", "Web Mercator", "GeoJSON", "CSV", "Enter"),
    *(".csv", ".tsv", ".tab", ".txt"),
)
"""What is called so in every language: makers of data, orders, standards, a key, kinds of files."""
ENGLISH = """(names) => {
  const found = [];
  const told = (text, where) => {
    const rest = names.reduce((left, name) => left.replaceAll(name, ""), text);
    const words = rest.match(/[A-Za-z]{3,}(?:[ -][A-Za-z]{2,})*/g) ?? [];
    words.filter((word) => !/^[IVX]+$/.test(word)).forEach((word) => found.push(`${where}: ${word}`));
  };
  const foreign = (node) => node.closest("script, style, noscript, [lang]:not(html)");
  for (const node of document.body.querySelectorAll("*")) {
    if (foreign(node) || !node.checkVisibility()) continue;
    const where = `${node.tagName.toLowerCase()}.${node.className}`;
    for (const name of ["title", "aria-label", "placeholder"]) told(node.getAttribute(name) ?? "", where);
    for (const child of node.childNodes) if (child.nodeType === 3) told(child.data, where);
  }
  return [...new Set(found)];
}"""
"""Words in Latin letters that a reader sees, or hears, and that no ``lang`` marks: where, and what."""
SWITCH = """async (code) => {
  atlas.language = code;
  await new Promise((done) => requestAnimationFrame(() => (atlas.settled ? done() : atlas.on("settled", done))));
}"""


def run() -> None:
    """Print the figures."""
    _translated()
    with tempfile.TemporaryDirectory() as folder, chromium.started() as browser:
        english = _written(Path(folder), "en")
        every = _written(Path(folder), "en", *LANGUAGES)
        more = _zipped(every) - _zipped(english)
        show("four languages, more than English alone, gzipped", more / MEGABYTE, "MB", 1.6)
        for language in LANGUAGES:
            document = _written(Path(folder), language)
            print(f"  {language}")
            larger = PER_CENT * (document.stat().st_size / english.stat().st_size - 1)
            show("larger than in English", larger, "%", 10)
            _looked_at(browser, document)
        _switched(browser, every)


def _translated() -> None:
    """What ``translate status`` says, and how many numbers or dates differ."""
    for line in status.lines(translatable.collect(), catalogues.read_all(), catalogue.load().dossiers):
        print(f"  {line}")
    show("faults of translations: numbers, dates, placeholders", len(status.problems()), "", 0)


def _written(folder: Path, *languages: str) -> Path:
    path = folder / f"{'-'.join(languages)}.html"
    command = [sys.executable, "-m", "campaigns", "export", str(path), "--language", ",".join(languages)]
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True)  # noqa: S603 - our own
    return path


def _zipped(path: Path) -> int:
    return len(gzip.compress(path.read_bytes()))


def _looked_at(browser: Browser, document: Path) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    over: list[str] = []
    _opened(page, document, "")
    for day, (latitude, longitude) in VIEWS.items():
        over += page.evaluate(MEASURE, [day, latitude, longitude, list(ZOOMS)])["wrong"]
    _told("names over one another or the edge, at 200 views", over)
    english: list[str] = []
    unfit: list[str] = []
    for name, (address, action) in STATES.items():
        _opened(page, document, address)
        if action:
            page.evaluate(f"() => {{ {action}; }}")
            chromium.settle(page)
        english += [f"{name}: {word}" for word in page.evaluate(ENGLISH, [*NAMES])]
        unfit += [f"{name}: {violation}" for violation in violations(page)]
    page.close()
    _told("English words on twelve states of the screen", english)
    _told("what axe finds in them", unfit)


def _told(what: str, found: Sequence[str]) -> None:
    show(what, len(found), "", 0)
    for each in found[:40]:
        print(f"      {each}")


def _opened(page: Page, document: Path, address: str) -> None:
    page.goto("about:blank")  # from one address of a document to another it would not be loaded anew
    page.goto(f"{document.as_uri()}{address}")
    chromium.until(page, chromium.READY)
    chromium.settle(page)


def _switched(browser: Browser, document: Path) -> None:
    """How long it takes until a map that is looked at speaks another language."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    _opened(page, document, "#language=en")
    times: list[float] = []
    for language in (*LANGUAGES, "en") * 4:
        began = spent()
        page.evaluate(SWITCH, language)
        times.append(1_000 * (spent() - began))
    page.close()
    again = times[len(LANGUAGES) + 1 :]
    show("first switch to a language, slowest", max(times[: len(LANGUAGES)]), "ms", 150)
    show("switch, median of processor time", median(again), "ms", 150)
