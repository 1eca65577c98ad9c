"""Addresses of the map and messages of the page around it, one part of them damaged, as the map itself reads them.

``tests/campaigns/atlas/web/panels/address-reader.ts`` is the browser side, run by Node.js without a browser.
"""

from __future__ import annotations

import json
import resource
import select
import shutil
import subprocess
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from tests.fuzz.results import Result

if TYPE_CHECKING:
    import random
    from pathlib import Path

_READER = "campaigns/atlas/web/panels/address-reader.ts"
_ENDED = 30.0
"""Seconds after which the reader is ended."""
_SHOWN = 40
"""Characters of a strange text that a sentence quotes."""
KNOWN = {
    "range": ["1904-01-01", "1973-12-31"],
    "languages": ["en", "ru", "ja"],
    "tours": ["khalkhin-gol"],
    "ids": ["hutou"],
}
_ADDRESS = {
    "date": "1945-08-12",
    "from": "1945-08-09",
    "compare": "1939-08-20",
    "select": "hutou",
    "view": "6/45/127",
    "language": "ru",
}
_TOUR = {"tour": "khalkhin-gol", "step": "2"}
_AROUND = {"chapter": "lake-khasan", "dossiers": True, "gestures": "map", "card": False}
_NAMES = ("__proto__", "constructor", "toString", "hasOwnProperty", "__defineGetter__", "valueOf", "", "zoom", "DATE")
TEXTS = (
    *("soon", "1945-02-30", "1945-13-01", "194X", "0000-00-00", "99999999-01-01", "-1", "1e400", "NaN", "Infinity"),
    *("\0", "\u202e", "\ufeff", "\ud800", "\U0001f5fa", "<img src=x onerror=alert(1)>", "{{x}}", "../..", "%", "'\"`"),
    *("6/45", "6/45/127/1", "99/45/127", "6/91/127", "6/45/1e308", "//", "6/nan/1", " ", "x" * 200_000, "1/" * 50_000),
    *(
        "__proto__",
        "constructor",
        "null",
        "undefined",
        "[]",
        "-0/-0/-0",
        "1945-08-12 ",
        "\uff11945-08-12",
    ),
)
"""Texts that are no date, view or id."""
_VALUES: tuple[object, ...] = (
    None,
    0,
    -1,
    1e308,
    True,
    [],
    {},
    ["1945-08-12"],
    {"toString": 1},
    {"__proto__": {"atlas": "show"}},
)
_MESSAGES: tuple[object, ...] = (
    None,
    0,
    "show",
    [],
    {},
    {"atlas": None},
    {"atlas": ["show"]},
    {"atlas": "SHOW", "date": "1945-08-12"},
)


class Addresses:
    """The reader of addresses, started when it is first asked."""

    def __init__(self, tests: Path, folder: Path) -> None:
        self._script = folder / "address-reader.mjs"
        self._process: subprocess.Popen[bytes] | None = None
        bundler = [str(tests / "node_modules/.bin/esbuild"), _READER, "--bundle", "--platform=node", "--format=esm"]
        subprocess.run([*bundler, f"--outfile={self._script}", "--log-level=warning"], cwd=tests, check=True)  # noqa: S603

    def tried(self, number: int, chance: random.Random) -> Result:
        """Damage an address or a message in one part, and have it read beside the sound one."""
        sound = _ADDRESS | (_TOUR if chance.random() < 1 / 2 else {})
        if "tour" in sound:
            del sound["select"]  # a tour selects by itself
        is_message = chance.random() < 1 / 3
        part = chance.choice([*sound])
        if is_message and chance.random() < 1 / 6:
            strange = chance.choice(_MESSAGES)
            answer = self._asked(number, message=strange)
            return _judged(number, f"message {strange!r}", answer, [], "")
        damaged = {name: value for name, value in sound.items() if name != part}
        value: Any = _text(sound[part], chance)
        if is_message and chance.random() < 1 / 2:
            value = chance.choice(_VALUES)
        name = chance.choice(_NAMES) if chance.random() < 1 / 4 else part
        entries = [*damaged.items()]
        entries.insert(chance.randrange(len(entries) + 1), (name, value))
        rest = [f"{each} " for each in damaged if each != "step" and not {each, part} <= {"tour", "step"}]
        what = f"{'message' if is_message else 'address'}: {name[:20]}={str(value)[:60]!a}"
        if is_message:
            whole = {"atlas": "show", **_AROUND, **dict(entries)}
            return _judged(number, what, self._asked(number, message=whole), rest, name)
        coded = _coded(str(value), chance)
        hash_ = "#" + "&".join(f"{each}={coded if each == name else text}" for each, text in entries)
        return _judged(number, what, self._asked(number, hash=hash_), rest, name if coded else "")

    def _asked(self, number: int, **given: object) -> dict[str, Any] | None:
        """What the map was asked; None where there is no answer in time."""
        process = self._process or self._started()
        assert process.stdin is not None and process.stdout is not None  # noqa: PT018 - both are pipes
        process.stdin.write(json.dumps({"number": number, "known": KNOWN, **given}).encode() + b"\n")
        process.stdin.flush()
        while True:
            if not select.select([process.stdout], [], [], _ENDED)[0]:
                process.kill()
                self._process = None
                return None
            answer: dict[str, Any] = json.loads(process.stdout.readline())
            if answer["number"] == number:
                return answer

    def _started(self) -> subprocess.Popen[bytes]:
        node = shutil.which("node")
        if node is None:
            raise RuntimeError("addresses are read by Node.js, which is not installed")
        pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        command = [node, str(self._script)]
        self._process = subprocess.Popen(command, preexec_fn=_all_memory, **pipes)  # noqa: S603, PLW1509 - one thread
        return self._process


def _all_memory() -> None:
    """Lift the limit of a worker: Node.js reserves far more than it takes."""
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _text(sound: str, chance: random.Random) -> str:
    """A strange text, or a sound one with a character changed, added or gone."""
    if chance.random() < 1 / 2:
        return chance.choice(TEXTS)
    at = chance.randrange(len(sound))
    return sound[:at] + chance.choice(("", chr(chance.randrange(1, 0xD7FF)), "/", "-", "9")) + sound[at + 1 :]


def _coded(text: str, chance: random.Random) -> str:
    """A text as it stands in an address: coded, or as somebody typed it."""
    if chance.random() < 1 / 2:
        return quote(text, errors="replace")
    return "".join(character for character in text if character not in "&#+%") + chance.choice(("", "%", "%zz", "%ff"))


def _judged(number: int, what: str, answer: dict[str, Any] | None, rest: list[str], part: str) -> Result:
    if answer is None:
        return Result(number, what, _ENDED)
    lost = [each for each in rest if not any(asked.startswith(each) for asked in answer["asked"])]
    if answer["error"]:
        return Result(number, what, answer["seconds"], answer["error"])
    sentences = answer["sentences"]
    right = [each for each in sentences if each.startswith((f"{part}: ", f"“{part[:_SHOWN]}"))]
    wrong = next((each for each in sentences if each not in right), "")
    shown = "tour " if part == "step" else f"{part} "
    is_passed_over = part and not sentences and not any(asked.startswith(shown) for asked in answer["asked"])
    silent = [what] if is_passed_over and what.startswith("address") else []
    return Result(number, what, answer["seconds"], "", lost, silent, len(sentences), len(right), wrong[:200])
