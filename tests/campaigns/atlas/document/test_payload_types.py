"""What the document carries is what its types say, and the browser side has the same types."""

from __future__ import annotations

import json

import pytest
from pydantic import TypeAdapter
from typing_extensions import TypedDict

from campaigns.atlas.document import payload_types, payload_typescript


def test_the_whole_document_is_of_its_types(content: payload_types.Payload) -> None:
    text = json.dumps(content)
    adapter = TypeAdapter(payload_types.Payload)
    read = adapter.validate_json(text, strict=True)
    assert adapter.dump_python(read, mode="json") == json.loads(text), "and there is nothing in it beside them"


def test_the_browser_side_has_these_types() -> None:
    committed = payload_typescript.FILE.read_text(encoding="utf-8")
    assert committed == payload_typescript.text(), f"payload.ts is stale; run: {payload_typescript.COMMAND}"


def test_a_type_without_counterpart_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    class Other(TypedDict):
        sizes: set[int]

    monkeypatch.setattr(Other, "__module__", payload_types.__name__)
    monkeypatch.setattr(payload_types, "Other", Other, raising=False)
    with pytest.raises(TypeError, match=r"set\[int\]"):
        payload_typescript.text()
