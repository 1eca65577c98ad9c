"""Files kept for all visitors: the latest used, up to so many bytes."""

from __future__ import annotations

from pages.parts.shared_files import SharedFiles


def test_what_was_not_used_for_longest_goes_first() -> None:
    files = SharedFiles(most_bytes=250)
    files.put("a", {"a.png": b"a" * 100})
    files.put("b", {"b.png": b"b" * 100})
    assert files.get("a") == {"a.png": b"a" * 100}
    files.put("c", {"c.csv": b"c" * 60, "c.json": b"c" * 40})
    assert files.get("b") is None
    assert files.get("a") is not None
    assert files.get("c") == {"c.csv": b"c" * 60, "c.json": b"c" * 40}


def test_one_that_is_larger_than_all_may_be_is_kept_alone() -> None:
    files = SharedFiles(most_bytes=10)
    files.put("a", {"a": b"a" * 5})
    files.put("b", {"b": b"b" * 50})
    assert files.get("a") is None
    assert files.get("b") is not None


def test_a_file_made_anew_counts_once() -> None:
    files = SharedFiles(most_bytes=25)
    files.put("a", {"a": b"a" * 10})
    files.put("b", {"b": b"b" * 10})
    files.put("b", {"b": b"c" * 10})
    assert files.get("a") is not None
