"""How a page of the site is cited: in words, as BibTeX and as CSL-JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from campaigns.atlas import provenance
from campaigns.version import VERSION

if TYPE_CHECKING:
    from campaigns.model import Dossier

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    **{each: f"\\{each}" for each in "&%$#_"},
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


@dataclass(frozen=True, slots=True)
class Citation:
    """A page as it is cited."""

    text: str
    bibtex: str
    csl_json: str


def of_dossier(dossier: Dossier) -> Citation:
    """The page of a dossier, a chapter of the atlas; who cites it adds the day and the address it was read at."""
    title, key = dossier.title, f"atlas-{dossier.id}"
    fields = {
        "author": "{" + escaped(provenance.AUTHORS) + "}",
        "title": "{" + escaped(title) + "}",
        "booktitle": "{" + escaped(provenance.TITLE) + "}",
        "edition": escaped(f"Version {VERSION}"),
        "note": escaped(f"dossiers/{dossier.id}.html"),
    }
    body = "".join(f"  {name} = {{{text}}},\n" for name, text in fields.items())
    item = {
        "id": key,
        "type": "entry-encyclopedia",
        "title": title,
        "container-title": provenance.TITLE,
        "author": [{"literal": provenance.AUTHORS}],
        "version": VERSION,
        "language": "en",
    }
    return Citation(
        f"{provenance.AUTHORS}, “{title}”, in: {provenance.TITLE}, version {VERSION}.",
        f"@misc{{{key},\n{body}}}\n",
        json.dumps([item], ensure_ascii=False, indent=2) + "\n",
    )


def escaped(text: str) -> str:
    """A text in which BibTeX reads no command."""
    return "".join(_SPECIAL.get(letter, letter) for letter in " ".join(text.split()))
