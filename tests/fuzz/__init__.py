"""Damaged input: ``python -m tests.fuzz --minutes N [--seed S]``.

Copies of the atlas's own files are damaged in one place, read, checked and rendered as the app and the exports do; so
are addresses of the map, messages of the page around it, and command lines. What is counted: exceptions that nothing
caught, readings that take longer than ``trials.SLOWEST``, valid rows that were lost with a damaged neighbour, rows that
were lost without a word, and messages that name another file or line.
"""
