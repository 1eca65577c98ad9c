"""Running inputs in a process of their own, which is ended when one hangs or takes all memory."""

from __future__ import annotations

import json
import math
import os
import resource
import select
import signal
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import psutil

from tests.fuzz.results import Result
from tests.fuzz.trials import SLOWEST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.fuzz.harness import Harness

_MEMORY = 3 * 2**30
"""Bytes a worker may take, all that it shares included."""
_GRACE = 60.0
"""Seconds of processor time after which a worker is ended: the whole atlas takes two or three by itself."""
_LONGEST_WAIT = 600.0
"""Seconds after which a worker is ended that does nothing: it waits for what will not come."""


def results(harness: Harness, seed: int, seconds: float = math.inf, last: int = sys.maxsize) -> Iterator[Result]:
    """Results of inputs one after the other, until the time is over or the last of them is tried."""
    end, start = time.monotonic() + seconds, 1
    while time.monotonic() < end and start <= last:
        for result in _of_one_worker(harness, seed, range(start, last + 1), end):
            start = result.number + 1
            yield result


@dataclass(slots=True)
class _Watch:
    """How long a worker has been at one input."""

    worker: psutil.Process
    since: float = 0.0
    spent: float = 0.0

    def restart(self) -> None:
        """It begins another input."""
        self.since, self.spent = time.monotonic(), self._processor_time()

    def is_hung(self) -> bool:
        """Whether it has used all the processor time an input may take, or has waited in vain."""
        return self._processor_time() - self.spent > _GRACE or time.monotonic() - self.since > _LONGEST_WAIT

    def _processor_time(self) -> float:
        used = self.worker.cpu_times()
        return float(used.user + used.system)


def _of_one_worker(harness: Harness, seed: int, numbers: range, end: float) -> Iterator[Result]:
    reader, writer = os.pipe()
    worker = os.fork()
    if worker == 0:
        os.close(reader)
        _work(harness, seed, numbers, end, writer)
    os.close(writer)
    number, pending = numbers.start, b""
    watch = _Watch(psutil.Process(worker))
    watch.restart()
    try:
        while True:
            ready, _, _ = select.select([reader], [], [], 1.0)
            if not ready and not watch.is_hung():
                continue
            if not ready:
                os.kill(worker, signal.SIGKILL)
                harness.restore()
                yield Result(number, "(ended)", _GRACE)
                return
            pending += os.read(reader, 2**16)
            *lines, pending = pending.split(b"\n")
            for line in lines:
                yield Result(**json.loads(line))
                number += 1
                watch.restart()
            if not lines and not pending:
                return
    finally:
        os.close(reader)
        _, status = os.waitpid(worker, 0)
        if os.WIFSIGNALED(status) and os.WTERMSIG(status) != signal.SIGKILL:
            message = f"input {number} of seed {seed} ended the interpreter: signal {os.WTERMSIG(status)}"
            raise RuntimeError(message)


def _work(harness: Harness, seed: int, numbers: range, end: float, writer: int) -> None:
    """Try inputs and write their results; never returns."""
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, most))
    try:
        for number in numbers:
            if time.monotonic() > end:
                break
            result = harness.run(seed, number)
            os.write(writer, json.dumps(result.plain()).encode() + b"\n")
    finally:
        os._exit(0)


def is_hanging(result: Result) -> bool:
    """Whether an input took longer than one may."""
    return result.seconds > SLOWEST
