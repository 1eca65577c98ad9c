"""How a search is held against texts: words, other words for the same, and words typed with an error.

``campaigns/atlas/web/panels/search-match.ts`` is the same in the browser: both find alike.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import islice, product
from typing import TYPE_CHECKING, Literal

from campaigns.languages.spoken import later, t
from campaigns.reading import sentences
from campaigns.tables.edit_distance import nearest_words
from geodata.folding import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

Role = Literal["name", "place", "commander", "formation", "phase", "summary", "dispute"]
"""What a text is to its entry; ``name`` needs no word to explain it."""
_REASONS: dict[Role, str] = {
    "place": later("place: {name}"),
    "commander": later("{name}, commander"),
    "formation": later("formation: {name}"),
    "phase": later("phase: {name}"),
    "summary": later("summary: {name}"),
    "dispute": later("dispute: {name}"),
}
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_INSIDE_A_WORD = 4.0
"""Added for what is found inside a word (Chita in Michitaro): it comes after all that begins one."""
_PART_OF_A_WORD = 0.6
"""Added for the beginning of a word: it comes after all that is one."""
_SYNONYM = 0.4
"""Added for another word for the same."""
_TYPING_ERROR = 20.0
"""Added for each error of typing: more than any exact match has."""
_BEGINS = 0.5
"""Taken off where a name begins with the whole search."""
_NAMES, _SENTENCES = 2, 4
"""Fields below the one weight are names; from the other on sentences, in which a search must begin a word."""
_FEWEST, _FEWEST_UNSPACED = 4, 2
"""Letters of the beginning of a synonym by which it is known; of a script without spaces."""
_MOST_READINGS = 40
_MOST_WRONG = 4
"""Words of a search in which errors of typing are looked for: where more are unknown, it is another text."""


@dataclass(frozen=True)
class Field:
    """A text that is searched; ``weight`` is how much less than the title it counts."""

    text: str
    weight: int = 0
    role: Role = "name"
    spaced: str = field(init=False)
    """Its words, folded, with a space before each and behind the last."""
    joined: str = field(init=False)

    def __post_init__(self) -> None:
        """Fold the text."""
        folded = words(self.text)
        object.__setattr__(self, "spaced", f" {' '.join(folded)} ")
        object.__setattr__(self, "joined", "".join(folded))

    @property
    def reason(self) -> str:
        """Why something was found, in words."""
        if self.role == "name":
            return self.text
        return t(_REASONS[self.role], name=self.text)

    def score(self, needle: str) -> float | None:
        """How well it answers one word or phrase, folded; None if it does not. A space at its end ends a word."""
        unspaced = _UNSPACED.search(needle) is not None
        if f" {needle}" in self.spaced:
            whole = unspaced or f" {needle.rstrip()} " in self.spaced
            return self.weight if whole else self.weight + _PART_OF_A_WORD
        if needle.endswith(" "):
            return None
        if self.weight >= _SENTENCES:
            return self.weight if unspaced and needle in self.spaced else None
        wanted = needle.replace(" ", "")
        if wanted not in self.joined:
            return None
        return self.weight if unspaced or self.joined.startswith(wanted) else self.weight + _INSIDE_A_WORD


def of_sentences(text: str, weight: int, role: Role) -> list[Field]:
    """Fields of the sentences of a text."""
    return [Field(each, weight, role) for each in sentences.split(text)]


@dataclass(frozen=True)
class Match:
    """How well an entry answers a search, 0 best; and the field that explains why, where that is not the title."""

    score: float
    why: Field | None


@dataclass(frozen=True)
class _Reading:
    """Folded words and phrases that must all be found, and how much worse that is than the search itself."""

    needles: tuple[str, ...]
    penalty: float


class Matcher:
    """What is searched: the fields of every entry, the title first; made once, asked often.

    ``synonyms`` are groups of words that mean the same.
    """

    def __init__(self, entries: Mapping[str, Sequence[Field]], synonyms: Iterable[Iterable[str]] = ()) -> None:
        self._entries = {key: tuple(fields) for key, fields in entries.items()}
        self._all = {key: "\n".join(each.spaced for each in fields) for key, fields in self._entries.items()}
        self._joined = {key: text.replace(" ", "") for key, text in self._all.items()}
        self._groups = [_Group(group) for group in synonyms]
        self._named: dict[str, list[_Group]] = {}
        for group in self._groups:
            for name in dict.fromkeys(group.names):
                self._named.setdefault(name, []).append(group)
        self._longest = max(map(len, self._named), default=0)
        self._words = sorted({word for text in self._all.values() for word in text.split()})
        self._vocabulary = frozenset(self._words).union(*(term.split() for each in self._groups for term in each.terms))

    def find(self, text: str) -> dict[str, Match]:
        """Keys of the entries that a text finds: exactly, and behind them with errors of typing."""
        wanted = words(text)
        if not wanted:
            return {}
        exact = self._matches(self._readings(wanted, 0))
        return self._matches(self._corrections(wanted)) | exact

    def _matches(self, readings: Iterable[_Reading]) -> dict[str, Match]:
        found: dict[str, Match] = {}
        for reading in readings:
            plain = {needle.replace(" ", "") for needle in reading.needles}
            for key, letters in self._joined.items():
                if not all(needle in letters for needle in plain):
                    continue
                match = _match(self._entries[key], reading)
                if match and (key not in found or match.score < found[key].score):
                    found[key] = match
        return found

    def _readings(self, wanted: Sequence[str], penalty: float) -> list[_Reading]:
        """The words themselves, then with other words for the same."""
        found = {tuple(wanted): penalty}
        for start, end, terms in self._synonyms_in(wanted):
            for term in terms:
                found.setdefault((*wanted[:start], term, *wanted[end:]), penalty + _SYNONYM)
            if len(found) >= _MOST_READINGS:
                break
        return [_Reading(needles, each) for needles, each in found.items()][:_MOST_READINGS]

    def _synonyms_in(self, wanted: Sequence[str]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        """Runs of words that are a synonym, or at the end the beginning of one, and all terms for it."""
        for start in range(len(wanted)):
            run = ""
            for end, word in enumerate(wanted[start:], start + 1):
                run += word
                if len(run) > self._longest:
                    break
                fewest = _FEWEST_UNSPACED if _UNSPACED.search(run) else _FEWEST
                is_open = end == len(wanted) and len(run) >= fewest
                for group in self._beginning(run) if is_open else self._named.get(run, ()):
                    yield start, end, group.terms

    def _beginning(self, letters: str) -> Iterator[_Group]:
        """Groups with a term that begins with letters."""
        return (group for group in self._groups if any(name.startswith(letters) for name in group.names))

    def _corrections(self, wanted: Sequence[str]) -> list[_Reading]:
        """Readings with the words nearest to those that begin no word anywhere."""
        unknown = list(islice((word for word in wanted if not self._is_known(word)), _MOST_WRONG + 1))
        if not 0 < len(unknown) <= _MOST_WRONG:
            return []
        near = {word: nearest_words(word, self._vocabulary) for word in unknown}
        penalty = sum(near[word][1] * _TYPING_ERROR for word in unknown)
        if not penalty:
            return []
        choices = (near[word][0] if word in near else [word] for word in wanted)
        corrected = islice(product(*choices), _MOST_READINGS)
        return [reading for each in corrected for reading in self._readings(each, penalty)][:_MOST_READINGS]

    def _is_known(self, word: str) -> bool:
        if _UNSPACED.search(word) or word in self._vocabulary:
            return True
        at = bisect_left(self._words, word)
        return at < len(self._words) and self._words[at].startswith(word)


class _Group:
    """Terms that mean the same, and the same without spaces."""

    def __init__(self, terms: Iterable[str]) -> None:
        self.terms = tuple(_whole(term) for term in terms)
        self.names = tuple(term.replace(" ", "") for term in self.terms)


def _whole(term: str) -> str:
    """A synonym as it is looked for: whole words, where its script has words."""
    folded = " ".join(words(term))
    return folded if _UNSPACED.search(folded) else f"{folded} "


def _match(fields: Sequence[Field], reading: _Reading) -> Match | None:
    worst: tuple[float, Field] | None = None
    for needle in dict.fromkeys(reading.needles):
        best = _best(fields, needle)
        if best is None:
            return None
        if worst is None or best[0] > worst[0]:
            worst = best
    if worst is None:
        return None
    whole = "".join(reading.needles).replace(" ", "")
    begins = any(each.weight < _NAMES and each.joined.startswith(whole) for each in fields)
    in_title = all(fields[0].score(needle) is not None for needle in dict.fromkeys(reading.needles))
    return Match(worst[0] + reading.penalty - (_BEGINS if begins else 0), None if in_title else worst[1])


def _best(fields: Iterable[Field], needle: str) -> tuple[float, Field] | None:
    best: tuple[float, Field] | None = None
    for each in fields:
        if best is not None and best[0] <= each.weight:
            continue
        score = each.score(needle)
        if score is not None and (best is None or score < best[0]):
            best = score, each
    return best
