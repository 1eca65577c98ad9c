"""Ways in which a text file is damaged: by a slip of the hand, by another program, by a disk, or on purpose."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Mutation:
    """A damaged file.

    Attributes
    ----------
    kind
        How it was damaged.
    data
        The bytes of the file.
    lines
        Lines that were damaged, counted from 1; of a file damaged as a whole, none.
    removes
        Whether something was taken away on purpose, so that fewer rows are no loss.
    """

    kind: str
    data: bytes
    lines: frozenset[int] = field(default_factory=frozenset)
    removes: bool = False


def _at(data: bytes, position: int) -> int:
    return data.count(b"\n", 0, position) + 1


def _insert(kind: str, data: bytes, position: int, what: bytes) -> Mutation:
    first = _at(data, position)
    return Mutation(
        kind, data[:position] + what + data[position:], frozenset(range(first, first + what.count(b"\n") + 1))
    )


def _somewhere(data: bytes, chance: random.Random) -> int:
    """A position between two characters."""
    position = chance.randrange(len(data) + 1)
    while position < len(data) and data[position] & 0xC0 == 0x80:
        position += 1
    return position


def flipped_byte(data: bytes, chance: random.Random) -> Mutation:
    """One byte is another one."""
    position = chance.randrange(len(data))
    line = _at(data, position)
    byte = bytes([data[position] ^ chance.randrange(1, 256)])
    return Mutation("byte flip", data[:position] + byte + data[position + 1 :], frozenset({line, line + 1}))


def truncated(data: bytes, chance: random.Random) -> Mutation:
    """The file ends early."""
    position = chance.randrange(len(data))
    line = _at(data, position)
    return Mutation("truncation", data[:position], frozenset({line - 1, line}), removes=True)


def _lines(data: bytes) -> list[bytes]:
    return data.splitlines(keepends=True)


def deleted_line(data: bytes, chance: random.Random) -> Mutation:
    """A line is gone."""
    lines = _lines(data)
    number = chance.randrange(len(lines))
    return Mutation(
        "deleted line", b"".join(lines[:number] + lines[number + 1 :]), frozenset({number, number + 1}), removes=True
    )


def duplicated_line(data: bytes, chance: random.Random) -> Mutation:
    """A line stands twice."""
    lines = _lines(data)
    number = chance.randrange(len(lines))
    doubled = b"".join([*lines[: number + 1], *lines[number:]])
    return Mutation("duplicated line", doubled, frozenset({number + 1, number + 2}))


def _inserting(kind: str, *choices: bytes) -> Callable[[bytes, random.Random], Mutation]:
    def mutate(data: bytes, chance: random.Random) -> Mutation:
        return _insert(kind, data, _somewhere(data, chance), chance.choice(choices))

    return mutate


def _replacing(kind: str, pattern: bytes, *choices: bytes) -> Callable[[bytes, random.Random], Mutation]:
    """Replace one match of a pattern, its first group if it has one."""
    wanted = re.compile(pattern, re.MULTILINE)

    def mutate(data: bytes, chance: random.Random) -> Mutation:
        found = [match.span(1 if wanted.groups else 0) for match in wanted.finditer(data)]
        if not found:
            return flipped_byte(data, chance)
        start, end = chance.choice(found)
        mutated = _insert(kind, data[:start] + data[end:], start, chance.choice(choices))
        return Mutation(kind, mutated.data, mutated.lines | {_at(data, end)})

    return mutate


def recoded(data: bytes, chance: random.Random) -> Mutation:
    """The whole file is in another encoding, or has a byte order mark."""
    encoding = chance.choice(("utf-16", "utf-16-be", "cp1252", "cp1251", "shift_jis", "utf-8-sig", "utf-32"))
    text = data.decode("utf-8")
    return Mutation("wrong encoding", text.encode(encoding, errors="replace"))


def emptied(_data: bytes, chance: random.Random) -> Mutation:
    """Nothing of the file is left."""
    return Mutation(
        "empty file", chance.choice((b"", b"\n", b"\0" * 4096, b"null", b"[]", b"{}", b"---\n...\n")), removes=True
    )


def alias_bomb(data: bytes, chance: random.Random) -> Mutation:
    """A few lines of YAML that stand for millions of values."""
    depth = chance.choice((4, 9, 30))
    lines = ["x0: &x0 [a, a, a, a, a, a, a, a, a]"]
    lines += [f"x{n}: &x{n} [{', '.join([f'*x{n - 1}'] * 9)}]" for n in range(1, depth)]
    text = "\n".join(["", *lines, "summary: &me [*me]", ""]).encode()
    return Mutation("alias bomb", data + text, frozenset(range(_at(data, len(data)), _at(data, len(data)) + depth + 2)))


_DEEP = (b"[" * 100_000, b"{" * 100_000, b"[" * 900 + b"]" * 900, b'{"a":' * 100_000)
_NUMBER = rb"(?<![\w.-])-?\d+(?:\.\d+)?(?![\w.])"
_VALUE = rb"[:,] *([^\s,:{}\[\]\"][^,:{}\[\]\"\n]*)"

ANY = (
    flipped_byte,
    truncated,
    deleted_line,
    duplicated_line,
    recoded,
    emptied,
    _inserting("stray quote", b'"', b"'", b"`"),
    _inserting("stray line break", b"\n", b"\r", b"\r\n", b"\n\n  "),
    _inserting(
        "control character", b"\0", b"\x01", b"\x07", b"\x1b[31m", b"\x7f", "\u0085".encode(), "\ufffe".encode()
    ),
    _inserting("bidirectional control", *(chr(code).encode() for code in (0x202E, 0x2066, 0x200F, 0x061C, 0xFEFF))),
    _inserting("bad byte", b"\xff", b"\xe9", b"\xc3", b"\xed\xa0\x80"),
    _inserting("long text", b"x" * 200_000, b"word " * 60_000),
    _inserting("deep brackets", *_DEEP),
    _inserting("stray bracket", b"[", b"]", b"{", b"}", b"(", b"<", b"&", b"*", b"#", b"@", b"|", b">", b"%", b"!"),
    _replacing("huge number", _NUMBER, b"1" + b"0" * 400, b"1e400", b"-1e308", b"99999999999999999999", b"1" * 5000),
    _replacing(
        "no number", _NUMBER, b"inf", b"-inf", b"nan", b".inf", b".nan", b"NaN", b"Infinity", b"1.300", b"1,300"
    ),
    _replacing("null", _VALUE, b"null", b"~", b"", b'""', b"None"),
    _replacing("wrong type", _VALUE, b"[a, b]", b"{a: b}", b"true", b"-5", b"[]", b"{}", b'{"a": [1]}'),
    _replacing("missing delimiter", rb"[,:;{}\[\]\"]", b""),
)
YAML = (
    alias_bomb,
    _replacing(
        "strange date", rb"(?:when|until|date): ([^,}\n]+)", b"1945-00-00", b"194X", b"../1945", b"9999", b"Y17E7"
    ),
    _replacing(
        "strange value", rb"value: ([^,}\n]+)", b"inf", b"1e400", b"-1", b"900.5", b"[1, 2, 3]", b"1_000", b"0x10"
    ),
    _replacing(
        "strange text", rb"(?:title|label|text|name): ([^,}\n]+)", b'"\\u202Ex"', b'"a\\x07"', b"Hill #52", b"<b>"
    ),
)
BIBLIOGRAPHY = (
    _replacing("blank before @", rb"^(@)", b" @", b"\t@", b"x@"),
    _replacing("no @", rb"^(@)", b"", b"#"),
    _replacing("unknown type", rb"^@(\w+)", b"report", b"online", b"thesis", b"comment", b"string", b"preamble", b"x"),
    _replacing(
        "strange field", rb"= \{([^}\n]*)\}", b"\\undefined{", b"{\\'e", b"$x^", b"and and and", b"a, b, c, d, e"
    ),
)
TABLE = (
    _replacing("semicolons", rb"(,)", b";", b"\t", b",,"),
    _replacing("formula", rb",([^,\n]+)", b"=1+1", b"@SUM(A1)", b"+cmd", b'"a""', b'a"b'),
)
