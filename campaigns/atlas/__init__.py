"""How the history is drawn: the scene, the document with its clock, pictures and data files."""
