"""The committed bundle of the browser side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from campaigns.atlas.document import web_bundle

if TYPE_CHECKING:
    from pathlib import Path


def test_bundle_is_made_of_the_modules_as_they_are() -> None:
    assert web_bundle.bundled_digest() == web_bundle.digest(), f"{web_bundle.BUNDLE} is stale: {web_bundle.COMMAND}"


def test_script_has_no_line_of_the_digest() -> None:
    assert "sources:" not in web_bundle.script()[:100]


def test_digest_changes_with_text_and_path(tmp_path: Path) -> None:
    module = tmp_path / "a.ts"
    module.write_text("export const a = 1;\n", encoding="utf-8")
    first = web_bundle.digest(tmp_path)
    module.write_text("export const a = 2;\n", encoding="utf-8")
    second = web_bundle.digest(tmp_path)
    module.rename(tmp_path / "b.ts")
    assert len({first, second, web_bundle.digest(tmp_path)}) == 3


def test_a_missing_bundle_is_named_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(web_bundle.BundleError, match=r"bundle\.js: .* is missing; .*npm run bundle"):
        web_bundle.script(tmp_path / "bundle.js")


def test_a_bundle_without_digest_is_named(tmp_path: Path) -> None:
    path = tmp_path / "bundle.js"
    path.write_text("(() => {})();\n", encoding="utf-8")
    with pytest.raises(web_bundle.BundleError, match="line 1"):
        web_bundle.script(path)


def test_every_style_sheet_is_read() -> None:
    found = {path.relative_to(web_bundle.WEB).with_suffix("").as_posix() for path in web_bundle.WEB.rglob("*.css")}
    assert found == set(web_bundle.STYLE_SHEETS)
