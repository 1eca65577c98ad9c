"""YAML that is damaged, hostile or means something else than it looks like: named at the line where it went wrong."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from campaigns.reading import yaml_lines
from campaigns.reading.yaml_lines import YamlError

if TYPE_CHECKING:
    from pathlib import Path

BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("text", "line", "found"),
    [
        ("title: Hill #52 fight\n", 1, "a text cut off before '#52 fight'"),
        ("title: a\nlist: [b, c #d\n  , e]\n", 2, "a text cut off before '#d'"),
        ('title: "a\\u202Eb"\n', 1, "the bidirectional control U+202E"),
        ('title: a\nlabel: "a\\x07b"\n', 2, "the control character U+0007"),
        ("a: 1\nb: 2\na: 3\n", 3, "the key 'a' stands here a second time"),
        ("a: &x [1]\nb: *x\n", 2, "a value that an alias (*name) repeats"),
        ("a: &x [*x]\n", 1, "a value that an alias (*name) repeats"),
        ("a: 1\nb: [c, d\ne: 2\n", 2, "a bracket that is not closed"),
        ('a: 1\nb: "c\nd: 2\ne: 3\n', 2, "a quotation mark that is not closed"),
        ('a: 1\nb: "c\nd: 2\ne: "f"\n', 2, "a quotation mark that is closed only on line 4"),
        ("a: " + "[" * 100_000, 1, "a bracket"),
        ("a: " + "[" * 950 + "]" * 950, 0, "nested too deep"),
        ("? [a]\n: b\n", 1, "in place of a key"),
        ("a: 1\nb: !!str c\n", 2, "the tag 'tag:yaml.org,2002:str'"),
        ("a:\n\tb: c\n", 2, "a tab"),
        ("a: 1\nb: c: d\n", 2, "a colon and a blank within a text"),
        ("a: @b\n", 1, "a text that begins with '@'"),
        ("a: 1\n---\nb: 2\n", 2, "another document"),
        ("a: *b\n", 1, "undefined alias"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_named_where_it_went_wrong(text: str, line: int, found: str) -> None:
    with pytest.raises(YamlError) as raised:
        yaml_lines.parse(text)
    assert found in str(raised.value)
    assert not str(raised.value).startswith("found ")
    assert raised.value.line == line


def test_an_alias_bomb_costs_nothing() -> None:
    began = time.process_time()
    with pytest.raises(YamlError, match="alias"):
        yaml_lines.parse(BOMB)
    assert time.process_time() - began < 1


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: null\n", None),
        ("a: ~\n", None),
        ("a:\n", None),
        ('a: "null"\n', "null"),
        ('a: ""\n', ""),
        ("a: Hill # a comment\n", "Hill"),
        ('a: "Hill #52"\n', "Hill #52"),
        ("a: Hill#52\n", "Hill#52"),
        ("a: 'it''s'\n", "it's"),
        ("a: 1945-02-30\n", "1945-02-30"),
        ("a: Истон 東町 Хүрээ\n", "Истон 東町 Хүрээ"),
    ],
)
def test_what_is_meant_is_read(text: str, value: str | None) -> None:
    assert yaml_lines.parse(text)[0] == {"a": value}


@pytest.mark.parametrize(
    ("data", "line", "found"),
    [
        (b"title: a\nlabel: Gef\xfchl\n", 2, "the byte FC, which is not UTF-8"),
        ("\n".join(["title: Gefühl"] * 9).encode("cp1252"), 1, "bytes that are not UTF-8 on 9 lines"),
        ("title: a\n".encode("utf-16"), 0, "the encoding UTF-16"),
        (b"title: a\0b\n", 1, "the control character U+0000"),
    ],
)
def test_bytes_that_are_no_text(tmp_path: Path, data: bytes, line: int, found: str) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(data)
    with pytest.raises(YamlError, match=found.replace("+", r"\+")) as raised:
        yaml_lines.read(path)
    assert raised.value.line == line


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.yaml")
    with pytest.raises(YamlError, match="a pipe"):
        yaml_lines.read(tmp_path / "x.yaml")
