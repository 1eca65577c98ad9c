"""The schemas of dossier and tour: as the model says, right for what ships, wrong for what people mistype."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from campaigns import catalogue
from campaigns.schemas import json_schemas

if TYPE_CHECKING:
    from collections.abc import Callable

DATA = Path(__file__).parent.parent.parent / "data"


class EditorsYaml(yaml.CSafeLoader):
    """YAML 1.2's core schema, which editors read: no dates, no yes and no, but 1937 is a number."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - PyYAML's own way


for kind, pattern in {
    "int": r"[-+]?[0-9]+$",
    "float": r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$",
    "bool": r"(true|True|TRUE|false|False|FALSE)$",
    "null": r"(null|Null|NULL|~|)$",
}.items():
    EditorsYaml.add_implicit_resolver(f"tag:yaml.org,2002:{kind}", re.compile(pattern), None)


def read(path: Path) -> Any:  # noqa: ANN401 - whatever YAML holds
    return yaml.load(path.read_text(encoding="utf-8"), Loader=EditorsYaml)  # noqa: S506 - a safe loader


@cache
def validator(schema: Path) -> Draft202012Validator:
    content = json.loads(schema.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(content)
    return Draft202012Validator(content)


def mistakes(schema: Path, data: object) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in validator(schema).iter_errors(data)]


def test_schemas_are_as_the_model_says() -> None:
    for path, text in json_schemas.texts().items():
        stale = f"{path.name} is stale; run: python -m campaigns schema"
        assert path.read_text(encoding="utf-8") == text, stale


@pytest.mark.parametrize(
    ("schema", "folder"),
    [
        pytest.param(json_schemas.DOSSIER, catalogue.DOSSIERS, marks=pytest.mark.slow),
        (json_schemas.DOSSIER, DATA / "dossiers"),
        (json_schemas.TOUR, catalogue.TOURS),
    ],
    ids=["dossiers", "test dossier", "tours"],
)
def test_what_ships_fits_its_schema(schema: Path, folder: Path) -> None:
    valid = validator(schema)
    paths = list(folder.glob("*.yaml"))
    assert paths
    assert {path.name: error.message for path in paths for error in valid.iter_errors(read(path))} == {}


@pytest.mark.parametrize("schema", [json_schemas.DOSSIER, json_schemas.TOUR], ids=lambda path: path.name)
def test_every_key_is_explained(schema: Path) -> None:
    content = json.loads(schema.read_text(encoding="utf-8"))
    for name, part in {"": content, **content["$defs"]}.items():
        for key, properties in part.get("properties", {}).items():
            assert {"description", "$ref"} & properties.keys(), f"{name}.{key}"


def change(*path: str | int, to: object) -> Callable[[Any], None]:
    def at(data: Any) -> None:  # noqa: ANN401 - whatever YAML holds
        for key in path[:-1]:
            data = data[key]
        data[path[-1]] = to

    return at


@pytest.mark.parametrize(
    ("mistake", "where"),
    [
        (change("kind", to="skirmish"), "$.kind"),
        (change("chapter", to="august_storm"), "$.chapter"),
        (change("importance", to=5), "$.importance"),
        (change("sumary", to="…"), "$"),
        (change("id", to="small-war"), "$"),
        (change("place", to="Mid Ford"), "$.place"),
        (change("summary", to=None), "$.summary"),
        (change("dates", to=[]), "$.dates"),
        (change("dates", 0, "when", to="9 August 1945"), "$.dates[0].when"),
        (change("dates", 0, "when", to="1945-13"), "$.dates[0].when"),
        (change("dates", 0, "when", to="1945-00-00"), "$.dates[0].when"),
        (change("dates", 0, "when", to="/"), "$.dates[0].when"),
        (change("dates", 0, "when", to="../.."), "$.dates[0].when"),
        (change("dates", 0, "source", to=""), "$.dates[0].source"),
        (change("dates", 0, "source", to=[]), "$.dates[0].source"),
        (change("dates", 0, "certainty", to="sure"), "$.dates[0].certainty"),
        (change("claims", 0, "value", to="about 90"), "$.claims[0].value"),
        (change("claims", 0, "value", to=[1, 2, 3]), "$.claims[0].value"),
        (change("claims", 0, "value", to=-5), "$.claims[0].value"),
        (change("belligerents", 0, "side", to="USSR"), "$.belligerents[0].side"),
        (change("axes", 0, "mode", to="tank"), "$.axes[0].mode"),
        (change("axes", 0, "waypoints", to=[]), "$.axes[0].waypoints"),
        (change("names", "fr", to="Guerre"), "$.names"),
    ],
)
def test_mistakes_of_a_dossier_are_seen_where_they_are(mistake: Callable[[Any], None], where: str) -> None:
    data = read(DATA / "dossiers" / "small-war.yaml")
    assert mistakes(json_schemas.DOSSIER, data) == []
    mistake(data)
    [message] = mistakes(json_schemas.DOSSIER, data)
    assert message.startswith(f"{where}: ")


@pytest.mark.parametrize("key", ["title", "kind", "chapter", "place", "dates", "summary", "sources", "certainty"])
def test_what_a_dossier_needs_is_asked_for(key: str) -> None:
    data = read(DATA / "dossiers" / "small-war.yaml")
    del data[key]
    [message] = mistakes(json_schemas.DOSSIER, data)
    assert key in message


@pytest.mark.parametrize(
    "when",
    [
        1937,
        "1937-10",
        "1936-02-12?",
        "1939-08-20/1939-08-31",
        "1937~",
        "1937%",
        "1945-08-XX",
        "194X",
        "1945-21",
        "1945-08-09/..",
        "../1945",
        "1945-08-09T01:00:00Z",
    ],
)
def test_dates_of_the_manual_are_dates(when: object) -> None:
    data = read(DATA / "dossiers" / "small-war.yaml")
    data["dates"][0]["when"] = when
    assert mistakes(json_schemas.DOSSIER, data) == []


@pytest.mark.parametrize(
    ("mistake", "where"),
    [
        (change("steps", 0, "date", to="1938-07"), "$.steps[0].date"),
        (change("steps", 0, "view", to="12.3/42.45/130.6"), "$.steps[0].view"),
        (change("steps", 0, "view", to="13/42.45/130.6"), "$.steps[0].view"),
        (change("steps", 0, "text", to="Too short."), "$.steps[0].text"),
        (change("steps", 0, "text", to="word " * 91), "$.steps[0].text"),
        (change("steps", 0, "dossiers", to=[]), "$.steps[0].dossiers"),
        (change("steps", 0, "highlight", to=["khasan-crest"]), "$.steps[0]"),
        (change("steps", to=[]), "$.steps"),
    ],
)
def test_mistakes_of_a_tour_are_seen_where_they_are(mistake: Callable[[Any], None], where: str) -> None:
    data = read(catalogue.TOURS / "lake-khasan.yaml")
    mistake(data)
    [message] = mistakes(json_schemas.TOUR, data)
    assert message.startswith(f"{where}: ")
