"""A Streamlit page with nothing but the document: what the app's map is held against, see ``measure_app``."""

from pages.parts import data_files, kept_document, map_component

found = kept_document.read(data_files.digest())
assert found is not None, "no document is kept"
map_component.show(found, {}, lambda: None, key="map")
map_component.send()
