"""The command ``translate``: what is translated, and the catalogues brought up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from campaigns.languages import catalogues, status, translatable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from campaigns.model import Dossier
    from geodata.problems import Problem


def run(task: str, dossiers: Callable[[], Mapping[str, Dossier]]) -> int:
    """Do a task, ``status``, ``update`` or ``extract``, and print what came of it; 1 where something is wrong.

    Parameters
    ----------
    task
        Which.
    dossiers
        Reads them, by id, where the task asks for them.
    """
    texts = translatable.collect()
    for domain, each in texts.items():
        print(f"{domain}: {len(each)} texts, {sum(len(text.english.split()) for text in each.values())} words")
    problems: list[Problem] = []
    if task == "extract":
        for path in status.extract(texts):
            print(f"{path.name} written")
    elif task == "update":
        for file, found in status.update(texts):
            problems += found
            print(f"{file}: {'left as it is, see below' if found else 'up to date'}")
    else:
        for line in status.lines(texts, catalogues.read_all(), dossiers()):
            print(line)
        problems = status.problems()
    for problem in problems:
        print(problem)
    return 1 if problems else 0
