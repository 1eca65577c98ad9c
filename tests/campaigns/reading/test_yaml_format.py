"""Formatting dossiers and tours: lines of 120 columns, every value and comment as it was."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest

from campaigns import __main__ as command_line
from campaigns import catalogue
from campaigns.reading import yaml_format, yaml_lines

SCHEMA = "../schemas/dossier.schema.json"
FIRST = f"# yaml-language-server: $schema={SCHEMA}\n"
PROSE = "In the night of 30 to 31 July, troops of the Division took both hills: – so one page says – Заозёрная 張鼓峰. "


def formatted(text: str) -> str:
    return yaml_format.formatted(text, SCHEMA)


def value(text: str) -> object:
    return yaml_lines.parse(text)[0]


@pytest.mark.slow
@pytest.mark.parametrize("folder", [catalogue.DOSSIERS, catalogue.TOURS], ids=lambda folder: folder.name)
def test_what_ships_is_formatted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [str(path) for path in sorted(folder.glob("*.yaml"))]
    assert command_line.main(["format", "--check", *files]) == 0, capsys.readouterr().out
    long = [path for path in files if any(len(line) > 120 for line in Path(path).read_text("utf-8").splitlines())]
    assert long == []


def test_brackets_that_do_not_fit_get_a_line_for_each_key() -> None:
    note = "x" * 100
    text = f"claims:\n  - {{about: killed, value: [1, 2], note: {note}}}\n  - {{about: wounded}}\n"
    assert formatted(text) == (
        f"{FIRST}claims:\n  - about: killed\n    value: [1, 2]\n    note: {note}\n  - {{about: wounded}}\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        f"title: {PROSE.replace(': ', ' ') * 5}\n",
        f'title: "{PROSE * 5}"\n',
        f"title: '{PROSE * 5} it''s'\n",
        f'title: "{PROSE} \\" \\n \\ spaces  in a row {PROSE}"\n',
        f"summary: >\n  {PROSE * 3}\n  short\n\n  {PROSE}\n    indented {PROSE * 2}\n",
        f"summary: |\n  {PROSE * 3}\n  next\n",
        f"sources: [{', '.join(['glantz1983 p. 83'] * 20)}]\n",
        f"names: {{ru: {'Бои ' * 40}, ja: ''}}\n",
        f"answers: [{{text: \"{PROSE}\", source: [a, b]}}, {{text: '{PROSE * 2}', via: , note: c}}]\n",
        f"- [{', '.join(['a # no comment'] * 1 + ['word'] * 40)}]\n".replace(" # no comment", "#b"),
        f"text: {'word ' * 23}# hash {PROSE}\n",
        f'text: "{"word " * 22}# - hash ? and : colon {"word " * 22}"\n',
        f"text: {'word ' * 22}- dash {'word ' * 22}- dash\n",
    ],
)
def test_no_value_changes_and_a_second_time_nothing(text: str) -> None:
    once = formatted(text)
    assert value(once) == value(text)
    assert formatted(once) == once


def test_lines_fit_where_there_is_a_space_to_break_at() -> None:
    sources = ", ".join(["enwiki-khasan"] * 12)
    text = f'answers:\n  - {{text: "{PROSE * 4}", sources: [{sources}]}}\nplain: {"word " * 60}\n'
    assert max(map(len, formatted(text).splitlines())) <= 120
    assert formatted(f"url: {'x' * 200}\n") == f"{FIRST}url: {'x' * 200}\n"


def test_comments_and_short_lines_stay_as_typed() -> None:
    text = (
        f"# why: {'words ' * 30}\ntitle:   Two  # spaces are mine\n\n\nsources: [a,   b]  # both read\n"
        f"claims:\n  # the first\n  - {{about: killed, note: {'word ' * 20}}}  # revised\n"
        f"  - {{about: wounded,  # counted twice\n     note: {'word ' * 30}}}\n"
    )
    result = formatted(text)
    assert value(result) == value(text)
    assert [line for line in text.splitlines() if "#" in line and "killed" not in line] == [
        line for line in result.splitlines()[1:] if "#" in line and "revised" not in line
    ]
    assert "word  # revised\n" in result
    assert "title:   Two  # spaces are mine\n\n\nsources: [a,   b]" in result


def test_the_first_line_names_the_schema_once() -> None:
    assert formatted("title: Two\n") == f"{FIRST}title: Two\n"
    assert formatted("# yaml-language-server: $schema=elsewhere.json\ntitle: Two") == f"{FIRST}title: Two"


def test_other_line_ends_and_a_byte_order_mark_become_plain(tmp_path: Path) -> None:
    path = tmp_path / "two.yaml"
    path.write_bytes("\ufefftitle: Two\r\nlabel: 2\r\n".encode())
    assert yaml_format.format_file(path, "two.yaml", tmp_path / "s.json", write=True) == (True, [])
    assert path.read_bytes() == b"# yaml-language-server: $schema=s.json\ntitle: Two\nlabel: 2\n"


@pytest.mark.parametrize(
    ("text", "line", "found"),
    [
        ("title: Two\nlabel: [a, b\n", 2, "',' or ']'"),
        ("title: Two\nkind: battle\ntitle: Three\n", 3, "'title' stands here a second time"),
        ("one: &name [a]\ntwo: *name\n", 2, "alias"),
        ("title: Two\n---\ntitle: Three\n", 2, ""),
    ],
)
def test_what_cannot_be_formatted_is_named_and_left(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, line: int, found: str
) -> None:
    path = tmp_path / "two.yaml"
    path.write_text(text, encoding="utf-8")
    assert command_line.main(["format", str(path)]) == 1
    message = capsys.readouterr().out
    assert message.startswith(f"{path}:{line}: two: found ")
    assert found in message
    assert path.read_text(encoding="utf-8") == text


def test_a_value_that_would_change_is_named_and_the_file_left(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "two.yaml"
    text = f"title: Two\nclaims:\n  - {{note: {'word ' * 30}}}\n"
    path.write_text(text, encoding="utf-8")
    monkeypatch.setattr(
        yaml_format, "_fill", lambda text, column, indent: text.replace("word", "sword", column + indent)
    )
    assert command_line.main(["format", str(path)]) == 1
    assert f"{path}:3: two: found a value that formatting would change, claims[1].note" in capsys.readouterr().out
    assert path.read_text(encoding="utf-8") == text


def test_command_writes_and_check_only_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "tours"
    shutil.copytree(catalogue.TOURS, folder)
    path = folder / "rivals.yaml"
    path.write_text(path.read_text(encoding="utf-8").partition("\n")[2], encoding="utf-8")
    before = path.read_text(encoding="utf-8")
    assert command_line.main(["format", "--check", str(path)]) == 1
    assert f"{path}: not formatted; run: python -m campaigns format" in capsys.readouterr().out
    assert path.read_text(encoding="utf-8") == before
    assert command_line.main(["format", str(path)]) == 0
    assert "tour.schema.json" in path.read_text(encoding="utf-8").partition("\n")[0]
    assert command_line.main(["format", "--check", str(path)]) == 0


@pytest.mark.parametrize("name", ["formations.csv", "README.md", "sources.bib", "hutou.yaml.txt"])
def test_what_is_no_dossier_or_tour_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """Most tables are YAML of a kind: one long text."""
    path = tmp_path / name
    path.write_text("id,name,side\nsu-1-corps,1st Corps,Soviet Union\n", encoding="utf-8")
    assert command_line.main(["format", str(path)]) == 1
    assert "expected a dossier or tour, NAME.yaml" in capsys.readouterr().out
    assert path.read_text(encoding="utf-8") == "id,name,side\nsu-1-corps,1st Corps,Soviet Union\n"


def test_a_full_disk_leaves_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    path = tmp_path / "two.yaml"
    path.write_text("title: Two\n", encoding="utf-8")
    monkeypatch.setattr(os, "fsync", full)
    assert command_line.main(["format", str(path)]) == 1
    assert "no space left on device; expected a file that can be written" in capsys.readouterr().out
    assert path.read_text(encoding="utf-8") == "title: Two\n"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_and_the_mode_of_a_file_stay(tmp_path: Path) -> None:
    path, link = tmp_path / "two.yaml", tmp_path / "link.yaml"
    path.write_text("title: Two\n", encoding="utf-8")
    path.chmod(0o640)
    link.symlink_to(path)
    assert command_line.main(["format", str(link)]) == 0
    assert link.is_symlink()
    assert path.read_text(encoding="utf-8").startswith("# yaml-language-server:")
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("name", ["none.yaml", "no\0ne.yaml"])
def test_missing_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert command_line.main(["format", str(tmp_path / name)]) == 1
    assert "ne.yaml: n" in capsys.readouterr().out
