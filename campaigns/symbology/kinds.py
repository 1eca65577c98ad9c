"""Which of several looks, or entries of the legend, the rows of a kind have: the same rule everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


def name_for(kind: str, named: Mapping[str, Collection[str]]) -> str | None:
    """The first name whose kinds have the kind, else the first without kinds, which stands for all others; or None."""
    for name, kinds in named.items():
        if kind in kinds:
            return name
    return next((name for name, kinds in named.items() if not kinds), None)
