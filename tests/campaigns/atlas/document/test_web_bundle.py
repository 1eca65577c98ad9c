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


@pytest.mark.parametrize(
    ("text", "found"), [(None, "no file"), ("(() => {})();\n", "a first line other than '// sources: <digest>'")]
)
def test_a_bundle_that_cannot_be_used_is_named_with_what_to_do(tmp_path: Path, text: str | None, found: str) -> None:
    path = tmp_path / "bundle.js"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(web_bundle.BundleError) as raised:
        web_bundle.script(path)
    expected = "the script that is made by: cd tests && npm ci && npm run bundle"
    assert str(raised.value) == f"{path}: found {found}; expected {expected}"
    problem, beside = web_bundle.problems(path)
    assert (beside.file, beside.found) == ("campaigns/atlas/web/bundle-site.js", "no file")
    assert (problem.file, problem.found, problem.expected) == ("campaigns/atlas/web/bundle.js", found, expected)


def test_a_stale_bundle_is_a_problem(tmp_path: Path) -> None:
    assert web_bundle.problems() == []
    (tmp_path / "a.ts").write_text("export const a = 1;\n", encoding="utf-8")
    problems = web_bundle.problems(folder=tmp_path)
    assert [problem.file.rpartition("/")[2] for problem in problems] == ["bundle.js", "bundle-site.js"]
    assert {(problem.line, problem.found) for problem in problems} == {(1, "a script made of other modules")}


def test_a_folder_without_modules_has_no_stale_bundle(tmp_path: Path) -> None:
    assert web_bundle.problems(folder=tmp_path) == []


def test_every_style_sheet_is_read() -> None:
    found = {path.relative_to(web_bundle.WEB).with_suffix("").as_posix() for path in web_bundle.WEB.rglob("*.css")}
    assert found == set(web_bundle.STYLE_SHEETS)
