"""How a measured figure is printed."""

from __future__ import annotations

import statistics


def show(what: str, value: float, unit: str, limit: float, *, at_least: bool = False) -> None:
    """One line: the figure, its limit, and whether it is kept."""
    kept = value >= limit if at_least else value <= limit
    sign = "≥" if at_least else "≤"
    print(f"  {what:<58} {value:>10.2f} {unit:<5} (asked: {sign} {limit:g} {unit}) {'kept' if kept else 'NOT KEPT'}")


def percentile(values: list[float], share: int) -> float:
    """The value below which ``share`` per cent of the values lie."""
    return statistics.quantiles(values, n=100, method="inclusive")[share - 1]
