"""Reads packed lines as ``web/base/packing.ts`` does: bit by bit, point by point."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from campaigns.atlas.document.ground_types import PackedLines

Point = tuple[int, int]


def numbers_in(codes: str, data: str) -> Callable[[int], int]:
    """Reader of the numbers in base64: asked with a context, it gives the next."""
    by_context = [_decoding(text) for text in codes.split(",")]
    content = base64.b64decode(data + "=" * (-len(data) % 4))
    bits = iter("".join(f"{byte:08b}" for byte in content))

    def read(context: int) -> int:
        code = next(bits)
        while code not in by_context[context]:
            code += next(bits)
        size, is_negative = divmod(by_context[context][code], 2)
        value = size if size < 2 else int("1" + str(size % 2) + "".join(next(bits) for _ in range(size // 2 - 1)), 2)
        return -value if is_negative else value

    return read


def _decoding(text: str) -> dict[str, int]:
    """Symbols by the canonical codes of these lengths: RFC 1951, 3.2.2."""
    lengths = {symbol: int(digit, 16) for symbol, digit in enumerate(text) if digit != "0"}
    found: dict[str, int] = {}
    code = 0
    for length in range(1, 16):
        for symbol in sorted(symbol for symbol in lengths if lengths[symbol] == length):
            found[f"{code:0{length}b}"] = symbol
            code += 1
        code *= 2
    return found


def _octave(size: int) -> int:
    return min(size.bit_length(), 15)


def _step(read: Callable[[int], int], last: Point, before: Point) -> Point:
    """The next step of an arc after two, of which those there are none of are (0, 0)."""
    sign_x, sign_y = (-1 if last[0] < 0 else 1), (-1 if last[1] < 0 else 1)
    along, across = last[0] * sign_x, last[1] * sign_y
    bend = before[0] * sign_x * across - before[1] * sign_y * along
    if across > along:
        along, across, bend = across, along, -bend
    turn = (bend > 0) - (bend < 0)
    east = read(4 + 3 * _octave(along) + turn + 1)
    north = read(52 + 3 * (2 * _octave(abs(east)) + (east < 0)) + turn + 1)
    if along:
        north += (2 * east * across + along) // (2 * along)
    return (north * sign_x, east * sign_y) if abs(last[1]) > abs(last[0]) else (east * sign_x, north * sign_y)


def unpacked(packed: PackedLines) -> tuple[list[list[Point]], list[list[int]]]:
    """The arcs in whole units, and of each line the numbers of its arcs, ``-1 - n`` where arc n is taken backwards."""
    read = numbers_in(packed["codes"], packed["data"])
    arcs: list[list[Point]] = []
    x = y = 0
    for _ in range(packed["arcs"]):
        length = read(0) + 2
        x, y = x + read(1), y + read(1)
        arcs.append([(x, y)])
        last, before = (0, 0), (0, 0)
        for _ in range(length - 1):
            last, before = _step(read, last, before), last
            x, y = x + last[0], y + last[1]
            arcs[-1].append((x, y))
    lines: list[list[int]] = []
    named = 0
    for _ in range(packed["lines"]):
        lines.append([])
        for _ in range(read(2) + 1):
            back = read(3)
            lines[-1].append(-1 - named - back if back < 0 else named - back)
            named = max(named, lines[-1][-1] + 1)
    return arcs, lines
