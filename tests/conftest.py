"""Which tests take seconds or need a browser; what the tests share is made by ``tests/shared_fixtures.py``."""

from __future__ import annotations

import gc
import importlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Break = Callable[[str, bytes | None], None]

ROOT = Path(__file__).parent.parent

gc.set_threshold(50_000, 20, 100)  # by default a sixth of the time goes into looking through the atlas for garbage


SLOW_FIXTURES = {"whole", "content", "document", "problems", "drawn", "axes", "site", "book", "translated_texts"}
"""What takes seconds to make: scene, document, checks and arrows of the whole atlas, its pages, a site, a book."""


def pytest_configure(config: pytest.Config) -> None:
    """Import what the fixtures need, which takes seconds, where tests are collected: not where others run them."""
    hands_out = bool(config.getoption("numprocesses", None)) and not hasattr(config, "workerinput")
    if not hands_out or config.option.collectonly:
        config.pluginmanager.register(importlib.import_module("tests.shared_fixtures"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that asks for a browser or for what takes seconds to make, itself or through a fixture."""
    for item in items:
        asked = set(getattr(item, "fixturenames", ()))
        if "browser" in asked:
            item.add_marker(pytest.mark.browser)
        if asked & SLOW_FIXTURES:
            item.add_marker(pytest.mark.slow)


def pytest_fixture_setup(fixturedef: pytest.FixtureDef[object], request: pytest.FixtureRequest) -> None:
    """Refuse what takes seconds to a test that is not known for it, as it names its fixtures only when it runs."""
    known = any(request._pyfuncitem.get_closest_marker(mark) for mark in ("slow", "browser"))
    if fixturedef.argname in SLOW_FIXTURES and not known:
        pytest.fail(f"asks for {fixturedef.argname} while it runs; name it in its arguments or by usefixtures")


def pytest_collection_finish() -> None:
    """Modules and tests stay to the end: there is no garbage to look for in them."""
    gc.freeze()
