"""The layers of own data that a visitor has brought: kept for this session alone, and gone when it ends."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from weakref import WeakSet

import streamlit as st

from campaigns.atlas.document import guest_payload
from campaigns.guests.loading import free_id
from campaigns.guests.placing import layer_id
from campaigns.scene import LAYERS
from pages.parts.guest_reading import MOST_ROWS

if TYPE_CHECKING:
    from campaigns.atlas.document.guest_types import GuestData
    from campaigns.guests.placing import GuestLayer

MOST_LAYERS = 10
"""Layers that a visitor may have."""
MOST_ROWS_OF_ALL = 1_000_000
"""Rows of all visitors together: the memory of the server is theirs in common."""
_KEY = "layers of own data"


class NoRoomError(Exception):
    """A layer that does not fit beside those that are there."""


@dataclass(frozen=True, slots=True, weakref_slot=True, eq=False)
class OwnLayer:
    """A layer, what the map is given of it, and a text that tells it from every other, of whatever visitor."""

    layer: GuestLayer
    payload: GuestData
    token: str = field(default_factory=lambda: uuid.uuid4().hex)


@st.cache_resource(show_spinner=False)
def _all() -> WeakSet[OwnLayer]:
    """The layers of all visitors, to count their rows; it keeps none alive."""
    return WeakSet()


def layers() -> tuple[OwnLayer, ...]:
    """The layers of this visitor, in the order in which they came."""
    found: tuple[OwnLayer, ...] = st.session_state.get(_KEY, ())
    return found


def guests() -> tuple[GuestLayer, ...]:
    """The same, as exports take them."""
    return tuple(own.layer for own in layers())


def identity() -> str:
    """A text that tells these layers from all others; empty where there are none."""
    return "-".join(own.token for own in layers())


def free_identity(title: str) -> str:
    """An id for a new layer of a title."""
    return free_id(layer_id(title), {*LAYERS, *(own.layer.id for own in layers())})


def check_room(rows: int) -> None:
    """Whether a layer of so many rows fits. Raises NoRoomError if it does not."""
    if len(layers()) >= MOST_LAYERS:
        raise NoRoomError(f"there are {MOST_LAYERS} layers of yours already; remove one first")
    if sum(len(own.layer.table) for own in layers()) + rows > MOST_ROWS:
        raise NoRoomError(f"your layers would have more than {MOST_ROWS:,} rows together; remove one first")
    if sum(len(own.layer.table) for own in list(_all())) + rows > MOST_ROWS_OF_ALL:
        raise NoRoomError("other visitors' data fill the app's memory just now; try again later")


def add(layer: GuestLayer) -> None:
    """Keep a layer. Raises NoRoomError if it does not fit."""
    check_room(len(layer.table))
    own = OwnLayer(layer, guest_payload.build(layer))
    _all().add(own)
    st.session_state[_KEY] = (*layers(), own)


def remove(identity: str) -> None:
    """Let go of a layer by its id."""
    st.session_state[_KEY] = tuple(own for own in layers() if own.layer.id != identity)


def replace(layer: GuestLayer) -> None:
    """Put a layer in the place of that of the same id, which is let go of."""
    own = OwnLayer(layer, guest_payload.build(layer))
    _all().add(own)
    st.session_state[_KEY] = tuple(own if each.layer.id == layer.id else each for each in layers())
