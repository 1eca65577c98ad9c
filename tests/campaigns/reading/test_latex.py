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
