from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import PybtexError
from pybtex.richtext import Text

from campaigns.reading import latex


@given(st.text(st.sampled_from("abÄд明 '`{}~-\\&,.?!\"$\n") | st.characters(codec="utf-8"), max_size=30))
def test_a_text_is_read_as_pybtex_reads_it(text: str) -> None:
    try:
        expected = latex._decode(text)
    except (PybtexError, ValueError) as error:
        with pytest.raises(type(error)):
            Text.from_latex(text)
    else:
        assert Text.from_latex(text) == expected


_PLAIN = st.text(st.characters(codec="utf-8", exclude_characters="{}\\%"), max_size=9)
_PAIRED = st.recursive(_PLAIN, lambda inner: st.lists(inner, max_size=4).map(lambda parts: f"{{{''.join(parts)}}}"))


@given(_PAIRED)
def test_between_braces_that_pair_only_a_command_or_a_comment_can_fail(text: str) -> None:
    assert not latex.may_fail(text)
    Text.from_latex(text)


def test_a_comment_may_hide_a_brace() -> None:
    assert latex.may_fail("A {50% B} C")
    with pytest.raises(PybtexError):
        Text.from_latex("A {50% B} C")
