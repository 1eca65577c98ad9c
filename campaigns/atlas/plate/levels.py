"""Order in which a page is drawn, lowest first."""

RELIEF, WASH, CONTOURS, WATER, GRID, RIVERS, GRATICULE, ISLANDS = 0.0, 1.0, 1.6, 2.0, 2.3, 2.4, 2.6, 3.0
LINES, ROUTES, ARROWS, MARKS, LABELS = 4.0, 5.0, 6.0, 7.0, 8.0
