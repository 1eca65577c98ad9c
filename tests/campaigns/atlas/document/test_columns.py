"""Tables by column: what is read back is what was written."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.atlas.document import columns
from tests.campaigns.atlas.document import read_back
from tests.repeatable import REPEATABLE

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text("ab", max_size=2),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "names"]), inner, max_size=3),
    max_leaves=12,
)
ROWS = st.lists(st.dictionaries(st.sampled_from(["id", "rows", "lengths"]), VALUES, max_size=3), max_size=5)


@pytest.mark.slow
@REPEATABLE
@given(ROWS | st.dictionaries(st.sampled_from("abc"), st.dictionaries(st.sampled_from("xy"), VALUES), max_size=3))
def test_any_table_comes_back(table: object) -> None:
    assert read_back.by_row(json.loads(json.dumps(columns.by_column(table)))) == table


def test_no_name_of_a_field_stands_twice() -> None:
    rows = [{"id": "one", "stages": [{"day": 1}, {"day": 2}]}, {"id": "two", "stages": [{"day": 3}], "note": ""}]
    assert columns.by_column(rows) == {
        "rows": 2,
        "columns": {
            "id": ["one", "two"],
            "stages": {"lengths": [2, 1], "items": {"rows": 3, "columns": {"day": [1, 2, 3]}, "having": {}}},
            "note": [""],
        },
        "having": {"note": "01"},
    }


def test_all_parts_that_are_tables_are_so_written() -> None:
    assert columns.of_tables({"title": "Atlas", "sources": {"a": {"note": ""}}, "features": []}) == {
        "title": "Atlas",
        "tables": {
            "features": [],
            "sources": {"names": ["a"], "items": {"rows": 1, "columns": {"note": [""]}, "having": {}}},
        },
    }
