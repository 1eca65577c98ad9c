"""The history as tables: data frames for pages and exports."""
