"""What the tests share: the atlas as it ships, a small one, a hostile one, and a real browser."""

from __future__ import annotations

import functools
import gc
import hashlib
import inspect
import os
import pickle
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

import pytest
from filelock import FileLock
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import local_script_runner

from campaigns import catalogue, checking, scene
from campaigns.atlas.document import folium_map, payload, still_picture
from campaigns.dates import from_day_number
from campaigns.languages import catalogues, spoken, status, translatable
from campaigns.reading import yaml_lines
from geodata import read_once, text_files
from geodata.ground import Ground
from pages.parts import atlas_data
from tests import chromium, hostile, part_of_atlas, server, small_war
from tests.conftest import ROOT
from tests.geodata.shipped import GROUND

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    import geopandas as gpd
    from playwright.sync_api import Browser

    from campaigns.atlas.document.payload_types import Payload
    from campaigns.history import History
    from geodata.problems import Problem
    from tests.conftest import Break

    class MadeOnce(Protocol):
        def __call__(self, name: str, make: Callable[[], Made]) -> Made: ...


Made = TypeVar("Made")
IS_WORKER = "PYTEST_XDIST_WORKER" in os.environ


@pytest.fixture(scope="session", autouse=True)
def components_found_once() -> Iterator[None]:
    """Streamlit reads the description of every installed package for components whenever a test runs a page: once."""
    with pytest.MonkeyPatch.context() as patch:
        once = functools.cache(manifest_scanner.scan_component_manifests)
        patch.setattr(manifest_scanner, "scan_component_manifests", once)
        yield


@pytest.fixture(scope="session", autouse=True)
def pages_awaited() -> Iterator[None]:
    """Streamlit's tests ask a thousand times a second whether a page is done: here they wait for its thread first."""
    ask = local_script_runner.require_widgets_deltas

    def wait(runner: local_script_runner.LocalScriptRunner, timeout: float = 3) -> None:
        if runner._script_thread is not None:
            runner._script_thread.join(timeout)
        ask(runner, timeout)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(local_script_runner, "require_widgets_deltas", wait)
        yield


@pytest.fixture(scope="session", autouse=True)
def zipped_quickly() -> Iterator[None]:
    """Documents are zipped in a tenth of the time, to a thirtieth more than those that ship: a run makes dozens."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(folium_map, "SMALLEST", 6)
        yield


@pytest.fixture(scope="session", autouse=True)
def texts_parsed_once() -> Iterator[None]:
    """A dossier that stands as before is not parsed again: the whole atlas is read dozens of times."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_lines, "parse", functools.lru_cache(maxsize=1_000)(yaml_lines.parse))
        yield


@pytest.fixture(scope="session", autouse=True)
def translations_checked_once() -> Iterator[None]:
    """Translations with the same bytes have the same problems: ``check`` compares 40,000 texts in two seconds."""
    problems = status.problems
    known: dict[tuple[tuple[Path, bytes], ...], list[Problem]] = {}

    def of_folder(folder: Path = catalogues.FOLDER) -> list[Problem]:
        files = sorted(folder.rglob("*.po"))
        key = tuple((path, hashlib.sha256(text_files.read_bytes(path)).digest()) for path in files)
        if key not in known:
            known[key] = problems(folder)
        return [*known[key]]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(status, "problems", of_folder)
        yield


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of this run that all its processes share; see pytest-xdist."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if IS_WORKER else own


@pytest.fixture(scope="session")
def made_once(shared_folder: Path) -> MadeOnce:
    """What is made under a name by the first process of the run that needs it, and read by the others."""

    def made_or_read(name: str, make: Callable[[], Made]) -> Made:
        if not IS_WORKER:
            return make()
        path = shared_folder / f"{name}.pickle"
        with FileLock(path.with_suffix(".lock")):
            if path.exists():
                made: Made = pickle.loads(path.read_bytes())  # noqa: S301 - another process of the run wrote it
            else:
                made = make()
                path.write_bytes(pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
        gc.freeze()  # it stays to the end: there is no garbage to look for in it
        return made

    return made_or_read


@pytest.fixture(scope="session")
def history(made_once: MadeOnce) -> History:
    """The atlas, on the ground that all tests of the process share."""

    def load() -> History:
        return replace(catalogue.load(ground=GROUND), ground=Ground())  # what is read of the ground is not passed on

    return replace(made_once("history", load), ground=GROUND)


@pytest.fixture(scope="session")
def translated_texts(made_once: MadeOnce) -> dict[str, set[tuple[str, str]]]:
    """Keys of every text of the atlas that is translated, by domain; see ``translatable.collect``."""
    return made_once("texts", lambda: {domain: {*texts} for domain, texts in translatable.collect().items()})


@pytest.fixture(scope="session")
def marked_words(translated_texts: dict[str, set[tuple[str, str]]]) -> tuple[dict[str, str], dict[str, str]]:
    """Russian whose words are the English ones in brackets: those of the interface and the app, those of the tables."""
    own = {english for domain in ("app", "interface") for _, english in translated_texts[domain]}

    def marked(texts: Mapping[str, str] | set[str]) -> dict[str, str]:
        return {text: "|".join(f"⟦{form}⟧" for form in text.split("|")) for text in texts}

    return marked({*spoken._words("ru"), *own}), marked(spoken._table_texts("ru"))


@pytest.fixture
def bracketed(
    marked_words: tuple[dict[str, str], dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], str]:
    """Has Russian speak ``marked_words``; takes what is within the brackets out of a text."""
    words, table = marked_words
    monkeypatch.setattr(spoken, "_words", lambda _: words)
    monkeypatch.setattr(spoken, "_table_texts", lambda _: table)

    def without(text: str) -> str:
        inner = re.sub(r"⟦[^⟦⟧]*⟧", "", text)
        return text if inner == text else without(inner)

    return without


@pytest.fixture(scope="session")
def whole(history: History, made_once: MadeOnce) -> gpd.GeoDataFrame:
    return made_once("whole", lambda: scene.build(history))


@pytest.fixture(scope="session")
def content(history: History, whole: gpd.GeoDataFrame, made_once: MadeOnce) -> Payload:
    """What the document of the whole atlas carries."""
    return made_once("content", lambda: payload.build(history, whole))


@pytest.fixture(scope="session")
def problems(history: History, made_once: MadeOnce) -> list[Problem]:
    """What ``check`` finds in the whole atlas."""
    return made_once("problems", lambda: checking.problems(history))


@pytest.fixture(scope="session")
def document(request: pytest.FixtureRequest, shared_folder: Path) -> Path:
    """The document of the whole atlas, made by the first process that needs it."""
    path = shared_folder / "atlas.html"
    with FileLock(path.with_suffix(".lock")):
        if not path.exists():
            history: History = request.getfixturevalue("history")
            whole = request.getfixturevalue("whole")
            content = request.getfixturevalue("content")
            still = still_picture.svg(whole, from_day_number(content["opens"]))
            path.write_text(folium_map.render(content, history.ground.relief, still), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def app(shared_folder: Path, history: History) -> Iterator[str]:
    """Address of the app, one for all processes of the run: a part of the atlas, one dossier's texts hostile."""

    def atlas(folder: Path) -> None:
        part_of_atlas.copied(ROOT, history, folder)
        hostile.made(folder)

    with server.shared(shared_folder, atlas) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium.started(*chromium.SPARING) as running:
        yield running


@pytest.fixture
def folders(tmp_path: Path) -> Path:
    """A small atlas of its own: one dossier, its places and sources, to be broken by a test."""
    return small_war.copied(tmp_path)


@pytest.fixture
def already_checked(already_read: None, problems: list[Problem], monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001 - read before
    """``already_read``, and its checks as other tests have made them."""
    monkeypatch.setattr(checking, "problems", lambda _: [*problems])


@pytest.fixture(scope="session")
def small_in_full(tmp_path_factory: pytest.TempPathFactory) -> tuple[History, gpd.GeoDataFrame]:
    """The small atlas with units and fronts, and its scene, for tests that change neither."""
    small = small_war.in_full(small_war.copied(tmp_path_factory.mktemp("in-full")))
    return small, scene.build(small)


@pytest.fixture(scope="session")
def small_with_phases(tmp_path_factory: pytest.TempPathFactory) -> tuple[History, gpd.GeoDataFrame]:
    """The small atlas with phases, and its scene, for tests that change neither."""
    small = small_war.with_phases(small_war.copied(tmp_path_factory.mktemp("with-phases")))
    return small, scene.build(small)


@pytest.fixture
def already_read(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands and pages take the atlas that ships as other tests have read it: for tests of what comes after."""
    monkeypatch.setattr(catalogue, "load", lambda: history)


@pytest.fixture
def small_atlas(folders: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Commands and pages read the small atlas, on the ground that ships; the folder of its dossiers."""
    load = catalogue.load
    where = folders / "dossiers", folders / "gazetteer", folders / "sources.bib"
    monkeypatch.setattr(catalogue, "load", lambda: load(*where, ground=GROUND))
    return folders / "dossiers"


def keep_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages load the atlas anew from here on, and have the one they kept again after the test."""
    monkeypatch.setattr(atlas_data, "_load", functools.cache(inspect.unwrap(atlas_data._load)))


@pytest.fixture
def break_table(monkeypatch: pytest.MonkeyPatch) -> Iterator[Break]:
    """Have a file of the atlas read as other bytes, or as no file, until the end of the test."""
    read = text_files.read_bytes

    def break_it(file: str, data: bytes | None) -> None:
        def read_bytes(path: Path) -> bytes:
            if Path(path) != ROOT / file:
                return read(path)
            return read(path.with_name("there is none")) if data is None else data

        monkeypatch.setattr(text_files, "read_bytes", read_bytes)
        read_once.forget()
        keep_nothing(monkeypatch)

    yield break_it
    monkeypatch.undo()
    read_once.forget()
