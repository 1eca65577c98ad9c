"""A static site, handed out by nginx as docs/proxy/site.conf has it, and many readers of it at once."""

from __future__ import annotations

import getpass
import json
import re
import shutil
import socket
import subprocess
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

import psutil

from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

_SITE = ROOT / "docs" / "proxy" / "site.conf"
_CONNECTIONS, _SECONDS = 200, 10
_TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
_PARTS = {"p99": r"p99 ([\d.]+)", "lost": r"lost (\d+)", "rate": r"Requests/sec: +([\d.]+)"}


class Load(NamedTuple):
    """What many readers at once got: pages a second, milliseconds that 99 of 100 waited at most, pages lost.

    ``per_second_of_processor`` are the pages that a second of processor time of the server is enough for.
    """

    rate: float
    p99: float
    lost: int
    per_second_of_processor: float


class Server(NamedTuple):
    """A server that runs: its address, and its first process."""

    address: str
    process: psutil.Process


def missing() -> list[str]:
    """What has to be installed first."""
    return [name for name in ("nginx", "wrk") if not shutil.which(name)]


@contextmanager
def served(folder: Path) -> Iterator[Server]:
    """Hand out a folder with two processes, no log of what is asked for."""
    with socket.socket() as free, tempfile.TemporaryDirectory() as work:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        site = _SITE.read_text(encoding="utf-8").replace("listen 80;", f"listen 127.0.0.1:{port};")
        site = site.replace("root /srv/atlas;", f"root {folder.resolve()};")
        rooms = "".join(f"{name}_temp_path {work}/{name};" for name in _TEMPORARY)
        conf = Path(work) / "nginx.conf"
        conf.write_text(
            # As whoever runs this: nobody else may read a folder that is made for the while.
            f"daemon off; user {getpass.getuser()}; worker_processes 2; pid {work}/pid;\n"
            "events { worker_connections 2048; }\n"
            f"http {{ include /etc/nginx/mime.types; access_log off; sendfile on; {rooms}\n{site}\n}}\n",
            encoding="utf-8",
        )
        conf.parent.chmod(0o755)
        command = ["nginx", "-e", f"{work}/error.log", "-c", str(conf)]
        with subprocess.Popen(command) as process:  # noqa: S603 - our own
            try:
                _wait_for(port, process)
                yield Server(f"http://127.0.0.1:{port}/", psutil.Process(process.pid))
            finally:
                process.terminate()


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
    raise RuntimeError(f"nginx ended with status {process.returncode} before it could be asked")


def load(folder: Path, server: Server) -> Load:
    """Many readers, each of whom asks for one page after another, at random."""
    pages = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.html")) if path.name != "map.html"]
    script = _SCRIPT.replace("PAGES", ",".join(json.dumps(f"/{quote(page)}") for page in pages))
    with tempfile.NamedTemporaryFile("w", suffix=".lua", encoding="utf-8") as file:
        file.write(script)
        file.flush()
        command = ["wrk", "-t1", f"-c{_CONNECTIONS}", f"-d{_SECONDS}s", "-s", file.name, server.address]
        before = _processor_time(server.process)
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 - our own
        spent = _processor_time(server.process) - before
    found = {name: float(match[1]) for name, pattern in _PARTS.items() if (match := re.search(pattern, told))}
    return Load(found["rate"], found["p99"], int(found["lost"]), found["rate"] * _SECONDS / spent)


def _processor_time(process: psutil.Process) -> float:
    times = [each.cpu_times() for each in (process, *process.children())]
    return float(sum(each.user + each.system for each in times))


_SCRIPT = """
local pages = {PAGES}
math.randomseed(7)
request = function()
  return wrk.format("GET", pages[math.random(#pages)], {["Accept-Encoding"] = "gzip"})
end
done = function(summary, latency)
  local e = summary.errors
  io.write(string.format("p99 %.3f\\n", latency:percentile(99) / 1000))
  io.write(string.format("lost %d\\n", e.connect + e.read + e.write + e.timeout + e.status))
end
"""
