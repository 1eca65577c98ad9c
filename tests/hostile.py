"""Text that would be code or markup if any page took it for more than text, and a way into an atlas."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (
    "{{7*7}} ${7*7} `x` **bold** :smile: </script><script>document.title='run'</script> <b>$x^2$</b> "
    "<img src=x onerror=\"document.title='run'\"> & \"' end"
)
DOSSIER = "mishan"
"""The dossier that has it."""


def made(atlas: Path) -> None:
    """Make the texts of one dossier of an atlas hostile, in its file."""
    path = atlas / "campaigns" / "dossiers" / f"{DOSSIER}.yaml"
    record = yaml.safe_load(path.read_text(encoding="utf-8"))
    record |= {"title": TEXT, "summary": TEXT}
    record["names"]["ru"] = record["outcome"]["text"] = TEXT
    for claim in record["claims"]:
        claim["note"] = TEXT
    path.write_text(yaml.safe_dump(record, allow_unicode=True, sort_keys=False, width=1000), encoding="utf-8")
