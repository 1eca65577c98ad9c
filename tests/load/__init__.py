"""Many visitors of the app at once: its own protocol spoken by a program, as no browser could be had 200 times."""
