"""Words typed with small errors; ``campaigns/atlas/web/panels/edit-distance.ts`` is the same in the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_FEWEST, _LONG = 5, 8
"""Fewest letters of a word in which an error is looked for, and of one that may have two."""


def most_errors(word: str) -> int:
    """Most errors a word may have."""
    return 0 if len(word) < _FEWEST else 1 if len(word) < _LONG else 2


def nearest_words(word: str, vocabulary: Iterable[str]) -> tuple[list[str], int]:
    """The words nearest to one, no farther than its errors allow, and how far they are; none of a number."""
    distance, found = most_errors(word), list[str]()
    if not distance or any(letter.isnumeric() for letter in word):
        return found, distance
    letters = set(word)
    for each in vocabulary:
        if len(each) < _FEWEST or abs(len(each) - len(word)) > distance or len(letters.difference(each)) > distance:
            continue
        away = edit_distance(word, each, distance)
        if away < distance:
            found, distance = [], away
        if away == distance:
            found.append(each)
    return sorted(found), distance


def edit_distance(one: str, other: str, most: int) -> int:
    """Letters to insert, take away, change or swap with their neighbour to make one word another.

    More than ``most`` if that is more (optimal string alignment).
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    above = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        row = [i]
        for j, wanted in enumerate(other, start=1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, above = above, row
    return above[-1]
