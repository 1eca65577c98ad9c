"""A ZIP file is one that other programs read."""

from __future__ import annotations

import io
import zipfile

from campaigns.atlas.site import zip_file


def test_what_is_packed_is_read_by_others() -> None:
    files = {"doc.kml": b"<kml/>" * 1000, "地図.csv": "от 1904".encode(), "empty.txt": b""}
    packed = zip_file.of(files)
    assert len(packed) < 1000
    with zipfile.ZipFile(io.BytesIO(packed)) as read:
        assert read.testzip() is None
        assert {each.filename: read.read(each) for each in read.infolist()} == files
        assert {(each.date_time, each.external_attr >> 16) for each in read.infolist()} == {
            ((1980, 1, 1, 0, 0, 0), 0o100644)
        }


def test_the_same_files_give_the_same_bytes() -> None:
    assert zip_file.of({"a.txt": b"text"}) == zip_file.of({"a.txt": b"text"})
