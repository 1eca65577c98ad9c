"""The atlas as an app: ``streamlit run app.py``."""

import streamlit as st

from pages.parts import address_problems, failure, map_component, map_saving

st.set_page_config(
    page_title="Soviet–Japanese campaigns, 1904–1973",
    page_icon="⚔️",
    layout="wide",
    initial_sidebar_state="collapsed",
)

PAGES = {
    "explore": st.Page("pages/explore.py", title="Map", icon=":material/map:", default=True),
    "dossiers": st.Page("pages/dossiers.py", title="Dossiers", icon=":material/folder_open:"),
    "chronicle": st.Page("pages/chronicle.py", title="Chronicle", icon=":material/timeline:"),
    "orders_of_battle": st.Page("pages/orders_of_battle.py", title="Orders of battle", icon=":material/account_tree:"),
    "territories": st.Page("pages/territories.py", title="Territories and borders", icon=":material/landscape:"),
    "your_data": st.Page("pages/your_data.py", title="Your data", icon=":material/upload_file:"),
    "export": st.Page("pages/export.py", title="Export", icon=":material/download:"),
    "sources": st.Page("pages/sources.py", title="Sources", icon=":material/menu_book:"),
}

current = st.navigation(list(PAGES.values()), position="top")
st.session_state["entered"] = True
requested, query = st.session_state.pop("requested page", (None, {}))
if requested:
    st.switch_page(PAGES[requested], query_params=query)
address_problems.repeated()
apart = st.container(key="apart")
try:
    current.run()
except Exception as error:  # noqa: BLE001 - whatever it is, a visitor reads a sentence
    failure.tell(error)
with apart:
    map_component.send()
    map_saving.go_on()
