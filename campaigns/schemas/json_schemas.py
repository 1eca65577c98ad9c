"""JSON Schemas of dossier and tour, made from the models that read them.

``python -m campaigns schema`` writes them; the first line of every dossier and tour names its schema. An editor knows
the form of a file by it; what only the whole atlas can tell, such as whether a place exists, ``check`` says.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic.json_schema import GenerateJsonSchema

from campaigns.model import Dossier
from campaigns.tour_model import Tour
from geodata import text_files
from geodata.problems import Problem

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import core_schema

DOSSIER = Path(__file__).parent / "dossier.schema.json"
TOUR = DOSSIER.with_name("tour.schema.json")
_MODELS: dict[Path, tuple[type[BaseModel], str]] = {
    DOSSIER: (Dossier, "Dossier: one battle, operation, treaty or other event"),
    TOUR: (Tour, "Tour: a chapter told in a few steps"),
}


class _Schema(GenerateJsonSchema):
    """pydantic's schema of what a person writes: no null, no defaults, no titles made of the keys."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """A key that may be left out is not written as null."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """A key that may be left out has no default worth typing."""
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: object) -> bool:  # noqa: ARG002 - pydantic's own signature
        """The key says it already."""
        return False


def texts() -> dict[Path, str]:
    """The text of each schema by its file."""
    return {path: _text(model, title) for path, (model, title) in _MODELS.items()}


def problems() -> list[Problem]:
    """Schemas that are not those of the model and of the vocabulary as they are."""
    expected = "that of the model and the tables; run: python -m campaigns schema"
    return [
        Problem(f"campaigns/schemas/{path.name}", 0, "file", "no file" if text is None else "another schema", expected)
        for path, made in texts().items()
        if (text := _read(path)) != made
    ]


def _read(path: Path) -> str | None:
    try:
        return text_files.read(path).text
    except text_files.TextFileError:
        return None


def write() -> list[Path]:
    """Write the schemas; returns their files."""
    for path, text in texts().items():
        path.write_text(text, encoding="utf-8", newline="\n")
    return list(_MODELS)


def _text(model: type[BaseModel], title: str) -> str:
    schema = model.model_json_schema(schema_generator=_Schema)
    del schema["properties"]["id"]  # the file's name
    schema["required"].remove("id")
    schema = {"$schema": _Schema.schema_dialect, **schema, "title": title}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
