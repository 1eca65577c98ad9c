"""GeoNames, read once for all tests that compare with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from geodata.measure import gazetteer_check

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@pytest.fixture(scope="package")
def geonames() -> Mapping[str, dict[str, Any]]:
    return gazetteer_check.read_geonames()


@pytest.fixture(scope="module")
def geonames_read_once(geonames: Mapping[str, dict[str, Any]]) -> Iterator[None]:
    """GeoNames are not read again in this module."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gazetteer_check, "read_geonames", lambda: geonames)
        yield
