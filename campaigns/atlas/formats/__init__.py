"""Data formats that other programs read."""
