"""How things look and what the legend calls them: one truth for the web map, the printed page, KML and QGIS."""
