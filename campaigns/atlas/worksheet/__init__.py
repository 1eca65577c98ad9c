"""Worksheets for teachers: a chapter's maps without names, questions that the data answer, and their solutions."""
