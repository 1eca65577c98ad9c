"""Programs and schemas of others that judge what the atlas writes; a test is skipped where they are not installed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import fastkml
import pytest
from lxml import etree

_PYTHONS = (sys.executable, "/usr/bin/python3")
"""Debian has GDAL's and QGIS's Python for its own interpreter."""


def program(name: str) -> str:
    """The path of a program; the test is skipped without it."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


@cache
def _python_with(module: str) -> str | None:
    for python in _PYTHONS:
        if Path(python).exists() and run(python, "-c", f"import {module}").returncode == 0:
            return python
    return None


def python_with(module: str, package: str) -> str:
    """An interpreter that has a module; the test is skipped without it."""
    found = _python_with(module)
    if found is None:
        pytest.skip(f"the Python module {module} is not installed (Debian package {package})")
    return found


def run(*command: str) -> subprocess.CompletedProcess[str]:
    """Run a program to its end."""
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)  # noqa: S603 - our own


@cache
def kml_schema() -> etree.XMLSchema:
    """The schema of KML 2.2 of the Open Geospatial Consortium, as the package fastkml has it."""
    return etree.XMLSchema(etree.parse(Path(fastkml.__file__).parent / "schema" / "ogckml22.xsd"))
