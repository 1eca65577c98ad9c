"""What came of one damaged input."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field


@dataclass(frozen=True)
class Result:
    """What came of one input.

    Attributes
    ----------
    what
        File and damage.
    seconds
        Of the processor, beyond those that the file takes undamaged.
    error
        Traceback of what nothing caught.
    lost, silent
        Valid rows that went with a neighbour; rows that went without a message.
    messages, right
        Messages, and those of them that name the file and line.
    wrong
        An example of the others.
    """

    number: int
    what: str
    seconds: float = 0.0
    error: str = ""
    lost: list[str] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)
    messages: int = 0
    right: int = 0
    wrong: str = ""

    def plain(self) -> dict[str, object]:
        """The result as JSON has it."""
        return asdict(self)
