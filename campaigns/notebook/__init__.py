"""The atlas from Python: its rows as GeoDataFrames, its map within a notebook, its layers on a Folium map."""
