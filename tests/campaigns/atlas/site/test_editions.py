"""The site in several languages: each page leads to itself in the others, and one language is made again alone."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest
from lxml import etree, html

from campaigns import scene
from campaigns.atlas.export_selection import ExportError
from campaigns.atlas.site import build, editions
from campaigns.languages import spoken
from geodata.translated import LANGUAGES
from tests import site_links, small_war
from tests.campaigns.atlas.site.conftest import Site, quick

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lxml.html import HtmlElement

WHERE = "https://example.org/atlas/"
DOSSIER = "dossiers/small-war.html"
OPEN, CLOSE = "⟦", "⟧"


def made(out: Path) -> Site:
    history = small_war.in_full(small_war.copied(out.parent))
    rows = scene.build(history)
    with quick():
        built = build.build(out, history, rows, WHERE, languages=editions.ALL)
    return Site(out, history, rows, built)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of a small atlas in all languages."""
    return made(tmp_path_factory.mktemp("editions") / "out")


def pages(folder: Path) -> dict[str, HtmlElement]:
    found = {
        path.relative_to(folder).as_posix(): path for path in folder.rglob("*.html") if path.name != site_links.MAP
    }
    return {name: html.fromstring(path.read_bytes()) for name, path in found.items()}


def language_of(name: str) -> str:
    first = name.partition("/")[0]
    return first if first in LANGUAGES else spoken.ENGLISH


def contents(out: Path) -> dict[str, bytes]:
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def test_every_link_leads_somewhere_in_every_language(site: Site) -> None:
    assert site_links.of_site(site.folder) == ([], [], [])


def test_each_language_has_the_same_pages_and_shares_what_says_nothing(site: Site) -> None:
    names = list(pages(site.folder))
    by_language = {
        code: {name.removeprefix(editions.folder_of(code)) for name in names if language_of(name) == code}
        for code in editions.ALL
    }
    assert all(each == by_language[spoken.ENGLISH] for each in by_language.values())
    assert DOSSIER in by_language[spoken.ENGLISH]
    below = {path.suffix for code in LANGUAGES for path in (site.folder / code).rglob("*") if path.is_file()}
    assert below == {".html", ".gz", ".js", ".bib", ".json"}


def test_a_page_is_in_its_language_and_names_itself_in_all(site: Site) -> None:
    for name, page in pages(site.folder).items():
        assert page.get("lang") == language_of(name)
        inner = name.removeprefix(editions.folder_of(language_of(name)))
        told = {each.get("hreflang"): each.get("href") for each in page.xpath("//link[@hreflang]")}
        assert told == {code: urljoin(WHERE, editions.folder_of(code) + inner) for code in editions.ALL}
        leads = page.xpath("//nav[@class='languages']//a")
        others = {each.get("lang"): urljoin(WHERE + name, each.get("href")) for each in leads}
        assert others == {code: address for code, address in told.items() if code != language_of(name)}


def test_languages_are_named_by_pages_that_are_read_from_a_folder(site: Site, tmp_path: Path) -> None:
    build.build(tmp_path / "out", site.history, site.rows, languages=("en", "ja"))
    page = html.fromstring((tmp_path / "out" / "ja" / DOSSIER).read_bytes())
    told = {each.get("hreflang"): each.get("href") for each in page.xpath("//link[@hreflang]")}
    assert told == {"en": f"../../{DOSSIER}", "ja": f"../../ja/{DOSSIER}"}
    assert not (tmp_path / "out" / "ru").exists()


def test_search_engines_are_told_every_page_in_every_language(site: Site) -> None:
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    listed = etree.fromstring((site.folder / "sitemap.xml").read_bytes()).xpath("//s:loc/text()", namespaces=space)
    assert listed == [f"{WHERE}sitemap-{code}.xml.gz" for code in editions.ALL]
    told = {}
    for address in listed:
        content = gzip.decompress((site.folder / address.removeprefix(WHERE)).read_bytes())
        for url in etree.fromstring(content).xpath("//s:url", namespaces=space):
            others = url.xpath("x:link/@href", namespaces=space)
            told[url.findtext("s:loc", namespaces=space)] = set(others)
    assert told.pop(f"{WHERE}{site_links.MAP}") == set()
    assert set(told) == {f"{WHERE}{name}" for name in pages(site.folder)}
    assert all(address in others and len(others) == len(editions.ALL) for address, others in told.items())
    assert all(told[other] == others for others in told.values() for other in others)


def test_one_language_alone_names_no_other(site: Site, tmp_path: Path) -> None:
    build.build(tmp_path / "out", site.history, site.rows)
    page = html.fromstring((tmp_path / "out" / DOSSIER).read_bytes())
    assert page.xpath("//link[@hreflang] | //nav[@class='languages'] | //a[contains(@href, 'language=')]") == []


def test_machines_are_told_the_language(site: Site) -> None:
    for code, territory in (("en", "en_GB"), ("ja", "ja_JP")):
        page = html.fromstring((site.folder / editions.folder_of(code) / DOSSIER).read_bytes())
        [linked] = page.xpath("//script[@type='application/ld+json']")
        assert json.loads(linked.text)["mainEntityOfPage"]["inLanguage"] == code
        assert page.xpath("//meta[@property='og:locale']/@content") == [territory]
    [item] = json.loads((site.folder / "ja/dossiers/small-war.csl.json").read_text(encoding="utf-8"))
    assert (item["language"], item["container-title"]) == ("ja", "日ソ国境紛争と諸戦役 1904–1973年")


def test_the_map_opens_in_the_language_of_the_page(site: Site) -> None:
    for code in editions.ALL:
        page = html.fromstring((site.folder / editions.folder_of(code) / DOSSIER).read_bytes())
        leads = [str(each) for each in page.xpath("//a/@href") if "map.html" in each]
        assert len(leads) > 1
        assert all(re.search(rf"^(\.\./)+map\.html#(.*&)?language={code}$", each) for each in leads)


def test_the_search_says_all_in_the_language(site: Site) -> None:
    index = (site.folder / "ja/search-index.js").read_text(encoding="utf-8")
    value = json.loads(index.removeprefix("globalThis.atlasIndex=").rstrip(";\n"))
    assert {entry[0] for entry in value["entries"]} == {"出来事", "部隊", "場所", "典拠"}
    words = (site.folder / "ja/words.js").read_text(encoding="utf-8")
    told = json.loads(words.removeprefix("globalThis.atlasWords=").rstrip(";\n"))
    assert told["{number} found"] == "{number}件見つかりました"
    assert all(english != text for english, text in told.items())


def test_no_text_of_the_pages_is_left_in_english(tmp_path: Path, bracketed: Callable[[str], str]) -> None:
    """In a language whose words are the English ones in brackets, what stands outside of them is marked, or a name."""
    site = made(tmp_path / "out")
    [dossier] = site.history.dossiers.values()
    data = {axis.formation for axis in dossier.axes} | {front.name for front in dossier.fronts}
    data |= {date.note for date in dossier.dates} | {unit.formation for unit in dossier.units}
    names = re.compile("|".join(map(re.escape, sorted(filter(None, data), key=len, reverse=True))))
    left = set()
    for name, page in pages(site.folder / "ru").items():
        named = page.xpath("//body//*[@lang] | //main//h1 | //main//a | //*[@class='reference']")
        for each in named:
            each.drop_tree()
        texts = [*page.xpath("//body//text()"), *page.xpath("//body//@aria-label | //body//@alt | //@data-label")]
        left |= {(name, text) for text in map(str, texts) if re.search(r"[A-Za-z]{3}", names.sub("", bracketed(text)))}
    assert "\n".join(sorted(f"{name}: {text}" for name, text in left)) == ""


def test_only_the_language_that_changed_is_made_again(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "again"
    shutil.copytree(site.folder, out)
    before = contents(out)
    again = build.build(out, site.history, site.rows, WHERE, languages=editions.ALL)
    assert (again.pages, again.remade) == (site.built.pages, 0)
    words = {**spoken._words("ja"), "Chronicle": "年代記"}
    known, others = build._digest_of, spoken._words
    monkeypatch.setattr(
        build, "_digest_of", lambda patterns: f"{known(patterns)}{'ja' if '/ja/' in str(patterns) else ''}"
    )
    monkeypatch.setattr(spoken, "_words", lambda code: words if code == "ja" else others(code))
    build.build(out, site.history, site.rows, WHERE, languages=editions.ALL)
    changed = {name for name, content in contents(out).items() if before.get(name) != content}
    pages_of = {language_of(name) for name in changed if name.endswith(".html")}
    assert pages_of == {"ja"}
    assert "<h1>年代記</h1>" in (out / "ja/chronicle.html").read_text(encoding="utf-8")


def test_a_language_that_is_gone_takes_its_pages_with_it(site: Site, tmp_path: Path) -> None:
    out = tmp_path / "fewer"
    shutil.copytree(site.folder, out)
    build.build(out, site.history, site.rows, WHERE, languages=("en", "ru"))
    assert {language_of(name) for name in pages(out)} == {"en", "ru"}


@pytest.mark.parametrize(
    ("asked", "languages"),
    [("en", ("en",)), ("ja", ("en", "ja")), (" zh, RU ", ("en", "ru", "zh")), ("en,en", ("en",))],
)
def test_english_is_always_one_of_the_languages(asked: str, languages: tuple[str, ...]) -> None:
    assert editions.asked(asked) == languages


@pytest.mark.parametrize("asked", ["de", "en,modern", "", "ru,"])
def test_an_unknown_language_is_named_with_the_choices(asked: str) -> None:
    with pytest.raises(ExportError, match=r"unknown language .*; expected some of en, ru, ja, zh"):
        editions.asked(asked)
