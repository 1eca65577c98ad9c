"""The line of sources below a printed map: short forms, the most cited first."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from campaigns.symbology import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import geopandas as gpd

    from campaigns.atlas.provenance import Origin
    from campaigns.reading.bibliography import Source

_SHOWN = (
    *("event", "phase", "unit", "front", "arrow", "route", "claim", "border", "territory", "occupation"),
    *("island", "cover"),
)
_WEIGHT = {"event": 3, "arrow": 3, "route": 3, "claim": 2}
_OWN = ("atlas-", "natural-earth", "naturalearth")
"""Keys of the atlas's own drawing, and of the ground, which is named apart."""
_WIKIPEDIA = "Wikipedia contributors"
_LONGEST = 44
"""Letters of a short form."""
_YEAR = re.compile(r"\b(1[6-9]\d\d|20\d\d)\b")


def line(rows: gpd.GeoDataFrame, sources: Mapping[str, Source], origins: Iterable[Origin], language: str) -> str:
    """Whose data is in the map, and what the facts of some rows rest on."""
    cited: Counter[str] = Counter()
    for layer, text in zip(rows["layer"], rows["sources"], strict=True):
        if layer in _SHOWN:
            for part in str(text).split(";"):
                cited[part.split(",")[0].strip()] += _WEIGHT.get(str(layer), 1)
    keys = [key for key, _ in sorted(cited.items(), key=lambda pair: (-pair[1], pair[0])) if key in sources]
    articles = sum(sources[key].reference.startswith(_WIKIPEDIA) for key in keys)
    short = dict.fromkeys(
        short_form(sources[key])
        for key in keys
        if not key.startswith(_OWN) and not sources[key].reference.startswith(_WIKIPEDIA)
    )
    texts = [*short]
    if articles:
        texts.insert(min(6, len(texts)), wording.of(wording.ENCYCLOPAEDIA, language).format(articles))
    credit = ". ".join(wording.of(origin.credit, language) for origin in origins)
    facts = wording.of(wording.SOURCES, language)
    return f"{credit}. {facts}: {'; '.join(texts) or '–'}"


def short_form(source: Source) -> str:
    """Author or title, and year: ``Glantz 1983``."""
    head = re.split(r"(?<=[^\W\d_]{3})[.,:]\s|(?<=[)\]])\.\s", source.reference, maxsplit=1)[0].rstrip(".")
    words = head.split()
    if 2 <= len(words) <= 4 and all(word[:1].isupper() for word in words) and not re.search(r"[\d(\[]", head):  # noqa: PLR2004
        people = any(re.fullmatch(r"\w\.", word) for word in words)
        head = words[-1] if people else head
    if len(head) > _LONGEST:
        head = head[: _LONGEST - 1].rsplit(" ", 1)[0].rstrip(" ,:;–—(") + "…"
    years = _YEAR.findall(source.reference)
    return f"{head} {years[-1]}" if years and years[-1] not in head else head
