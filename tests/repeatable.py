"""Settings of tests that make their own examples."""

from hypothesis import settings

REPEATABLE = settings(deadline=None, derandomize=True, database=None)
"""The same examples each time, however slow the machine."""
