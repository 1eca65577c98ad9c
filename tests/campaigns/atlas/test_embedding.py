"""HTML by which another page shows a map; that of the document itself is tested in ``tests/browser/test_share.py``."""

from __future__ import annotations

from campaigns.atlas.embedding import embedding


def test_what_is_given_stays_text() -> None:
    code = embedding("a #1.html", '"<b>', "date=1945-08-12&controls=none")
    assert 'title="&quot;&lt;b&gt;"' in code
    assert 'src="a%20%231.html#date=1945-08-12&amp;controls=none"' in code


def test_the_frame_may_fill_the_screen() -> None:
    assert 'allow="fullscreen"' in embedding("a.html", "Map")
