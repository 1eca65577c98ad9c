"""The layers of own data that a visitor has brought: kept for this session alone, and gone when it ends."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import streamlit as st

from campaigns import chapters

if TYPE_CHECKING:
    import datetime as dt

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


def day_to_show(today: dt.date) -> dt.date:
    """A day on which a row of these layers is shown: today if it is one or there is none, else the earliest."""
    first = chapters.LAST_DAY
    found = False
    for own in layers():
        for start, end in zip(own.layer.rows["start"], own.layer.rows["end"], strict=True):
            if (start is None or start <= today) and (end is None or end >= today):
                return today
            if (start is None or start <= first) and (end is None or end >= chapters.FIRST_DAY):
                first, found = max(start or chapters.FIRST_DAY, chapters.FIRST_DAY), True
    return first if found else today
