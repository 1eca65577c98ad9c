"""Causes come first, and what follows from them is reported with them."""

from __future__ import annotations

from geodata.problems import ALL, Problem, folded


def problem(name: str, spoils: str = "", needs: str = "") -> Problem:
    return Problem(f"{name}.yaml", 1, name, "x", "y", spoils=spoils, needs=needs)


def names(problems: list[Problem]) -> dict[str, list[str]]:
    return {each.subject: [follower.subject for follower in each.follows] for each in problems}


def test_a_chain_has_one_beginning() -> None:
    given = [
        problem("tour", needs="dossier war"),
        problem("war", spoils="dossier war", needs="place town"),
        problem("town", spoils="place town", needs="source book"),
        problem("book", spoils="source book"),
        problem("other"),
    ]
    assert names(folded(given)) == {"book": ["tour", "war", "town"], "other": []}


def test_a_file_that_is_gone_is_the_cause_of_all_it_had() -> None:
    given = [problem("war", needs="place town"), problem("peace", needs="place port"), problem("file", f"place {ALL}")]
    assert names(folded(given)) == {"file": ["war", "peace"]}


def test_what_needs_a_sound_file_follows_from_any_mistake_in_it() -> None:
    stale = Problem("geodata/heights.csv", 0, "file", "a change", "a build", needs="file geodata/heights.csv")
    row = Problem("geodata/heights.csv", 7, "hill-52, metres", "'1e308'", "metres")
    other = Problem("geodata/height.csv", 7, "hill-52, metres", "'1e308'", "metres")
    assert folded([stale, row]) == [row]
    assert folded([stale, row])[0].follows == (stale,)
    assert folded([stale, other]) == [stale, other]


def test_an_id_with_a_slip_is_the_cause_of_what_looks_for_it() -> None:
    given = [problem("war", needs="place harbin"), problem("harb!n", spoils="place harb!n")]
    assert names(folded(given)) == {"harb!n": ["war"]}


def test_what_lacks_the_same_unknown_thing_is_reported_once() -> None:
    given = [problem(name, needs="source x") for name in "abc"] + [problem("d", needs="source y")]
    assert names(folded(given)) == {"a": ["b", "c"], "d": []}


def test_folding_twice_keeps_everything() -> None:
    first = folded([problem("town", spoils="place town"), problem("war", spoils="dossier war", needs="place town")])
    again = folded([*first, problem("tour", needs="dossier war")])
    assert names(again) == {"town": ["war", "tour"]}


def test_two_that_need_each_other_are_reported() -> None:
    given = [problem("a", spoils="dossier a", needs="dossier b"), problem("b", spoils="dossier b", needs="dossier a")]
    assert names(folded([*given, problem("c", needs="dossier b")])) == {"a": ["b", "c"]}


def test_a_message_names_some_and_counts_the_rest() -> None:
    given = [problem("town", spoils="place town"), *(problem(f"w{n}", needs="place town") for n in range(5))]
    [reported] = folded(given)
    assert str(reported).endswith("(for the same reason: w0.yaml:1, w1.yaml:1, w2.yaml:1 and 2 more)")


def test_a_message_is_one_line_that_any_terminal_can_show() -> None:
    odd = Problem("campaigns/dossiers/a\nb\udcff.yaml", 3, "x", "'\u202e'", "text")
    assert str(odd) == "campaigns/dossiers/a\\nb\\udcff.yaml:3: x: found '\\u202e'; expected text"
    str(odd).encode("ascii")
