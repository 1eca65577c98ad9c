"""Layers of own data that come and go, in a session that has so much room and a server that has so much for all."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakSet

import streamlit as st

from campaigns.atlas.document import guest_payload
from campaigns.guests.loading import free_id
from campaigns.guests.placing import layer_id
from campaigns.scene import LAYERS
from pages.parts import own_layers
from pages.parts.guest_reading import MOST_ROWS
from pages.parts.own_layers import OwnLayer

if TYPE_CHECKING:
    from campaigns.guests.placing import GuestLayer

MOST_LAYERS = 10
"""Layers that a visitor may have."""
MOST_ROWS_OF_ALL = 1_000_000
"""Rows of all visitors together: the memory of the server is theirs in common."""


class NoRoomError(Exception):
    """A layer that does not fit beside those that are there."""


@st.cache_resource(show_spinner=False)
def _all() -> WeakSet[OwnLayer]:
    """The layers of all visitors, to count their rows; it keeps none alive."""
    return WeakSet()


def free_identity(title: str) -> str:
    """An id for a new layer of a title."""
    return free_id(layer_id(title), {*LAYERS, *(own.layer.id for own in own_layers.layers())})


def check_room(rows: int) -> None:
    """Whether a layer of so many rows fits. Raises NoRoomError if it does not."""
    here = own_layers.layers()
    if len(here) >= MOST_LAYERS:
        raise NoRoomError(f"there are {MOST_LAYERS} layers of yours already; remove one first")
    if _rows(here) + rows > MOST_ROWS:
        raise NoRoomError(f"your layers would have more than {MOST_ROWS:,} rows together; remove one first")
    if _rows(tuple(_all())) + rows > MOST_ROWS_OF_ALL:
        raise NoRoomError("other visitors' data fill the app's memory just now; try again later")


def _rows(layers: tuple[OwnLayer, ...]) -> int:
    return sum(len(own.layer.table) for own in layers)


def add(layer: GuestLayer) -> None:
    """Keep a layer, unless it is there. Raises NoRoomError if it does not fit."""
    if any(own.layer is layer for own in own_layers.layers()):
        return
    check_room(len(layer.table))
    own_layers.keep((*own_layers.layers(), _own(layer)))


def replace(layer: GuestLayer) -> None:
    """Put a layer in the place of that of the same id, which is let go of."""
    own = _own(layer)
    own_layers.keep(tuple(own if each.layer.id == layer.id else each for each in own_layers.layers()))


def remove(identity: str) -> None:
    """Let go of a layer by its id."""
    own_layers.keep(tuple(own for own in own_layers.layers() if own.layer.id != identity))


def _own(layer: GuestLayer) -> OwnLayer:
    own = OwnLayer(layer, guest_payload.build(layer))
    _all().add(own)
    return own
