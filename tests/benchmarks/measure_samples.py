"""Files as users bring them: how many are understood, asked about and refused, and whether any is read wrongly."""

from __future__ import annotations

from collections import Counter

from campaigns import catalogue
from tests.benchmarks.figures import show
from tests.campaigns.guests import sample_files

OUTCOMES = {
    "understood, every row placed": {"placed", "doubtful"},
    "understood, some rows refused and told": {"placed", "doubtful", "refused"},
    "what only the user knows is asked": {"placed", "doubtful", "refused", "asked"},
    "refused as a whole, with the reason": {"unreadable", "refused"},
}
"""What becomes of a file, by the kinds of what is told of it; the first that has them all."""


def run() -> None:
    """Print the figures."""
    history = catalogue.load()
    expected = sample_files.expected("app")
    on_map = sample_files.expected("map")
    found = {file: sample_files.told(sample_files.FILES / file, history) for file in expected}
    counted = Counter(_outcome(told) for told in found.values())
    print(f"  {'files':<58} {len(found):>10}")
    print(f"  {'of them read as well when they are dropped on the map':<58} {_read(on_map):>10}")
    for outcome in OUTCOMES:
        print(f"  {outcome:<58} {counted[outcome]:>10}")
    wrong = [file for file, told in found.items() if told != expected[file]]
    show("read otherwise than they should be", len(wrong), "files", 0)
    for file in wrong:
        print(f"    {file}")


def _outcome(told: sample_files.Told) -> str:
    kinds = {kind for kind, _ in told} - {"read"}
    if kinds == {"refused"}:
        return list(OUTCOMES)[-1]
    return next(outcome for outcome, among in OUTCOMES.items() if kinds <= among)


def _read(expected: dict[str, sample_files.Told]) -> int:
    return sum(told[0][0] == "read" for told in expected.values())
