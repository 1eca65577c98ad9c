"""Who can hold land, an island, a railway or a claim: the names the tables may use."""

from __future__ import annotations

HOLDERS = frozenset(
    (
        *("Soviet Union", "Soviet Russia", "Russian Empire", "Far Eastern Republic"),
        "Provisional Priamur Government",
        *("Mongolian People's Republic", "Outer Mongolia", "Tuva"),
        *("Japan", "Manchukuo", "Mengjiang", "East Hebei", "Korea", "North Korea", "South Korea"),
        *("China", "Chinese Communists", "Tibet"),
        *("Allies", "United States", "British Empire"),
        *("India", "Pakistan", "Bangladesh", "Burma", "Nepal", "Bhutan", "Afghanistan"),
    ),
)
"""A state by its short English name; a successor of another kind has a name of its own."""
