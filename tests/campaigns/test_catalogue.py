"""The catalogue: what ships is valid, and what is wrong is named, all of it, and left out alone."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from campaigns import catalogue, dates, scene
from campaigns.atlas.document import payload
from tests.small_war import load

if TYPE_CHECKING:
    from pathlib import Path

    from campaigns.history import History
    from campaigns.model import Claim, Dated, Phase, Waypoint


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


def test_a_misspelt_key_is_one_mistake(folders: Path) -> None:
    """It was two, and what it lacked came before what stands there."""
    line = edit(folders, "title: Small War", "titel: Small War")
    assert [(problem.line, problem.found) for problem in load(folders).problems if problem.file.endswith(".yaml")] == [
        (line, "the unknown key 'titel'")
    ]


def test_a_circle_of_parts_is_named_once_and_what_is_part_of_it_stays(folders: Path) -> None:
    text = (folders / "dossiers/small-war.yaml").read_text(encoding="utf-8")
    for name, whole in (
        ("part", "small-war"),
        ("part-of-part", "part"),
        ("small-war", "other"),
        ("other", "small-war"),
    ):
        path = folders / f"dossiers/{name}.yaml"
        path.write_text(text.replace("importance: 1", f"importance: 1\npart_of: {whole}"), encoding="utf-8")
    small = load(folders)
    [problem] = [problem for problem in small.problems if "part of itself" in problem.expected]
    assert problem.found == "other → small-war → other"
    assert [follower.found for follower in problem.follows] == ["small-war → other → small-war"]
    assert set(small.dossiers) == {"part", "part-of-part"}


def test_small_atlas_is_valid(folders: Path) -> None:
    small = load(folders)
    assert small.problems == ()
    assert list(small.dossiers) == ["small-war"]


@pytest.mark.parametrize(
    ("old", "new", "found", "expected"),
    [
        ("place: midford\n", "place: midfort\n", "unknown place 'midfort'", "geodata/gazetteer"),
        ("when: 1945-08-09/1945-08-12", "when: 1945-08-32", "'1945-08-32', which does not exist", "a date that exists"),
        ("when: 1945-08-09/1945-08-12", "when: 1945-08-12/1945-08-09", "1945-08-12/1945-08-09", "earlier day first"),
        ("weston, when: 1945-08-12", "weston, when: 1945-08-09", "weston", "order of time"),
        ("when: 1945-08-10, source: muster1950,", "when: 1945-08-10,", "nothing", "'source'"),
        ("source: muster1950 p. 12", "source: muster1951 p. 12", "unknown source 'muster1951'", "sources.bib"),
        ("summary: A column", "sumary: A column", "unknown key 'sumary'", "the key 'summary'"),
        ("importance: 1", "importance: 1\nweather: fine", "unknown key 'weather'", "README"),
        ("kind: battle", "kind: brawl", "'brawl'", "'battle'"),
        ("kind: battle", "kind: brawl", "'brawl'", "campaigns/event_kinds.csv"),
        ("chapter: august-storm", "chapter: storm", "'storm'", "campaigns/chapters.csv"),
        ("{side: Soviet Union", "{side: Russia", "'Russia'", "geodata/powers.csv"),
        ("value: 90", "value: many", "'many'", "number"),
        ("value: 90", "value: 1.300", "'1.300'", "without marks between its digits: 1300"),
        ("value: 90", "value: '1,300'", "'1,300'", "without marks between its digits: 1300"),
        ("value: 90", "value: 1e400", "'1e400'", "a number in digits"),
        ("value: 90", "value: inf", "'inf'", "a number in digits"),
        ("value: 90", "value: nan", "'nan'", "a number in digits"),
        ("value: 90", "value: -5", "'-5'", "a number in digits"),
        ("value: 90", "value: 900.5", "'900.5'", "a whole number, such as 900"),
        ("about: killed, side: Japan, value: 90", "about: strength, side: Japan, value: 0", "strength of 0", "above 0"),
        ("value: 90", "value: [1, 2, 3]", "['1', '2', '3']", "or [low, high]"),
        ("summary: A column marched from Easton to Weston.", "summary: null", "nothing", "a text"),
        ("summary: A column marched from Easton to Weston.", "summary:", "nothing", "a text"),
        ("title: Small War", "title: Hill #52 fight", "cut off before '#52 fight'", "in double quotes"),
        ("title: Small War", 'title: "Small\\x07War"', "the control character U+0007", "can be seen"),
        ("title: Small War", 'title: "Small\\u202eWar"', "the bidirectional control U+202E", "can be seen"),
        ("when: 1945-08-09/1945-08-12", "when: 1945-00-00", "'1945-00-00', which does not exist", "a date that exists"),
        ("names: {ru: Малая война", "names: {ru: [Малая, война]", "['Малая', 'война']", "a text"),
        ("commanders: [Ivan Ivanov]", "commanders: Ivan Ivanov", "'Ivan Ivanov'", "a list"),
        ("importance: 1", "importance: 9", "'9'", "a number of at most 4"),
        ("importance: 1", "importance: 01", "'01'", "a whole number"),
        ("importance: 1", "importance: 1.0", "'1.0'", "a whole number"),
        ("title: Small War", "title: '  '", "'  '", "a text"),
        ("title: Small War", "title: |\n  Small\n  War", "Small\\nWar", "a text on one line, at most 200 characters"),
        ("title: Small War", f"title: {'War ' * 60}", "War War", "a text on one line, at most 200 characters"),
        ("formation: 1st Corps", f"formation: {'1st ' * 60}", "1st 1st", "a text on one line, at most 200 characters"),
        ("summary: A column marched from Easton to Weston.", "summary: ' '", "' '", "a text"),
        ("title: Small War", 'title: "Small\\ue000War"', "U+E000 of private use", "can be seen"),
        ("title: Small War", "title: !!binary U21hbGw=", "the tag 'tag:yaml.org,2002:binary'", "without a tag"),
        ("importance: 1", "importance: !one 1", "the tag '!one'", "without a tag"),
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


@pytest.mark.parametrize(
    ("longitude", "problems"), [("124.0", []), ("120.0", ["at most 300 km a day for foot, whatever"])]
)
def test_a_note_explains_a_speed_up_to_five_times_that_of_the_mode(
    folders: Path, longitude: str, problems: list[str]
) -> None:
    gazetteer = next((folders / "gazetteer").glob("*.csv"))
    text = gazetteer.read_text(encoding="utf-8")
    gazetteer.write_text(text.replace("129.0,44.5", f"{longitude},44.5"), encoding="utf-8")
    edit(folders, "mode: mechanised", "mode: foot")
    edit(folders, "{place: midford, when: 1945-08-10,", "{place: midford, note: By lorry., when: 1945-08-10,")
    edit(folders, "{place: weston, when: 1945-08-12,", "{place: weston, note: By train., when: 1945-08-12,")
    found = [problem.expected for problem in load(folders).problems]
    assert [each[: len(words)] for each, words in zip(found, problems, strict=True)] == problems


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


def test_one_fault_is_one_message(folders: Path) -> None:
    """A list whose only item is wrong has not too few, and a dossier without its place is named with the place."""
    line = edit(folders, "  - {when: 1945-08-09/1945-08-12, source: muster1950 p. 12, certainty: high}\n", "")
    edit(folders, "when: 1945-08-10/1945-08-12", "when: 1945-08-32")
    [problem] = load(folders).problems
    assert (problem.line, problem.subject) == (line, "small-war, dates[1].when")


def test_a_cause_comes_once_with_all_that_follows(folders: Path) -> None:
    edit(folders, "@book{muster1950", "@report{muster1950", "sources.bib")
    small = load(folders)
    [problem] = small.problems
    assert problem.where == "data/sources.bib:1"
    tables = {f"data/{name}.csv" for name in ("formations", "gazetteer/places", "orders_of_battle")}
    assert {each.file for each in problem.follows} == {"data/dossiers/small-war.yaml", *tables}


def test_a_gazetteer_saved_by_a_spreadsheet_is_one_message(folders: Path) -> None:
    path = folders / "gazetteer" / "places.csv"
    path.write_bytes(path.read_text(encoding="utf-8").replace(",", ";").encode("cp1251", errors="replace"))
    [problem] = load(folders).problems
    assert problem.where == "data/gazetteer/places.csv:1"
    assert "semicolons" in problem.expected


@pytest.mark.parametrize("name", ["X.YAML", "x.yaml.txt", "x.yml", "x.yaml.bak"])
def test_a_file_that_is_not_read_is_named(folders: Path, name: str) -> None:
    (folders / "dossiers" / name).write_text("title: X", encoding="utf-8")
    [problem] = load(folders).problems
    assert problem.file == f"data/dossiers/{name}"
    assert problem.found == repr(name)


def test_a_pipe_is_named_and_not_waited_for(folders: Path) -> None:
    os.mkfifo(folders / "dossiers" / "pipe.yaml")
    small = load(folders)
    assert [(problem.file, problem.found) for problem in small.problems] == [("data/dossiers/pipe.yaml", "a pipe")]
    assert list(small.dossiers) == ["small-war"]


@pytest.mark.slow
@pytest.mark.parametrize("when", ["1945-08-XX", "194X", "1945-08-09/..", "1945-22", "1945-08-09/", "../1945-08-12"])
def test_every_edtf_date_can_be_drawn(folders: Path, when: str) -> None:
    edit(folders, "when: 1945-08-09/1945-08-12", f"when: {when}")
    small = load(folders)
    assert small.problems == ()
    rows = scene.build(small)
    [event] = rows[rows["dossier"].eq("small-war") & rows["layer"].eq("event")].to_dict("records")
    parsed = dates.parse(when)
    assert (event["start"], event["end"]) == (parsed.earliest, parsed.latest)
    content = payload.build(small, rows, layers=["event"], fine_ground=False)
    assert content["dossiers"]["small-war"]["dates"][0]["english"] == dates.english(parsed)


def test_an_end_before_the_last_waypoint_names_both_lines(folders: Path) -> None:
    """Either of the two may be the one that is wrong."""
    until = edit(folders, "    scale: operation\n", "    scale: operation\n    until: 1945-08-11\n") + 1
    waypoint = edit(folders, "weston, when: 1945-08-12", "weston, when: 1945-08-12")
    [problem] = load(folders).problems
    assert problem.line == until
    assert problem.found == f"1945-08-11, before the last waypoint on 1945-08-12 (line {waypoint})"


def test_waypoints_out_of_order_name_both_lines(folders: Path) -> None:
    line = edit(folders, "weston, when: 1945-08-12", "weston, when: 1945-08-09")
    [problem] = load(folders).problems
    assert problem.line == line
    assert problem.found == f"weston on 1945-08-09 after midford on 1945-08-10 (line {line - 1})"
