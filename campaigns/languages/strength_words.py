"""How strong a formation was, in the language that is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from campaigns.languages import spoken
from campaigns.languages.spoken import t

if TYPE_CHECKING:
    from campaigns.orders_of_battle import Subordination


def of(row: Subordination) -> str:
    """Men and what else is told of a strength: "8,000 men; 21 guns"; empty where neither is."""
    if not row.men:
        return row.strength
    numbers = dict.fromkeys(map(spoken.number, row.men))
    men = t("{number} men", number="–".join(numbers))
    return f"{men}; {row.strength}" if row.strength else men
