"""Workers that do the work: processes of this machine, or those of a scheduler that runs already."""

from __future__ import annotations

import importlib.util
import re
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from campaigns.atlas.export_selection import ExportError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from distributed import Client

LIST: Final = "campaigns/pieces/requirements.txt"
"""The packages that are needed beyond those of the app."""
_NEEDED: Final = ("dask", "distributed", "dask_geopandas")
_UNITS: Final = {"": 1, "k": 2**10, "m": 2**20, "g": 2**30, "t": 2**40}
_LEAST: Final = 2**29
"""Bytes without which a worker does not hold a block."""
_PATIENCE: Final = "20s"
"""How long a scheduler is waited for."""


@dataclass(frozen=True, slots=True)
class Workers:
    """How many workers with how many bytes of memory each are started; none where there is a scheduler's address."""

    count: int
    memory: int
    scheduler: str = ""


def memory_of(text: str) -> int:
    """Bytes of a size such as ``2GiB``, ``1.5 GB`` or ``800M``, units by 1,024. Raises ValueError if it is none."""
    match = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*([kmgt]?)(?:i?b)?\s*", text.lower())
    if match is None:
        raise ValueError(f"found {text!r}; expected a size such as 2GiB")
    size = int(float(match[1]) * _UNITS[match[2]])
    if size < _LEAST:
        raise ValueError(f"found {text!r}; expected {_LEAST // 2**20} MiB or more for each worker")
    return size


def validate() -> None:
    """Check that dask and dask-geopandas are installed. Raises ExportError with the command that installs them."""
    missing = [name for name in _NEEDED if importlib.util.find_spec(name) is None]
    if missing:
        raise ExportError(
            f"{', '.join(missing)} not found, which cutting large data into pieces needs; install by: "
            f"python -m pip install -r {LIST}"
        )


@contextmanager
def connected(workers: Workers) -> Iterator[Client]:
    """A client of the workers. Raises ExportError where the scheduler does not answer."""
    import dask  # noqa: PLC0415 - needed by this command alone
    from distributed import Client, LocalCluster  # noqa: PLC0415 - as above

    # Columns stay as they are made; work is given up where three workers die of it; nobody waits for a dead one.
    dask.config.set({"dataframe.convert-string": False, "distributed.scheduler.allowed-failures": 3})
    if workers.scheduler:
        try:
            client = Client(workers.scheduler, timeout=_PATIENCE, set_as_default=False)
        except (OSError, ValueError, TimeoutError) as error:
            raise ExportError(
                f"the scheduler {workers.scheduler} does not answer ({str(error)[:120]}); expected the address of "
                "one that runs, such as tcp://127.0.0.1:8786"
            ) from None
        with client:
            yield client
        return
    with (
        LocalCluster(
            n_workers=workers.count,
            threads_per_worker=1,
            memory_limit=workers.memory,
            host="127.0.0.1",
            dashboard_address=None,
            silence_logs=50,
        ) as cluster,
        Client(cluster, set_as_default=False) as client,
    ):
        yield client
