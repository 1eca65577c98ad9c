"""The terms that a document explains: those that its texts have, with the works they rest on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from campaigns import scene
from campaigns.atlas.document import payload
from campaigns.glossary import Entry
from tests.small_war import load

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow


def test_a_document_explains_the_terms_that_its_texts_have(folders: Path) -> None:
    history = load(folders)
    corps = Entry("corps", "Corps", "Several divisions.", "muster1950 p. 3")
    history = replace(history, glossary=(*history.glossary, corps, Entry("obo", "", "Heap of stones.", "")))
    carried = payload.build(history, scene.build(history), layers=["event"], fine_ground=False)
    assert carried["glossary"] == [
        {
            "forms": ["column", "columns"],
            "explanation": "Troops that march one behind the other, on one road.",
            "source": [],
        },
        {"forms": ["corps", "Corps"], "explanation": "Several divisions.", "source": [("muster1950", "p. 3")]},
    ]
    assert "muster1950" in carried["sources"]
