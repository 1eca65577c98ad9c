"""The package that ``pip install .`` makes: it has all that lies beside its code, and works from any folder."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
import venv
from typing import TYPE_CHECKING

import pytest

from campaigns.atlas import provenance
from campaigns.version import VERSION
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow
_PACKAGES = ("campaigns", "geodata")
_LEFT_OUT = shutil.ignore_patterns("__pycache__", "cache")
_SCRIPT = """
import sys
from importlib import metadata
from pathlib import Path
import campaigns
from campaigns import catalogue, scene
from campaigns.notebook.loading import Atlas

data = Path(sys.argv[1])
history = catalogue.load(data / "dossiers", data / "gazetteer", data / "sources.bib")
atlas = Atlas(history, scene.build(history))
small = {"first": "1945-08-09", "last": "1945-08-12", "layers": ["event", "arrow"], "fine_ground": False}
campaigns.map("1945-08-10", **small, atlas=atlas).save("map.html")
campaigns.layers("1945-08-10", ["event"], atlas=atlas)
print(Path(campaigns.__file__).parent, metadata.version("soviet-japanese-border-atlas"), len(atlas.layers["event"]))
"""


def _files(folder: Path) -> set[str]:
    """Everything in the packages of a folder."""
    found = (path for package in _PACKAGES for path in (folder / package).rglob("*") if path.is_file())
    names = {path.relative_to(folder).as_posix() for path in found}
    return {name for name in names if "__pycache__/" not in name and not name.startswith("geodata/build/cache/")}


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment in which the package was installed; of the libraries it sees those of the tests."""
    folder = tmp_path_factory.mktemp("package")
    source, environment = folder / "source", folder / "environment"
    for package in _PACKAGES:
        shutil.copytree(ROOT / package, source / package, ignore=_LEFT_OUT)
    for name in ("pyproject.toml", "requirements.txt", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    venv.create(environment, symlinks=True)
    (_site_packages(environment) / "libraries.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    # As pip does it, but by the setuptools that the tests have: nothing is fetched.
    build = "import sys; from setuptools import build_meta; build_meta.build_wheel(sys.argv[1])"
    subprocess.run([sys.executable, "-c", build, folder], check=True, cwd=source, capture_output=True)  # noqa: S603 - our own
    [wheel] = folder.glob("*.whl")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", str(environment / "bin" / "python")]
    options = ("--no-deps", "--no-index", "--no-compile", "--quiet")
    subprocess.run([*pip, "install", *options, str(wheel)], check=True, cwd=folder)  # noqa: S603 - our own
    return environment


def _site_packages(environment: Path) -> Path:
    [found] = environment.glob("lib/*/site-packages")
    return found


def test_it_has_all_that_lies_beside_its_code(installed: Path) -> None:
    assert _files(_site_packages(installed)) == _files(ROOT)


def test_it_exports_from_any_folder(installed: Path, tmp_path: Path) -> None:
    command = [str(installed / "bin" / "python"), "-I", "-c", _SCRIPT, str(ROOT / "tests" / "data")]
    done = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True)  # noqa: S603 - our own
    assert done.stdout.split() == [str(_site_packages(installed) / "campaigns"), VERSION, "1"]
    written = (tmp_path / "map.html").read_text(encoding="utf-8")
    assert f'<meta name="dcterms.identifier" content="{provenance.digest()}">' in written, "it reads the same data"
