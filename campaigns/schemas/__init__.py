"""JSON Schemas by which editors complete, explain and check a dossier or tour while it is typed."""
