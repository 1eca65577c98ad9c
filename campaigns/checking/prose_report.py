"""How the texts of the dossiers read: length of sentences, old-fashioned words, figures behind words."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from campaigns.reading import record_texts, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from campaigns.history import History
    from campaigns.model import Claim, Dossier

WORST = 10
_OLD_FASHIONED = re.compile(
    r"\b(own(?:s|ed) to|raw stuffs?|where(?:of|upon|in|by)|there(?:of|upon|with)|hitherto|forthwith|albeit|amongst"
    r"|whilst|[ht]hither|thence|nigh|naught|unto|lest|betwixt|anon|save for|foe|slain|slew|bade|smote|perchance"
    r"|mayhap|yonder|hereby|athwart|asunder|besought|vouchsafed?)\b",
    re.IGNORECASE,
)
QUALIFIED = 3
"""Words such as "not more than" that may stand before the number of a figure."""


def old_fashioned(dossier: Dossier) -> list[str]:
    """Words of a dossier that have gone out of use."""
    return [
        match[0]
        for text in record_texts.read(dossier, record_texts.SENTENCES)
        for match in _OLD_FASHIONED.finditer(text)
    ]


def number_comes_late(claim: Claim) -> bool:
    """Whether a reader comes to the number of a figure only behind more than ``QUALIFIED`` words."""
    before, *_ = re.split(r"\d", claim.stated[0], maxsplit=1)
    return len(before.split()) > QUALIFIED


def lines(history: History) -> Iterator[tuple[str, bool]]:
    """Lines of the report, each with whether it is as asked."""
    dossiers = history.dossiers.values()
    prose = [text for dossier in dossiers for text in record_texts.read(dossier, record_texts.SENTENCES)]
    counts = [len(sentence.split()) for text in prose for sentence in sentences.split(text)]
    yield f"Sentences of the dossiers: {len(counts)}, of {sum(counts) / max(len(counts), 1):.1f} words on average", True
    faults = {
        "Old-fashioned words": [(d.id, each) for d in dossiers for each in old_fashioned(d)],
        f"Figures whose number comes behind more than {QUALIFIED} words": [
            (d.id, claim.stated[0]) for d in dossiers for claim in d.claims if number_comes_late(claim)
        ],
    }
    for title, found in faults.items():
        yield f"{title}: {len(found)} (asked: 0)", not found
        for (key, what), times in sorted(Counter(found).items(), key=lambda each: -each[1])[:WORST]:
            yield f"  {what}, {key}" + (f", {times} times" if times > 1 else ""), True
