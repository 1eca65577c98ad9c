"""How much of the atlas is translated, and what is wrong with the catalogues."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from campaigns.languages import catalogues, fidelity, translatable
from geodata.problems import Problem
from geodata.translated import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from campaigns.languages.catalogues import Catalogue, Entry
    from campaigns.languages.translatable import Domain, Text
    from campaigns.model import Dossier

Texts = dict["Domain", dict[tuple[str, str], "Text"]]


def lines(texts: Texts, catalogue_of: Iterable[Catalogue], dossiers: Mapping[str, Dossier]) -> Iterator[str]:
    """What ``translate status`` prints: a line for each catalogue, the dossiers by importance.

    Parameters
    ----------
    texts
        What there is to translate, see ``translatable.collect``.
    catalogue_of
        The catalogues.
    dossiers
        By id: their importance, and which of them have a name in a language already.
    """
    for catalogue in catalogue_of:
        entries = catalogues.updated(catalogue.entries, texts[catalogue.domain])
        states: dict[str, Counter[str]] = {}
        for key, text in texts[catalogue.domain].items():
            is_named = catalogue.domain == "dossiers" and _is_named(text, catalogue.language, dossiers)
            state = "translated" if is_named else _state(entries[key])
            states.setdefault(_group(text, catalogue.domain, dossiers), Counter())[state] += 1
        for group, counts in sorted(states.items()):
            done, missing, stale = counts["translated"], counts["missing"], counts["out of date"]
            share = f"{done} of {counts.total()} texts, {done / counts.total():.1%}"
            yield f"{catalogue.language} {group}: {share} ({missing} missing, {stale} out of date)"


def _group(text: Text, domain: Domain, dossiers: Mapping[str, Dossier]) -> str:
    if domain != "dossiers":
        return domain
    ids = {file.rpartition("/")[2].removesuffix(".yaml") for file, _ in text.places}
    ranks = [dossiers[id_].importance for id_ in ids if id_ in dossiers]
    return f"dossiers of importance {min(ranks)}" if ranks else "dossiers that do not read"


def _is_named(text: Text, language: str, dossiers: Mapping[str, Dossier]) -> bool:
    """Whether it is the title or the label of a dossier that has a name in the language."""
    id_, _, key = text.context.partition(" ")
    return key in translatable.NAMED and id_ in dossiers and bool(getattr(dossiers[id_].names, language))


def _state(entry: Entry) -> str:
    if not entry.translation:
        return "missing"
    return "out of date" if entry.is_stale else "translated"


def problems(folder: Path = catalogues.FOLDER) -> list[Problem]:
    """Everything wrong with the catalogues: what does not read, what a translation has lost of its English."""
    found = []
    for path in sorted(folder.iterdir()):
        if path.is_dir() and any(path.glob("*.po")) and path.name not in LANGUAGES:
            known = f"a language of the atlas: {', '.join(LANGUAGES)}"
            found.append(Problem(f"campaigns/languages/{path.name}", 0, path.name, "an unknown language", known))
    for catalogue in catalogues.read_all(folder):
        found += catalogue.problems
        for (about, english), entry in catalogue.entries.items():
            if entry.translation and not entry.is_stale:
                for what, expected in fidelity.faults(english, entry.translation, catalogue.language):
                    found.append(Problem(catalogue.file, entry.line, about, what, expected))
    return found


def update(texts: Texts, folder: Path = catalogues.FOLDER) -> Iterator[tuple[str, list[Problem]]]:
    """Write each catalogue anew for the texts of today; one with an entry that does not read is left as it is."""
    for catalogue in catalogues.read_all(folder):
        path = folder / catalogue.language / f"{catalogue.domain}.po"
        if not catalogue.problems:
            catalogue.entries = catalogues.updated(catalogue.entries, texts[catalogue.domain])
            catalogues.write(path, catalogue, texts[catalogue.domain].values())
        yield catalogue.file, catalogue.problems


def extract(texts: Texts, folder: Path = catalogues.FOLDER) -> Iterator[Path]:
    """Write the template of each domain, from which a new language begins."""
    for domain in translatable.DOMAINS:
        path = folder / f"{domain}.pot"
        catalogues.write(path, catalogues.Catalogue("", domain), texts[domain].values())
        yield path
