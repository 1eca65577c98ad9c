"""How a page of the site is cited: in words, as BibTeX and as CSL-JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from campaigns.atlas import provenance
from campaigns.languages.spoken import later, t
from campaigns.version import VERSION

if TYPE_CHECKING:
    from campaigns.atlas.site.editions import Edition
    from campaigns.model import Dossier

AUTHORS = later("The authors of the atlas")
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


def of_dossier(dossier: Dossier, edition: Edition) -> Citation:
    """The page of a dossier in an edition, a chapter of the atlas.

    Who cites it adds the day and the address it was read at.
    """
    title, key = dossier.title, "-".join(filter(None, ("atlas", dossier.id, edition.folder.rstrip("/"))))
    authors, atlas = t(AUTHORS), t(provenance.TITLE)
    fields = {
        "author": "{" + escaped(authors) + "}",
        "title": "{" + escaped(title) + "}",
        "booktitle": "{" + escaped(atlas) + "}",
        "edition": escaped(t("Version {version}", version=VERSION)),
        "note": escaped(edition.file_of(f"dossiers/{dossier.id}.html")),
    }
    body = "".join(f"  {name} = {{{text}}},\n" for name, text in fields.items())
    item = {
        "id": key,
        "type": "entry-encyclopedia",
        "title": title,
        "container-title": atlas,
        "author": [{"literal": authors}],
        "version": VERSION,
        "language": edition.language,
    }
    return Citation(
        t(
            "{authors}, “{title}”, in: {atlas}, version {version}.",
            authors=authors,
            title=title,
            atlas=atlas,
            version=VERSION,
        ),
        f"@misc{{{key},\n{body}}}\n",
        json.dumps([item], ensure_ascii=False, indent=2) + "\n",
    )


def escaped(text: str) -> str:
    """A text in which BibTeX reads no command."""
    return "".join(_SPECIAL.get(letter, letter) for letter in " ".join(text.split()))
