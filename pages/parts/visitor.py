"""Who a page is drawn for."""

from __future__ import annotations

import uuid

import streamlit as st


def identity() -> str:
    """A text that tells this visitor from all others; drawn at random for each session."""
    return str(st.session_state.setdefault("visitor", uuid.uuid4().hex))
