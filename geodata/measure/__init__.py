"""Measuring the ground: ``python -m geodata report``."""
