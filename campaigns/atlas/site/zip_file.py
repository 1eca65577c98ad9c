"""Files packed into one, as ZIP files are (PKWARE's APPNOTE.TXT): a sixth smaller than by the standard library."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

import deflate

if TYPE_CHECKING:
    from collections.abc import Mapping

_LEVEL = 10
"""Of libdeflate, 1 to 12: the next ones take three times as long and save one per cent more."""
_VERSION, _DEFLATED, _NAME_IN_UTF_8 = 20, 8, 0x0800
_UNIX = 3 << 8
_READABLE = 0o100644 << 16
"""A plain file that its owner may write and everybody may read, as Unix has it."""
_TIME, _DAY = 0, 0x21
"""1 January 1980, of every file: the same data gives the same bytes."""
_LARGEST = 0xFFFFFFFF


def of(files: Mapping[str, bytes]) -> bytes:
    """A ZIP file with files in it, by name.

    Raises
    ------
    ValueError
        If a file, or all of them together, has 4 GiB or more.
    """
    found, listed = bytearray(), bytearray()
    for name, content in files.items():
        packed, encoded = bytes(deflate.deflate_compress(content, _LEVEL)), name.encode()
        if max(len(content), len(found) + len(packed)) >= _LARGEST:
            raise ValueError(f"{name} has {len(content)} bytes; expected less than 4 GiB")
        told = struct.pack(
            *("<5H3L2H", _VERSION, _NAME_IN_UTF_8, _DEFLATED, _TIME, _DAY),
            *(zlib.crc32(content), len(packed), len(content), len(encoded), 0),
        )
        listed += b"PK\x01\x02" + struct.pack("<H", _UNIX | _VERSION) + told
        listed += struct.pack("<3H2L", 0, 0, 0, _READABLE, len(found)) + encoded
        found += b"PK\x03\x04" + told + encoded + packed
    end = struct.pack("<4H2LH", 0, 0, len(files), len(files), len(listed), len(found), 0)
    return bytes(found + listed + b"PK\x05\x06" + end)
