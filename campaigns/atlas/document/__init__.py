"""The document: payload, packing and the Folium map."""
