"""The one error of the ground."""

from __future__ import annotations


class GroundError(ValueError):
    """A layer, table or source of the ground is missing or wrong; the message says which and what to do."""
