"""Plates face the beginning of their texts, with few blank pages."""

from __future__ import annotations

from campaigns.atlas.book.spreads import Mark, Measured, first_plan, mended

COLUMNS = 3


def _measured(own: float, total: float, *, opens: bool = False) -> Measured:
    """A section on pages of its own: columns of its first article, and of all of it."""

    def at(columns: float) -> Mark:
        page, rest = divmod(columns, COLUMNS)
        return Mark(1 + int(page), rest)

    return Measured(Mark(1, 0.0), at(own), at(total), 0, opens)


def test_a_chapter_opens_on_a_spread_of_its_own() -> None:
    assert first_plan([_measured(1.0, 2.0, opens=True)], COLUMNS) == ["even"]


def test_a_plate_stands_before_its_text_where_a_left_page_is_next() -> None:
    sections = [_measured(2.0, 2.0, opens=True), _measured(1.0, 1.0)]
    assert first_plan(sections, COLUMNS) == ["even", "before"], "plate 2, text 3; plate 4, text 5"


def test_a_text_goes_on_behind_the_last_where_its_plate_is_next_on_the_right() -> None:
    sections = [_measured(1.0, 4.0, opens=True), _measured(1.0, 1.0)]
    assert first_plan(sections, COLUMNS) == ["even", "run-on"], "plate 2, texts 3 and 4; its text on 4, its plate on 5"


def test_a_long_text_takes_a_right_page_before_its_plate() -> None:
    sections = [_measured(1.0, 5.9, opens=True), _measured(5.0, 5.0)]
    assert first_plan(sections, COLUMNS) == ["even", "after"], "no room on 4: text 5, plate 6, text 7"


def test_a_short_text_leaves_a_right_page_blank_where_there_is_no_room() -> None:
    sections = [_measured(1.0, 5.9, opens=True), _measured(1.0, 1.0)]
    assert first_plan(sections, COLUMNS) == ["even", "even"]


def test_a_plate_faces_a_page_of_its_article_alone() -> None:
    text = (Mark(5, 0.0), Mark(7, 1.0), Mark(8, 0.5))
    assert Measured(*text, plate=6, opens=False).faces
    assert Measured(*text, plate=4, opens=False).faces
    assert not Measured(*text, plate=9, opens=False).faces, "8 is not of its own article"


def test_what_did_not_face_its_plate_begins_on_a_spread_of_its_own() -> None:
    lengths = [_measured(1.0, 4.0, opens=True), _measured(1.0, 1.0), _measured(1.0, 1.0)]
    plan = first_plan(lengths, COLUMNS)
    became = [
        Measured(Mark(3, 0.0), Mark(3, 1.0), Mark(4, 2.9), 2, opens=True),
        Measured(Mark(6, 0.0), Mark(6, 1.0), Mark(6, 1.0), 5, opens=False),
        Measured(Mark(9, 0.0), Mark(9, 1.0), Mark(9, 1.0), 8, opens=False),
    ]
    assert mended(plan, became, lengths, COLUMNS) == ["even", "even", "before"]
