"""Workers that do the work: processes of this machine, or those of a scheduler that runs already."""

from __future__ import annotations

import importlib.util
import logging
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from campaigns.atlas.export_selection import ExportError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from distributed import Client

LIST: Final = "campaigns/pieces/requirements.txt"
"""The packages that are needed beyond those of the app."""
_NEEDED: Final = ("dask", "distributed", "dask_geopandas")
_PATIENCE: Final = "20s"
"""How long a scheduler is waited for."""


@dataclass(frozen=True, slots=True)
class Workers:
    """Who does the work.

    Attributes
    ----------
    count, memory
        How many processes are started, and how many bytes of memory each may take.
    scheduler
        Address of a scheduler that runs already; none is started then.
    folder
        Where they put what does not fit into their memory.
    """

    count: int
    memory: int
    scheduler: str
    folder: Path


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
            local_directory=workers.folder,
            silence_logs=logging.CRITICAL,
        ) as cluster,
        Client(cluster, set_as_default=False) as client,
    ):
        yield client
