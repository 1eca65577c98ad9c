"""Processor time by process: what the app's server and each part of a browser have spent."""

from __future__ import annotations

import re
from collections import Counter

import psutil

_TYPE = re.compile(r"--type=([\w-]+)")
_BROWSER = {"renderer": "page", "gpu-process": "drawing", "utility": "network"}
"""What a process of the browser is called here, by its type; the one without a type is the browser itself."""


def of_app(server: int) -> Counter[str]:
    """Seconds of processor time that have been spent, by what spent them.

    Parameters
    ----------
    server
        Process id of the app's server. Of the other processes that this one has started those of the browser count,
        and not what drives it.

    Returns
    -------
    Counter
        ``server``, ``page`` (script, layout and painting, of the map as well), ``drawing``, ``network`` and
        ``browser``. What has ended is not counted.
    """
    found: Counter[str] = Counter()
    of_server = {server, *(child.pid for child in psutil.Process(server).children(recursive=True))}
    for process in psutil.Process().children(recursive=True):
        try:
            name = "server" if process.pid in of_server else _part(process.cmdline())
            if name:
                found[name] += sum(process.cpu_times()[:2])
        except psutil.Error:
            continue
    return found


def _part(command: list[str]) -> str:
    """What a process is, by its command line; empty for that which drives the browser."""
    if "run-driver" in command:
        return ""
    typed = _TYPE.search(" ".join(command))
    return _BROWSER.get(typed[1], "browser") if typed else "browser"


def told(before: Counter[str], after: Counter[str]) -> str:
    """What was spent between two times, in words."""
    spent = {name: after[name] - before[name] for name in after if after[name] - before[name] >= 0.01}
    parts = (f"{name} {seconds:.2f}" for name, seconds in sorted(spent.items(), key=lambda each: -each[1]))
    return f"{sum(spent.values()):.2f} s: {', '.join(parts)}"
