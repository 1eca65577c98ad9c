"""Data larger than memory, cut into pieces by space, zoom and time that the map loads as it moves."""
