"""Smooth lines through known points: the course of a formation, a railway through its stations."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]


def catmull_rom(control: Array, samples: int) -> Array:
    """Sample a centripetal Catmull–Rom spline (Yuksel, Schaefer and Keyser 2011).

    It passes through every point and makes neither cusps nor loops between two of them.

    Parameters
    ----------
    control
        Points in a plane, shape (n, 2), n of 2 or more, no two neighbours the same.
    samples
        Points drawn from each to the next; every ``samples``-th of the result is one of ``control``.

    Returns
    -------
    Array
        Shape ``((n - 1) * samples + 1, 2)``, in the units of ``control``.
    """
    before = 2 * control[0] - control[1]
    after = 2 * control[-1] - control[-2]
    points = np.vstack([before, control, after])
    gaps = np.maximum(np.linalg.norm(np.diff(points, axis=0), axis=1), 1e-9)
    knots = np.concatenate([[0.0], np.cumsum(np.sqrt(gaps))])
    t0, t1, t2, t3 = (knots[first : len(knots) - 3 + first, None, None] for first in range(4))
    p0, p1, p2, p3 = (points[first : len(points) - 3 + first, None] for first in range(4))
    t = np.linspace(t1[:, 0], t2[:, 0], samples, endpoint=False, axis=1)
    a1 = (t1 - t) / (t1 - t0) * p0 + (t - t0) / (t1 - t0) * p1
    a2 = (t2 - t) / (t2 - t1) * p1 + (t - t1) / (t2 - t1) * p2
    a3 = (t3 - t) / (t3 - t2) * p2 + (t - t2) / (t3 - t2) * p3
    b1 = (t2 - t) / (t2 - t0) * a1 + (t - t0) / (t2 - t0) * a2
    b2 = (t3 - t) / (t3 - t1) * a2 + (t - t1) / (t3 - t1) * a3
    pieces = (t2 - t) / (t2 - t1) * b1 + (t - t1) / (t2 - t1) * b2
    return np.vstack([pieces.reshape(-1, 2), control[-1:]])
