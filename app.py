"""The atlas as an app: ``streamlit run app.py``."""

import streamlit as st

st.set_page_config(
    page_title="Soviet–Japanese campaigns, 1904–1973",
    page_icon="⚔️",
    layout="wide",
    initial_sidebar_state="collapsed",
)

st.navigation(
    [
        st.Page("pages/explore.py", title="Map", icon=":material/map:", default=True),
        st.Page("pages/export.py", title="Export", icon=":material/download:"),
        st.Page("pages/sources.py", title="Sources", icon=":material/menu_book:"),
    ],
    position="top",
).run()
