"""The text of each event, as the book sets it: plain texts and lists, never markup."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from campaigns import event_kinds
from campaigns.atlas.book import days
from campaigns.symbology import book_words, colours, languages, wording
from geodata import powers

if TYPE_CHECKING:
    from campaigns.atlas.book.citing import Numbers
    from campaigns.history import History
    from campaigns.model import Claim, Dossier

Text = dict[str, Any]
"""Ready for JSON."""
_MANY = 2
"""Figures from which on sources may differ."""


class DossierTexts:
    """Texts of the dossiers of a history in a language."""

    def __init__(self, history: History, numbers: Numbers, language: str) -> None:
        self._history, self._numbers, self.language = history, numbers, language

    def text(self, dossier: Dossier) -> Text:
        """All that its article has; ``plate`` and ``map`` are for those who know the plates."""
        cite, word = self._numbers.of, self._word
        place = self._history.places[dossier.place].on(dossier.when.earliest)
        whole = self._history.dossiers.get(dossier.part_of or "")
        return {
            "id": dossier.id,
            "title": self.title(dossier),
            "names": [[code, name] for code, name in dossier.names if name not in {"", dossier.title}],
            "when": days.in_words(dossier.when, self.language),
            "place": languages.place_name(place, self.language),
            "kind": wording.of(event_kinds.kinds()[dossier.kind].en, self.language),
            "certainty": word(str(dossier.certainty)),
            "whole": [whole.id, self.title(whole)] if whole else None,
            "summary": " ".join(dossier.summary.split()),
            "outcome": [dossier.outcome.text, cite(dossier.outcome.source)] if dossier.outcome else None,
            "sides": [
                {
                    "side": side_name(str(each.side), self.language),
                    "colour": colours.of_side(str(each.side)),
                    "commanders": ", ".join(each.commanders),
                    "formations": "; ".join(each.formations),
                }
                for each in dossier.belligerents
            ],
            "phases": [
                {
                    "when": days.in_words(each.when, self.language),
                    "name": each.name,
                    "text": each.text,
                    "cite": cite(each.source),
                }
                for each in dossier.phases
            ],
            "figures": self._figures(dossier),
            "disputed": bool(dossier.disputes) or len(dossier.dates) > 1,
            "sources": cite(citation.model_copy(update={"locator": ""}) for citation in dossier.citations()),
            "plate": None,
            "map": None,
            "alt": "",
        }

    def title(self, dossier: Dossier) -> str:
        """Its title in the language."""
        return languages.event_title(dossier, self.language)

    def _figures(self, dossier: Dossier) -> list[Text]:
        """Figures of forces and losses, those of one thing together."""
        groups: dict[tuple[str, str, str], list[Claim]] = {}
        order = list(dict.fromkeys(claim.about for claim in dossier.claims))
        for claim in sorted(dossier.claims, key=lambda claim: (order.index(claim.about), claim.side)):
            groups.setdefault((claim.about.replace("-", " "), str(claim.side), claim.scope), []).append(claim)
        return [
            {
                "label": " · ".join(part for part in (about, side_name(side, self.language), scope) if part),
                "rows": [
                    {
                        "figure": " – ".join(filter(None, claim.stated)),
                        "cite": self._numbers.of(claim.source),
                        "via": claim.via,
                    }
                    for claim in claims
                ],
            }
            for (about, side, scope), claims in groups.items()
        ]

    def disagreements(self, dossier: Dossier) -> Text | None:
        """What sources say differently of it: questions, dates and figures; None where they do not."""
        cite = self._numbers.of
        questions = [
            {
                "question": dispute.question,
                "answers": [self._answer(each.text, each, cite(each.source)) for each in dispute.answers],
            }
            for dispute in dossier.disputes
        ]
        if len(dossier.dates) > 1:
            answers = [
                self._answer(
                    " – ".join(filter(None, (days.in_words(each.when, self.language), each.note))),
                    each,
                    cite(each.source),
                )
                for each in dossier.dates
            ]
            questions.insert(0, {"question": self._word("dates"), "answers": answers})
        differing = [
            group
            for group in self._figures(dossier)
            if len(group["rows"]) >= _MANY and len({row["figure"] for row in group["rows"]}) > 1
        ]
        if not questions and not differing:
            return None
        return {"id": dossier.id, "title": self.title(dossier), "questions": questions, "figures": differing}

    def _answer(self, text: str, fact: Any, cited: list[Text]) -> Text:  # noqa: ANN401 - any fact
        return {"text": text, "via": fact.via, "certainty": self._word(str(fact.certainty)), "cite": cited}

    def _word(self, identity: str) -> str:
        return book_words.of(identity, self.language)


def side_name(side: str, language: str) -> str:
    """What a side is called in a language."""
    return powers.by_name()[side].names.get(language, side)
