"""A visitor of the app without a browser: opens pages, sets widgets, presses buttons, reads what it is told."""

from __future__ import annotations

import asyncio
import urllib.request
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

if TYPE_CHECKING:
    from types import TracebackType

PATIENCE = 900.0
"""Seconds a visitor waits for a page: an export may stand in line behind many."""
_FINISHED = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)


@dataclass
class Shown:
    """What a page showed: widgets by kind and label, errors, files, and how far in line it was said to be.

    A file is an address, beginning with ``/``, or the id of one that is made when it is asked for.
    """

    widgets: dict[tuple[str, str], Any] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    in_line: list[str] = field(default_factory=list)
    received: int = 0


class Visitor:
    """One session, from the connection to its end.

    Parameters
    ----------
    address
        Of the app, for example ``http://localhost:8501``.
    """

    def __init__(self, address: str) -> None:
        self._address = address
        self._session = ""
        self._page = ""
        self._page_hash = ""
        self._widgets: dict[str, str] = {}
        self._cached: set[str] = set()
        self._socket: ClientConnection

    async def __aenter__(self) -> Self:
        """Connect."""
        url = self._address.replace("http", "ws", 1) + "/_stcore/stream"
        spoken = [Subprotocol("streamlit")]
        self._socket = await connect(
            url, subprotocols=spoken, max_size=None, compression=None, open_timeout=60, ping_interval=None
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Disconnect."""
        await self._socket.close()

    async def open(self, page: str) -> Shown:
        """Open a page by its name in the address."""
        self._page, self._page_hash, self._widgets = page, "", {}
        return await self._run()

    async def choose(self, shown: Shown, kind: str, label: str, option: str) -> Shown:
        """Choose an option that begins with a text, of a radio or selectbox."""
        widget = shown.widgets[kind, label]
        [text] = [each for each in widget.options if option in each]
        self._widgets[widget.id] = text
        return await self._run()

    async def press(self, shown: Shown, label: str) -> Shown:
        """Press a button."""
        return await self._run(shown.widgets["button", label].id)

    async def size_of(self, file: str) -> int:
        """Bytes of a file that a page offered, by the name that ``Shown`` has for it."""
        if not file.startswith("/"):
            file = await self._made(file)

        def read() -> int:
            with urllib.request.urlopen(self._address + file, timeout=60) as answer:  # noqa: S310 - our own server
                return len(answer.read())

        return await asyncio.to_thread(read)

    async def _made(self, file: str) -> str:
        """The address of a file that is made when it is asked for."""
        message = BackMsg()
        request = message.backend_operation_request
        request.request_id = request.deferred_file.file_id = file
        request.session_id = self._session
        await self._socket.send(message.SerializeToString())
        async with asyncio.timeout(PATIENCE):
            while True:
                answer = ForwardMsg.FromString(await self._socket.recv(decode=False)).backend_operation_response
                if answer.request_id == file:
                    if answer.error_msg:
                        raise OSError(answer.error_msg)
                    return str(answer.deferred_file.url)

    async def _run(self, pressed: str = "") -> Shown:
        message = BackMsg()
        state = message.rerun_script
        state.page_name, state.page_script_hash = self._page, self._page_hash
        for identity, text in self._widgets.items():
            state.widget_states.widgets.add(id=identity, string_value=text)
        if pressed:
            state.widget_states.widgets.add(id=pressed, trigger_value=True)
        state.cached_message_hashes.extend(self._cached)
        await self._socket.send(message.SerializeToString())
        shown = Shown()
        async with asyncio.timeout(PATIENCE):
            while True:
                content = await self._socket.recv(decode=False)
                shown.received += len(content)
                if self._read(ForwardMsg.FromString(content), shown):
                    return shown

    def _read(self, message: ForwardMsg, shown: Shown) -> bool:
        """Note what a message says; True if the page is done."""
        kind = message.WhichOneof("type")
        if message.metadata.cacheable:
            self._cached.add(message.hash)
        if kind == "new_session":
            self._session = message.new_session.initialize.session_id
        elif kind == "navigation":
            self._page_hash = message.navigation.page_script_hash
        elif kind == "page_not_found":
            shown.errors.append(f"page not found: {message.page_not_found.page_name}")
        elif kind == "delta":
            _note(message.delta.new_element, shown)
        elif kind == "script_finished":
            if message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
                shown.errors.append("the page could not be compiled")
            return message.script_finished in _FINISHED
        return False


def _note(element: Any, shown: Shown) -> None:  # noqa: ANN401 - made by protobuf
    kind = element.WhichOneof("type")
    if kind in {"radio", "selectbox", "button"}:
        widget = getattr(element, kind)
        shown.widgets[kind, widget.label] = widget
    elif kind == "exception":
        shown.errors.append(f"{element.exception.type}: {element.exception.message}")
    elif kind == "alert" and element.alert.format == element.alert.ERROR:
        shown.errors.append(element.alert.body)
    elif kind == "download_button":
        shown.files.append(element.download_button.url or element.download_button.deferred_file_id)
    elif kind == "progress" and "In line" in element.progress.text:
        shown.in_line.append(element.progress.text)
