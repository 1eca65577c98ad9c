"""Data that users bring: reading files of many kinds, understanding their columns, placing or refusing every row."""
