"""The layers of own data that a visitor has brought: kept for this session alone, and gone when it ends."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from campaigns.atlas.document.guest_types import GuestData
    from campaigns.guests.placing import GuestLayer

_KEY = "layers of own data"


@dataclass(frozen=True, slots=True, weakref_slot=True, eq=False)
class OwnLayer:
    """A layer, what the map is given of it, and a text that tells it from every other, of whatever visitor."""

    layer: GuestLayer
    payload: GuestData
    token: str = field(default_factory=lambda: uuid.uuid4().hex)


def layers() -> tuple[OwnLayer, ...]:
    """The layers of this visitor, in the order in which they came."""
    found: tuple[OwnLayer, ...] = st.session_state.get(_KEY, ())
    return found


def keep(layers: tuple[OwnLayer, ...]) -> None:
    """Have these be the layers of this visitor."""
    st.session_state[_KEY] = layers


def guests() -> tuple[GuestLayer, ...]:
    """The layers as exports take them."""
    return tuple(own.layer for own in layers())


def has_row(identity: str) -> bool:
    """Whether an id is that of a row of these layers, as far as its layer tells."""
    return identity.rpartition("/")[0] in {own.layer.id for own in layers()}


def identity() -> str:
    """A text that tells these layers from all others; empty where there are none."""
    return "-".join(own.token for own in layers())
