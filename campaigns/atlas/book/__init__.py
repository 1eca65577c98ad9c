"""The printed atlas: plates and texts of the whole history, or of a chapter, set as a book in one PDF."""
