"""The browser side reads typed dates and tables by the words that Python reads them by."""

from __future__ import annotations

from campaigns.atlas.document import vocabulary_typescript


def test_the_browser_side_has_these_words() -> None:
    committed = vocabulary_typescript.FILE.read_text(encoding="utf-8")
    assert committed == vocabulary_typescript.text(), f"vocabulary.ts is stale; run: {vocabulary_typescript.COMMAND}"
