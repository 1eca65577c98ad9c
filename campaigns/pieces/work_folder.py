"""The folder that is written, and in it the work that is done already: a second run goes on where the first stopped."""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from campaigns.atlas.export_selection import ExportError
from campaigns.pieces.whole_files import write_whole

if TYPE_CHECKING:
    from pathlib import Path

NAME = ".pieces"
"""Folder, in the one that is written, of what a run leaves for the next."""
_VERSION = 1
"""Of what is kept there and of the pieces; work of another version is not taken over."""


@dataclass(frozen=True, slots=True)
class WorkFolder:
    """Where what is written and where the work on it lies; a worker on another machine sees the same paths."""

    out: Path

    @property
    def own(self) -> Path:
        """All that is kept for the next run."""
        return self.out / NAME

    @property
    def blocks(self) -> Path:
        """Placed rows, see ``stored_blocks``."""
        return self.own / "blocks"

    @property
    def tiles(self) -> Path:
        """Lists of the pieces that were written, and changes of tiles."""
        return self.own / "tiles"

    @property
    def workers(self) -> Path:
        """What does not fit into the memory of workers."""
        return self.own / "workers"

    @property
    def refused(self) -> Path:
        """Tables of refused rows."""
        return self.out / "refused"

    @property
    def lock(self) -> Path:
        """Says which run is at work, see ``folder_lock``."""
        return self.own / "lock"

    @property
    def _job(self) -> Path:
        return self.own / "job.json"

    def prepare(self) -> None:
        """Make the folder, or see that it is one of ours. Raises ExportError if it holds anything else."""
        if self.out.exists() and not self.out.is_dir():
            raise ExportError(f"{self.out} is a file; expected a folder, which is made where there is none")
        try:
            if not self.own.is_dir():
                others = sorted(each.name for each in self.out.iterdir()) if self.out.exists() else []
                if others:
                    shown = ", ".join(others[:5]) + (" …" if len(others) > 5 else "")  # noqa: PLR2004 - as many as fit
                    raise ExportError(
                        f"{self.out} holds other files ({shown}), which are not touched; expected a new or empty "
                        "folder, or one that this command made"
                    )
            self.own.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ExportError(f"{self.out} cannot be written: {(error.strerror or str(error)).lower()}") from None

    def take_up(self, job: dict[str, Any]) -> bool:
        """Go on with a job, or begin it; whether there was work on it before.

        Raises
        ------
        ExportError
            If the folder has pieces of another job.
        """
        digest = digest_of(job)
        if self._job.exists():
            known = json.loads(self._job.read_text(encoding="utf-8"))
            if known["digest"] != digest:
                different = [name for name, value in job.items() if known["job"].get(name) != value]
                raise ExportError(
                    f"{self.out} has pieces of other data, or made otherwise (other: {', '.join(different)}); "
                    "expected the same, or another folder; to begin anew remove this one"
                )
            return True
        text = json.dumps({"digest": digest, "job": job}, ensure_ascii=False, indent=1, sort_keys=True)
        write_whole(self._job, text)
        return False

    def clear(self) -> None:
        """Remove the work, but for what says which data the pieces are of."""
        for folder in (self.blocks, self.tiles, self.workers):
            shutil.rmtree(folder, ignore_errors=True)


def digest_of(job: dict[str, Any]) -> str:
    """A digest of what is asked: files by their content, mapping, names."""
    text = json.dumps([_VERSION, job], ensure_ascii=False, sort_keys=True)
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()
