"""Files as users bring them: each is understood, asked about or refused with the reason, and none is read wrongly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.campaigns.guests import sample_files

if TYPE_CHECKING:
    from campaigns.history import History

EXPECTED = sample_files.expected("app")


def test_every_file_is_in_the_table() -> None:
    assert sorted(EXPECTED) == sorted(path.name for path in sample_files.FILES.iterdir())


@pytest.mark.parametrize("file", EXPECTED)
def test_what_is_told_of_a_file(file: str, history: History) -> None:
    assert sample_files.told(sample_files.FILES / file, history) == EXPECTED[file]
