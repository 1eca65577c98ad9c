"""The static site: every link leads somewhere, no text is markup, and a folder is replaced whole or not at all."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree as ET

import deflate
import pytest
from lxml import html

from campaigns.atlas import provenance
from campaigns.atlas.export_selection import ExportError
from campaigns.atlas.site import build, folder
from campaigns.atlas.site import page as site_page
from campaigns.atlas.site.editions import Edition
from tests import hostile, site_links

if TYPE_CHECKING:
    from pathlib import Path

    from tests.campaigns.atlas.site.conftest import Site

WHERE = "https://example.org/atlas/"
DOSSIER = "dossiers/small-war.html"


def copied(site: Site, out: Path) -> Path:
    """The same site in a folder of its own: the older one that a build replaces."""
    shutil.copytree(site.folder, out)
    return out


def contents(out: Path) -> dict[str, bytes]:
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def test_every_link_leads_somewhere_and_nothing_comes_from_elsewhere(site: Site) -> None:
    assert site_links.of_site(site.folder) == ([], [], [])


def test_everything_has_a_page_that_is_listed(site: Site) -> None:
    history = site.history
    count = sum(map(len, (history.dossiers, history.formations, history.places, history.sources, history.tours)))
    pages = [path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*.html")]
    assert len(pages) == site.built.pages > count
    listed = html.fromstring((site.folder / "contents.html").read_bytes()).xpath("//main//a/@href")
    assert sorted([*listed, "contents.html", "downloads.html"]) == sorted(pages)
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    told = ET.parse(site.folder / "sitemap.xml").findall(".//s:loc", space)  # noqa: S314 - our own file
    assert sorted(urljoin(WHERE, page) for page in pages) == sorted(str(each.text) for each in told)


def test_servers_and_search_engines_are_told(site: Site) -> None:
    robots = RobotFileParser()
    robots.parse((site.folder / "robots.txt").read_text(encoding="utf-8").splitlines())
    assert robots.can_fetch("anybody", f"{WHERE}{DOSSIER}")
    assert robots.site_maps() == [f"{WHERE}sitemap.xml"]
    headers = (site.folder / "_headers").read_text(encoding="utf-8").partition("/pictures/*\n")
    assert "  Cache-Control: no-cache\n" in headers[0]
    assert headers[2] == "  ! Cache-Control\n  Cache-Control: public, max-age=31536000, immutable\n"


def test_a_page_that_links_here_may_show_the_map(site: Site) -> None:
    head = html.fromstring((site.folder / DOSSIER).read_bytes())
    [address] = head.xpath("//link[@type='application/json+oembed']/@href")
    assert address == f"{WHERE}dossiers/small-war.oembed.json"
    told = json.loads((site.folder / address.removeprefix(WHERE)).read_bytes())
    [frame] = html.fragments_fromstring(told.pop("html"))
    [day] = {dossier.when.earliest for dossier in site.history.dossiers.values()}
    assert frame.get("src") == f"{WHERE}map.html#date={day}&select=small-war"
    assert frame.get("title") == told.pop("title") == hostile.TEXT
    assert (frame.get("width"), frame.get("height")) == (str(told.pop("width")), str(told.pop("height")))
    assert told == {"version": "1.0", "type": "rich", "provider_name": provenance.TITLE, "provider_url": WHERE}


@pytest.mark.parametrize(("on_map", "address"), [("", ""), (None, WHERE)])
def test_a_page_without_address_or_map_is_not_shown_elsewhere(on_map: str | None, address: str) -> None:
    made = site_page.Page("a.html", "text", "A page", "", (), on_map=on_map)
    assert "oembed" not in site_page.html(made, site_page.Pictures(), Edition(site=address))


def test_a_hostile_text_is_text(site: Site) -> None:
    page = html.fromstring((site.folder / DOSSIER).read_bytes())
    assert page.findtext(".//h1") == hostile.TEXT
    assert hostile.TEXT in page.findtext(".//title")
    assert page.xpath("//meta[@property='og:title']/@content") == [hostile.TEXT]
    assert not page.xpath("//*[@onerror] | //b | //script[not(@src)][not(@type)]")
    [linked] = page.xpath("//script[@type='application/ld+json']")
    told = json.loads(linked.text)
    assert (told["@type"], told["name"], told["url"]) == ("Event", hostile.TEXT, WHERE + DOSSIER)
    assert (told["startDate"], told["endDate"], told["location"]["name"]) == ("1945-08-09", "1945-08-12", "Midford")


def test_a_dossier_is_cited(site: Site) -> None:
    [item] = json.loads((site.folder / "dossiers/small-war.csl.json").read_text(encoding="utf-8"))
    assert (item["title"], item["container-title"]) == (hostile.TEXT, provenance.TITLE)
    bibtex = (site.folder / "dossiers/small-war.bib").read_text(encoding="utf-8")
    assert bibtex.startswith("@misc{atlas-small-war,\n")
    assert bibtex.replace("\\{", "").replace("\\}", "").count("{") == bibtex.replace("\\}", "").count("}")


def test_a_dossier_has_its_map_with_words(site: Site) -> None:
    page = html.fromstring((site.folder / DOSSIER).read_bytes())
    [picture] = page.xpath("//figure/img")
    assert "1st Corps (Soviet Union, advance)" in picture.get("alt")
    assert (picture.get("width"), picture.get("height")) == ("640", "400")
    drawn = (site.folder / "dossiers" / picture.get("src")).read_text(encoding="utf-8")
    assert ">Midford</text>" in drawn


def test_what_is_zipped_is_what_is_beside_it(site: Site) -> None:
    zipped = list(site.folder.rglob("*.gz"))
    pages = [path for path in site.folder.rglob("*.html") if path.stat().st_size >= 10_000]
    assert 1 < len(pages) < site.built.pages
    assert {path for path in zipped if path.suffixes[-2:] == [".html", ".gz"]} == {
        path.with_name(f"{path.name}.gz") for path in pages
    }
    for path in zipped:
        beside = path.with_suffix("").read_bytes()
        assert bytes(deflate.gzip_decompress(path.read_bytes(), len(beside))) == beside


def test_only_what_changed_is_made_again(site: Site, tmp_path: Path) -> None:
    out = copied(site, tmp_path / "again")
    before = contents(out)
    again = build.build(out, site.history, site.rows, WHERE)
    assert (again.pages, again.remade) == (site.built.pages, 0)
    assert contents(out) == before
    [(key, dossier)] = site.history.dossiers.items()
    changed = replace(site.history, dossiers={key: dossier.model_copy(update={"title": "Another title"})})
    third = build.build(out, changed, site.rows, WHERE)
    assert b"<h1>Another title</h1>" in (out / DOSSIER).read_bytes()
    same = [name for name, content in contents(out).items() if before.get(name) == content]
    assert 0 < third.remade < len(same)


def test_a_file_that_was_changed_by_hand_is_made_again(site: Site, tmp_path: Path) -> None:
    out = copied(site, tmp_path / "again")
    before = contents(out)
    for name in (DOSSIER, "map.html", "style.css"):
        (out / name).write_bytes(b"changed")
    build.build(out, site.history, site.rows, WHERE)
    assert contents(out) == before


def test_a_folder_with_other_files_is_left_alone(site: Site, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    for name in ("letter.txt", "index.html"):
        (tmp_path / "out" / name).write_text("mine", encoding="utf-8")
    with pytest.raises(ExportError, match=r"not of a site made here: index\.html, letter\.txt; give a new folder"):
        build.build(tmp_path / "out", site.history, site.rows)
    assert contents(tmp_path / "out") == {"index.html": b"mine", "letter.txt": b"mine"}


def test_a_file_put_into_a_site_is_not_lost(site: Site, tmp_path: Path) -> None:
    out = copied(site, tmp_path / "out")
    (out / "places" / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ExportError, match=r"places/mine\.txt"):
        build.build(out, site.history, site.rows)
    assert (out / "places" / "mine.txt").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("at", ["source_pages.pages", "folder.exchange"])
def test_an_interrupted_build_leaves_the_old_site_whole(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    out = copied(site, tmp_path / "out")
    before = contents(out)

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(f"campaigns.atlas.site.build.{at}", stop)
    with pytest.raises(KeyboardInterrupt):
        build.build(out, site.history, site.rows)
    assert contents(out) == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_folders_change_places_where_the_system_cannot_exchange_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "_swapped", lambda *_: False)
    for name in ("new", "out"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(name, encoding="utf-8")
    folder.exchange(tmp_path / "new", tmp_path / "out")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert (tmp_path / "out/index.html").read_text(encoding="utf-8") == "new"


@pytest.mark.parametrize("address", ["example.org", "ftp://example.org/", "https://", "https://example.org/?page=1"])
def test_an_address_that_is_none_is_named(site: Site, tmp_path: Path, address: str) -> None:
    with pytest.raises(ExportError, match=r"expected one such as https://example\.org/atlas/"):
        build.build(tmp_path / "out", site.history, site.rows, address)
    assert not list(tmp_path.iterdir())


def test_a_folder_in_no_folder_is_named(site: Site, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"there is no folder .*; make it first"):
        build.build(tmp_path / "none" / "out", site.history, site.rows)
