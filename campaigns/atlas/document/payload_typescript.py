"""The payload's types in TypeScript: ``python -m campaigns.atlas.document.payload_typescript`` writes them.

What the browser side reads is typed by what the Python side writes: the types are declared there and nowhere else.
"""

from __future__ import annotations

import ast
import inspect
import types
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin, get_type_hints

from typing_extensions import TypeAliasType, get_original_bases, is_typeddict

from campaigns.atlas.document import (
    dossier_types,
    feature_types,
    ground_style_types,
    ground_types,
    guest_types,
    line_style_types,
    payload_types,
    piece_types,
    style_types,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

MODULES = (
    *(dossier_types, line_style_types, ground_style_types, style_types),
    *(ground_types, feature_types, guest_types, piece_types, payload_types),
)
ORDERED = {"Echelon": "ECHELONS"}
"""Aliases of literals whose order has a meaning, and the list of them that the browser side has too."""
FILE = Path(__file__).parent.parent / "web" / "base" / "payload.ts"
COMMAND = "python -m campaigns.atlas.document.payload_typescript"
WIDTH = 120
"""Characters of a line, as in ``tests/prettier.json``."""
_NAMES: dict[object, str] = {str: "string", int: "number", float: "number", bool: "boolean", type(None): "null"}


def text() -> str:
    """The TypeScript module: an interface for each TypedDict, a type for each NamedTuple and alias."""
    docs = {name: doc for module in MODULES for name, doc in _docs(inspect.getsource(module)).items()}
    written = [f"/* Generated from the modules named *_types.py beside payload.py by `{COMMAND}`; change them. */"]
    written += [_comment(docs.get(name, ""), "") + _declaration(name, kind, docs) for name, kind in _declared().items()]
    return "\n\n".join(written) + "\n"


def _declared() -> dict[str, object]:
    """What the modules declare themselves, in their order."""
    return {
        name: kind
        for module in MODULES
        for name, kind in vars(module).items()
        if getattr(kind, "__module__", "") == module.__name__ or _is_enum(kind)
    }


def _is_enum(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, StrEnum)


def _docs(source: str) -> dict[str, str]:
    """Docstrings of classes, of names of the module, and of fields as ``Class.field``."""
    found: dict[str, str] = {}

    def read(body: list[ast.stmt], prefix: str) -> None:
        for statement, after in zip(body, [*body[1:], None], strict=True):
            if isinstance(statement, ast.ClassDef):
                found[statement.name] = ast.get_docstring(statement) or ""
                read(statement.body, f"{statement.name}.")
            elif isinstance(statement, ast.Assign | ast.AnnAssign):
                target = statement.targets[0] if isinstance(statement, ast.Assign) else statement.target
                match after:
                    case ast.Expr(ast.Constant(str(doc))) if isinstance(target, ast.Name):
                        found[prefix + target.id] = inspect.cleandoc(doc)

    read(ast.parse(source).body, "")
    return found


def _comment(doc: str, indent: str) -> str:
    doc = doc.replace("``", "`")
    if "\n" not in doc:
        return f"{indent}/** {doc} */\n" if doc else ""
    lines = "".join(f"{indent} * {line}".rstrip() + "\n" for line in doc.splitlines())
    return f"{indent}/**\n{lines}{indent} */\n"


def _declaration(name: str, kind: Any, docs: Mapping[str, str]) -> str:  # noqa: ANN401 - any kind of type
    if is_typeddict(kind):
        return _interface(name, kind, docs)
    if isinstance(kind, TypeAliasType):
        return _alias(name, kind.__value__) + (_list(name, kind.__value__) if name in ORDERED else "")
    if _is_enum(kind):
        return _alias(name, Literal[tuple(map(str, kind))])
    parts = [f"{part}: {_type(hint)}" for part, hint in get_type_hints(kind).items()]
    line = f"export type {name} = [{', '.join(parts)}];"
    if len(line) <= WIDTH:
        return line
    return f"export type {name} = [\n" + "".join(f"  {part},\n" for part in parts) + "];"


def _alias(name: str, value: object) -> str:
    """An alias, broken as prettier breaks it."""
    meaning = _type(value)
    for break_before in (" ", "\n  "):
        text = f"export type {name} ={break_before}{meaning};"
        if max(map(len, text.splitlines())) <= WIDTH:
            return text
    return f"export type {name} =\n  | " + meaning.replace(" | ", "\n  | ") + ";"


def _list(name: str, value: object) -> str:
    """The literals of an alias in their order, broken as prettier breaks it."""
    parts = [f'"{literal}"' for literal in get_args(value)]
    comment = f"\n\n/** Each {name} in its order. */\n"
    head = f"export const {ORDERED[name]}: readonly {name}[] = ["
    line = head + ", ".join(parts) + "];"
    return comment + (line if len(line) <= WIDTH else head + "".join(f"\n  {part}," for part in parts) + "\n];")


def _interface(name: str, kind: Any, docs: Mapping[str, str]) -> str:  # noqa: ANN401 - a TypedDict
    missing = kind.__optional_keys__
    bases = [base for base in get_original_bases(kind) if is_typeddict(base)]
    inherited = {key for base in bases for key in get_type_hints(base)}
    fields = [
        f"{_comment(docs.get(f'{name}.{key}', ''), '  ')}  {key}{'?' * (key in missing)}: {_type(hint)};\n"
        for key, hint in get_type_hints(kind).items()
        if key not in inherited
    ]
    extends = f" extends {', '.join(base.__name__ for base in bases)}" if bases else ""
    return f"export interface {name}{extends} {{\n{''.join(fields)}}}"


def _type(hint: Any) -> str:  # noqa: ANN401, PLR0911 - one line for each kind of hint
    """A type as TypeScript writes it.

    Raises
    ------
    TypeError
        If it has no counterpart that is known here.
    """
    origin, parts = get_origin(hint), get_args(hint)
    if hint in _NAMES:
        return _NAMES[hint]
    if isinstance(hint, TypeAliasType) or is_typeddict(hint) or _is_enum(hint) or hasattr(hint, "_fields"):
        return str(hint.__name__)
    if origin is Literal:
        return " | ".join(f'"{value}"' for value in parts)
    if origin in {Union, types.UnionType}:
        return " | ".join(map(_type, parts))
    if origin is list:
        inner = _type(parts[0])
        return f"({inner})[]" if " | " in inner else f"{inner}[]"
    if origin is dict:
        return f"Record<{_type(parts[0])}, {_type(parts[1])}>"
    if origin is tuple:
        return f"[{', '.join(map(_type, parts))}]"
    raise TypeError(f"{hint} has no counterpart in TypeScript; expected what payload_typescript._type knows")


if __name__ == "__main__":
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(text(), encoding="utf-8")
    print(f"{FILE}: {len(_declared())} types")
