"""An error nobody foresaw: a sentence on the page, the rest in the log of the server."""

from __future__ import annotations

import logging

import streamlit as st

from campaigns.languages.spoken import t

_LOG = logging.getLogger(__name__)


def note(error: BaseException) -> None:
    """Log an error, and where it came from."""
    _LOG.error("a page failed", exc_info=error)


def tell(error: Exception) -> bool:
    """Say on the page that it failed, and log where; True: Streamlit itself need not show anything."""
    note(error)
    st.error(
        t(
            "This page could not be drawn to its end. Reload it; if that does not help, open another page. "
            "The log of the server says what happened, and `python -m campaigns check` whether a file of the atlas is "
            "damaged."
        ),
        icon=":material/error:",
    )
    return True
