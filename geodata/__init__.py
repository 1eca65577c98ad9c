"""Where: places, territories, borders, islands and the ground they lie on, each with its time."""
