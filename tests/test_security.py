"""What docs/SECURITY.md promises of the app, alone and behind the proxies of docs/proxy."""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import socket
import subprocess
import time
import tomllib
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.typing import Origin, Subprotocol

from pages.parts import guest_reading
from tests.conftest import ROOT
from tests.load.visitor import Visitor

if TYPE_CHECKING:
    from collections.abc import Coroutine, Iterator, Sequence
    from pathlib import Path


pytestmark = pytest.mark.slow
T = TypeVar("T")
PROXIES = ROOT / "docs" / "proxy"
HEADERS = {
    "Content-Security-Policy": "frame-ancestors 'self'; base-uri 'self'; object-src 'none'",
    "X-Frame-Options": "SAMEORIGIN",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
PRIVATE = ("metrics", "agent/openapi.json", "script-health-check")


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def proxy(request: pytest.FixtureRequest, app: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    name = str(request.param)
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed")
    folder, port = tmp_path_factory.mktemp(name), free_port()
    behind = app.removeprefix("http://").replace("localhost", "127.0.0.1")
    if name == "nginx":
        command = nginx(folder, port, behind)
        given = {}
    else:
        command = ["caddy", "run", "--config", str(PROXIES / "Caddyfile"), "--adapter", "caddyfile"]
        given = {"ATLAS_SITE": f"http://localhost:{port}", "ATLAS_APP": behind, "HOME": str(folder)}
    with started(command, given, port):
        yield f"http://localhost:{port}"


def nginx(folder: Path, port: int, behind: str) -> list[str]:
    """The command that starts the site of docs/proxy on a port of its own."""
    site = (PROXIES / "nginx.conf").read_text(encoding="utf-8")
    site = site.replace("listen 80;", f"listen 127.0.0.1:{port};").replace("127.0.0.1:8501", behind)
    kept = " ".join(
        f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    main = f"pid {folder}/pid; daemon off; error_log stderr; events {{}} http {{ access_log off; {kept}\n{site} }}"
    (folder / "nginx.conf").write_text(main, encoding="utf-8")
    return ["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf")]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def started(command: Sequence[str], given: dict[str, str], port: int) -> Iterator[None]:
    process = subprocess.Popen(command, env=os.environ | given, stderr=subprocess.PIPE)  # noqa: S603
    try:
        until = time.monotonic() + 30
        while process.poll() is None and time.monotonic() < until:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        assert process.poll() is None, process.stderr.read().decode() if process.stderr else ""
        yield
    finally:
        process.terminate()
        process.communicate(timeout=20)


def status_of(address: str, **headers: str) -> int:
    try:
        with urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=20) as answer:  # noqa: S310
            return int(answer.status)
    except urllib.error.HTTPError as error:
        with error:  # it holds the connection
            return error.code


def run(attempt: Coroutine[object, object, T]) -> T:
    """What an attempt comes to, in a thread of its own: a browser of other tests may have a loop of events in this."""
    with ThreadPoolExecutor(1) as beside:
        return beside.submit(asyncio.run, attempt).result()


def is_refused(address: str, origin: str, headers: dict[str, str] | None = None) -> bool:
    """Whether a page of an origin cannot open a session."""

    async def attempt() -> bool:
        url = address.replace("http", "ws", 1) + "/_stcore/stream"
        try:
            async with connect(
                url, origin=Origin(origin), additional_headers=headers, subprotocols=[Subprotocol("streamlit")]
            ) as link:
                await asyncio.wait_for(link.recv(), 2)
        except (InvalidStatus, ConnectionClosed):
            return True
        except TimeoutError:
            return False
        return False

    return run(attempt())


def opened(address: str) -> list[str]:
    """Titles of a page as a visitor gets it."""

    async def attempt() -> list[str]:
        async with Visitor(address) as visitor:
            shown = await visitor.open("export")
            assert not shown.errors
            return [label for _, label in shown.widgets]

    return run(attempt())


def test_no_page_around_the_app_may_send_it_messages(app: str) -> None:
    with urllib.request.urlopen(f"{app}/_stcore/host-config", timeout=20) as answer:  # noqa: S310
        told = json.loads(answer.read())
    assert told["allowedOrigins"] == []


def test_another_site_may_not_read_answers(app: str) -> None:
    request = urllib.request.Request(f"{app}/_stcore/health", headers={"Origin": "https://other.example"})  # noqa: S310
    with urllib.request.urlopen(request, timeout=20) as answer:  # noqa: S310
        assert answer.headers["Access-Control-Allow-Origin"] is None


def test_a_name_that_is_not_ours_opens_no_session(app: str) -> None:
    port = app.rsplit(":", 1)[1]
    assert is_refused(app, f"http://rebound.example:{port}", {"Host": f"rebound.example:{port}"})


def test_agents_get_nothing(app: str) -> None:
    assert status_of(f"{app}/_stcore/agent/interact") in {403, 404, 405}


def test_proxy_sets_headers_on_every_answer(proxy: str) -> None:
    for path in ("/", "/_stcore/health"):
        with urllib.request.urlopen(proxy + path, timeout=20) as answer:  # noqa: S310
            assert {name: answer.headers.get_all(name) for name in HEADERS} == {
                name: [value] for name, value in HEADERS.items()
            }


def test_proxy_shows_no_one_how_the_app_fares(proxy: str) -> None:
    assert {path: status_of(f"{proxy}/_stcore/{path}") for path in PRIVATE} == dict.fromkeys(PRIVATE, 404)


def test_proxy_passes_on_files_of_visitors(proxy: str) -> None:
    """The app itself asks for a session, and for its token."""
    address = f"{proxy}/_stcore/upload_file/no-session/no-file"
    request = urllib.request.Request(address, data=bytes(8000), method="PUT")  # noqa: S310
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request, timeout=60)  # noqa: S310
    with refused.value as answer:
        assert answer.code in {400, 403}


@pytest.mark.parametrize(
    ("file", "limit"), [("nginx.conf", r"client_max_body_size (\d+)m;"), ("Caddyfile", r"max_size (\d+)MiB")]
)
def test_proxies_take_files_of_the_size_that_the_app_takes(file: str, limit: str) -> None:
    found = re.search(limit, (PROXIES / file).read_text(encoding="utf-8"))
    assert found
    assert int(found[1]) == guest_reading.LARGEST + 1


def test_the_app_takes_files_of_the_size_that_its_page_tells() -> None:
    settings = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))
    assert settings["server"]["maxUploadSize"] == guest_reading.LARGEST


def test_proxy_lets_visitors_in(proxy: str) -> None:
    assert "Create file" in opened(proxy)
    assert not is_refused(proxy, proxy)


def test_proxy_refuses_pages_of_other_sites(proxy: str) -> None:
    assert status_of(proxy, Origin="https://other.example") == 403
    assert is_refused(proxy, "https://other.example")
    assert is_refused(proxy, "null")
