"""The catalogue: what ships is valid, and what is wrong is named, all of it, and left out alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from campaigns import catalogue

if TYPE_CHECKING:
    from pathlib import Path

    from campaigns.history import History
    from campaigns.model import Claim, Dated, Phase, Waypoint


def load(folders: Path) -> History:
    return catalogue.load(folders / "dossiers", folders / "gazetteer", folders / "sources.bib")


def edit(folders: Path, old: str, new: str, file: str = "dossiers/small-war.yaml") -> int:
    """Replace text in a file; returns the line it stood in."""
    path = folders / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_what_ships_has_no_mistake(history: History) -> None:
    assert [str(problem) for problem in history.problems] == []
    assert set(history.dossiers) == {path.stem for path in catalogue.DOSSIERS.glob("*.yaml")}
    assert len(history.dossiers) >= 190
    assert sum(len(dossier.axes) for dossier in history.dossiers.values()) >= 184


def test_every_fact_has_a_source(history: History) -> None:
    for dossier in history.dossiers.values():
        facts: list[Dated | Claim | Phase | Waypoint] = [
            *dossier.dates,
            *dossier.claims,
            *dossier.phases,
            *(w for a in dossier.axes for w in a.waypoints),
        ]
        assert all(fact.source for fact in facts), dossier.id
        assert all(citation.key in history.sources for citation in dossier.citations()), dossier.id


def test_small_atlas_is_valid(folders: Path) -> None:
    small = load(folders)
    assert small.problems == ()
    assert list(small.dossiers) == ["small-war"]


@pytest.mark.parametrize(
    ("old", "new", "found", "expected"),
    [
        ("place: midford\n", "place: midfort\n", "unknown place 'midfort'", "geodata/gazetteer"),
        ("when: 1945-08-09/1945-08-12", "when: 1945-08-32", "1945-08-32", "does not exist"),
        ("when: 1945-08-09/1945-08-12", "when: 1945-08-12/1945-08-09", "1945-08-12/1945-08-09", "before it starts"),
        ("weston, when: 1945-08-12", "weston, when: 1945-08-09", "weston", "order of time"),
        ("when: 1945-08-10, source: muster1950,", "when: 1945-08-10,", "nothing", "'source'"),
        ("source: muster1950 p. 12", "source: muster1951 p. 12", "unknown source 'muster1951'", "sources.bib"),
        ("summary: A column", "sumary: A column", "unknown key 'sumary'", "README"),
        ("kind: battle", "kind: brawl", "'brawl'", "'battle'"),
        ("kind: battle", "kind: brawl", "'brawl'", "campaigns/event_kinds.csv"),
        ("chapter: august-storm", "chapter: storm", "'storm'", "campaigns/chapters.csv"),
        ("{side: Soviet Union", "{side: Russia", "'Russia'", "geodata/powers.csv"),
        ("value: 90", "value: many", "'many'", "number"),
        ("value: [100, 250]", "value: [250, 100]", "250", "low"),
        ("certainty: low}", "certainty: sure}", "'sure'", "'high'"),
        ("importance: 1", "importance: 1\npart_of: nothing-there", "nothing-there", "id (file name)"),
        ("certainty: medium}", "certainty: medium, source: muster1950}", "second time", "YAML"),
        ("source: muster1950 p. 12,", "source: atlas-unverified,", "atlas-unverified alone", "low"),
        ("echelon: corps", "echelon: crops", "'crops'", "'corps'"),
        ("outcome: {text: Weston fell.", "outcome: {text: Weston fell, alas.", "'alas.'", "double quotes"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_file_and_line(folders: Path, old: str, new: str, found: str, expected: str) -> None:
    line = edit(folders, old, new)
    small = load(folders)
    assert small.problems, "the mistake was not seen"
    assert "small-war" not in small.dossiers
    text = "\n".join(map(str, small.problems))
    assert "data/dossiers/small-war.yaml:" in text
    assert found in text
    assert expected in text
    assert any(abs(problem.line - line) <= 1 for problem in small.problems), text


def test_all_mistakes_at_once(folders: Path) -> None:
    edit(folders, "value: 90", "value: many")
    edit(folders, "kind: battle", "kind: brawl")
    edit(folders, "title: Small War", "titel: Small War")
    text = "\n".join(map(str, load(folders).problems))
    for word in ("many", "brawl", "titel", "'title'"):
        assert word in text


def test_other_dossiers_stay(folders: Path) -> None:
    dossiers = folders / "dossiers"
    copy = (dossiers / "small-war.yaml").read_text(encoding="utf-8")
    (dossiers / "other-war.yaml").write_text(copy.replace("Small War", "Other War"), encoding="utf-8")
    edit(folders, "place: midford\n", "place: nowhere\n")
    assert list(load(folders).dossiers) == ["other-war"]


def test_impossible_speed_needs_an_explanation(folders: Path) -> None:
    edit(folders, "mode: mechanised", "mode: foot")
    assert "at most 60 km a day" in str(load(folders).problems[0])


def test_doubling_back_is_refused(folders: Path) -> None:
    edit(folders, "place: weston, when", "place: easton, when")
    assert "double back" in "\n".join(map(str, load(folders).problems))


def test_unreadable_yaml(folders: Path) -> None:
    line = edit(folders, "belligerents:", "belligerents: [")
    [problem] = load(folders).problems
    assert problem.file == "data/dossiers/small-war.yaml"
    assert problem.line >= line


def test_not_utf8(folders: Path) -> None:
    path = folders / "dossiers" / "small-war.yaml"
    path.write_bytes(path.read_text(encoding="utf-8").encode("utf-16"))
    assert "UTF-8" in str(load(folders).problems[0])


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("129.0,44.5,5", "229.0,44.5,5", "lon from -180 to 180"),
        ("129.0,44.5,5", "44.5,129.0,5", "swapped"),
        ("129.0,44.5,5", "east,44.5,5", "decimal degrees"),
        ("129.0,44.5,5", "129.0,44.5,", "kilometres"),
        (",,,,,city", ",,,,,metropolis", "one of"),
        ("weston,Weston", "easton,Weston", "an id used once"),
        ("44.5,5,muster1950", "44.5,5,nobody", "sources.bib"),
        ("weston,Weston,,", "weston,Weston, West,,", "columns"),
    ],
)
def test_wrong_place(folders: Path, old: str, new: str, expected: str) -> None:
    line = edit(folders, old, new, "gazetteer/places.csv")
    small = load(folders)
    rows = [problem for problem in small.problems if problem.file == "data/gazetteer/places.csv"]
    assert [problem.line for problem in rows] == [line]
    assert expected in str(rows[0])
    assert "midford" in small.places


def test_wrong_source(folders: Path) -> None:
    edit(folders, "https://example.org/small-war", "javascript:alert(1)", "sources.bib")
    text = "\n".join(map(str, load(folders).problems))
    assert "javascript:alert(1)" in text
    assert "http or https" in text


def test_bibliography_is_formatted(folders: Path) -> None:
    source = load(folders).sources["muster1950"]
    assert source.reference == "Erika Muster. A Small War. Example Press, 1950."
    assert source.url == "https://example.org/small-war"


def test_one_broken_source_leaves_the_others(folders: Path) -> None:
    path = folders / "sources.bib"
    text = path.read_text(encoding="utf-8")
    extra = (
        "@misc{broken, title = {No end}",
        "@misc{muster1950, title = {The key again}}",
        "@misc{fine, title = {Fine}}",
    )
    path.write_text("\n".join([text, "\n\n".join(extra), ""]), encoding="utf-8")
    small = load(folders)
    assert {"muster1950", "fine"} <= set(small.sources)
    assert list(small.dossiers) == ["small-war"]
    lines = [problem.line for problem in small.problems]
    assert lines == [text.count("\n") + 2, text.count("\n") + 4]


def test_odd_files_in_the_folders(folders: Path) -> None:
    dossiers = folders / "dossiers"
    (dossiers / ".#small-war.yaml").symlink_to("nowhere")
    (dossiers / "folder.yaml").mkdir()
    (dossiers / "other.yml").write_text("title: Other", encoding="utf-8")
    (dossiers / "loop.yaml").write_text("summary: &x [*x]", encoding="utf-8")
    (dossiers / "renamed.yaml").write_text("id: small-war\ntitle: Other", encoding="utf-8")
    small = load(folders)
    assert list(small.dossiers) == ["small-war"]
    assert {problem.subject for problem in small.problems} >= {"folder", "other", "loop", "renamed"}
