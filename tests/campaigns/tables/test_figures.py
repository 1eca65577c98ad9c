"""What readers see of a figure: the number first, then the words of the source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from campaigns.model import Claim
from campaigns.tables import figures

if TYPE_CHECKING:
    from campaigns.history import History


def claim(value: float | list[float], words: str, unit: str = "") -> Claim:
    return Claim.model_validate(
        {
            "about": "price" if unit else "casualties",
            "side": "Japan",
            "value": value,
            "words": words,
            "unit": unit,
            "source": "jones1949",
            "certainty": "medium",
        }
    )


@pytest.mark.parametrize(
    ("value", "words", "unit", "shown"),
    [
        (1000, "Soviet count", "", ("1,000", "Soviet count")),
        ([369, 473], "Soviet counts", "", ("369–473", "Soviet counts")),
        (250_000_000, "first asked", "roubles", ("250,000,000 roubles", "first asked")),
        (64, "39 medium and 25 light", "", ("64", "39 medium and 25 light")),
        (18, "of 64 tanks 18 burnt out", "", ("18", "of 64 tanks 18 burnt out")),
        ([250, 300], "250 to 300 men", "", ("250 to 300 men", "")),
        (2000, "about 2000", "", ("about 2000", "")),
        (5_810_000, "5.81 million yen", "yen", ("5.81 million yen", "")),
        (65_000, "about 65 thousand disarmed", "", ("about 65 thousand disarmed", "")),
        (290_000, "", "", ("290,000", "")),
    ],
)
def test_the_number_comes_first_and_the_words_of_the_source_after_it(
    value: float | list[float], words: str, unit: str, shown: tuple[str, str]
) -> None:
    assert claim(value, words, unit).stated == shown


def test_no_figure_of_the_atlas_is_without_its_number(history: History) -> None:
    claims = [(dossier.id, claim) for dossier in history.dossiers.values() for claim in dossier.claims]
    assert len(claims) > 700
    hidden = [(key, claim.stated) for key, claim in claims if not re.search(r"\d", claim.stated[0])]
    assert hidden == []


def test_the_table_of_shumshu_gives_number_and_words(history: History) -> None:
    table = figures.table(history.dossiers["shumshu"], history.sources)
    assert "1,000 – Soviet count" in set(table["figure"])
