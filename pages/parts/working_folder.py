"""A folder of the server on disk for what is made for visitors; it goes with the server, however that ends."""

from __future__ import annotations

import atexit
import tempfile
from contextlib import ExitStack
from pathlib import Path

import streamlit as st

from campaigns.atlas import replacing


@st.cache_resource(show_spinner=False)
def path() -> Path:
    """The folder: for this user alone, and locked, so that nothing takes it for one left behind."""
    held = ExitStack()
    folder = held.enter_context(replacing.temporary_folder(Path(tempfile.gettempdir()).resolve()))
    atexit.register(held.close)
    return folder


def new() -> Path:
    """A new folder in it."""
    return Path(tempfile.mkdtemp(dir=path()))
