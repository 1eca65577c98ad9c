"""Dated waypoints to position and shape: the course of a formation, and its arrow on a day."""
