"""A printed page of the atlas: paper, projection, ground, movements, lettering and what stands around the map.

Everything is drawn on one matplotlib axes whose unit is the typographer's point (1/72 inch), so that lines, marks,
lettering and geometry share one measure.
"""
