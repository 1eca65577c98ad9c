"""Names of formations in other languages, counted: those the table has, those that follow by rule, those missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from campaigns import formation_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from campaigns.formations import Formation
    from campaigns.history import History

ASKED_PERCENT = 90.0
"""Of the names the table has of regular numbered formations, how many the rule should make just so."""


def reproduced(known: Iterable[Formation], language: str) -> tuple[list[Formation], list[Formation]]:
    """Numbered formations that have a name in the table and one by rule: those where both agree, and the others.

    Left out are names with an addition in brackets, which tell a formation apart by more than its number. A number in
    Chinese figures and one in digits are the same.
    """
    same: list[Formation] = []
    other: list[Formation] = []
    for formation in known:
        made = formation_names.by_rule(formation.name, formation.side).get(language, "")
        if not (written := getattr(formation, language)) or not made or formation.name.endswith(")"):
            continue
        agree = formation_names.in_digits(written) == formation_names.in_digits(made)
        (same if agree else other).append(formation)
    return same, other


def lines(history: History) -> Iterator[tuple[str, bool]]:
    """Lines of the report, each with whether it is as asked."""
    known = history.formations.values()
    for language in formation_names.LANGUAGES:
        same, other = reproduced(known, language)
        told = sum(bool(getattr(formation, language)) for formation in known)
        missing = [formation.id for formation in known if language not in formation.names]
        percent = 100 * len(same) / max(len(same) + len(other), 1)
        by_rule = len(history.formations) - told - len(missing)
        counts = f"{told} in the table, {by_rule} by rule, {len(missing)} missing"
        share = f"{len(same)} of {len(same) + len(other)} names of the table, {percent:.1f} %"
        text = f"Names of formations, {language}: {counts}; the rule makes {share} (asked: {ASKED_PERCENT:g} %)"
        yield text, percent >= ASKED_PERCENT
        if missing:
            yield f"  missing: {', '.join(missing)}", True
