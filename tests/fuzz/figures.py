"""What is counted over many damaged inputs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.fuzz import trials, workers

if TYPE_CHECKING:
    from tests.fuzz.results import Result

RIGHT = 0.95
"""Share of messages that must name the damaged file and line."""
_EXAMPLES = 12


@dataclass
class Figures:
    """Counts, and an example of each thing that went wrong."""

    inputs: int = 0
    errors: int = 0
    hangs: int = 0
    lost: int = 0
    silent: int = 0
    messages: int = 0
    right: int = 0
    most: int = 0
    examples: Counter[str] = field(default_factory=Counter)

    def add(self, result: Result) -> None:
        """Count a result."""
        self.inputs += 1
        self.errors += bool(result.error)
        self.hangs += workers.is_hanging(result)
        self.lost += len(result.lost)
        self.silent += len(result.silent)
        self.messages += result.messages
        self.right += result.right
        self.most = max(self.most, result.messages)
        where = f"[{result.number}] {result.what}"
        if result.error:
            self.examples[f"uncaught: {result.error.strip().splitlines()[-1]}\n{where}\n{result.error}"] += 1
        if workers.is_hanging(result):
            self.examples[f"slow: {result.seconds:.1f} s {where}"] += 1
        for kind, rows in (("lost", result.lost), ("silently lost", result.silent)):
            if rows:
                self.examples[f"{kind}: {len(rows)} such as {rows[0]} {where}"] += 1
        if result.wrong:
            self.examples[f"elsewhere: {result.wrong} {where} ({result.messages} messages)"] += 1

    @property
    def share(self) -> float:
        """Share of messages that name the damaged file and line."""
        return self.right / self.messages if self.messages else 1.0

    @property
    def is_sound(self) -> bool:
        """Whether every figure is as good as it must be."""
        return not (self.errors or self.hangs or self.lost or self.silent) and self.share >= RIGHT

    def __str__(self) -> str:
        """The figures, and some examples."""
        text = (
            f"{self.inputs} damaged inputs: {self.errors} uncaught exceptions, {self.hangs} slower than "
            f"{trials.SLOWEST:g} s, {self.lost} valid rows lost to a neighbour, {self.silent} rows lost silently; "
            f"{self.messages} messages, {self.share:.1%} on the file and line, at most {self.most} for one fault"
        )
        by_kind: dict[str, list[str]] = {}
        for example, _ in self.examples.most_common():
            by_kind.setdefault(example.partition(":")[0], []).append(example)
        shown = [example for some in by_kind.values() for example in some[:_EXAMPLES]]
        return "\n".join([text, *shown])
