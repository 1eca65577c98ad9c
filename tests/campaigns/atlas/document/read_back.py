"""Reading a document back."""

from __future__ import annotations

import base64
import gzip
import json
import re
from typing import Any


def data_of(page: str) -> Any:  # noqa: ANN401 - JSON
    found = re.search(r'<script type="application/gzip" id="atlas-data">([A-Za-z0-9+/=]*)</script>', page)
    assert found is not None, "nothing but base64 stands between the tags"
    return json.loads(gzip.decompress(base64.b64decode(found[1])))
