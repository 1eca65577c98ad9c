"""The atlas as an app: ``streamlit run app.py``."""

import streamlit as st

from campaigns.languages.spoken import t
from pages.parts import address_problems, choices, failure, map_component, map_saving, visitor_language

visitor_language.speak()
st.set_page_config(
    page_title=t("Soviet–Japanese campaigns, 1904–1973"),
    page_icon="⚔️",
    layout="wide",
    initial_sidebar_state="collapsed",
)

PAGES = {
    "explore": st.Page("pages/explore.py", title=t("Map"), icon=":material/map:", default=True),
    "dossiers": st.Page("pages/dossiers.py", title=t("Dossiers"), icon=":material/folder_open:"),
    "chronicle": st.Page("pages/chronicle.py", title=t("Chronicle"), icon=":material/timeline:"),
    "orders_of_battle": st.Page(
        "pages/orders_of_battle.py", title=t("Orders of battle"), icon=":material/account_tree:"
    ),
    "territories": st.Page("pages/territories.py", title=t("Territories and borders"), icon=":material/landscape:"),
    "your_data": st.Page("pages/your_data.py", title=t("Your data"), icon=":material/upload_file:"),
    "export": st.Page("pages/export.py", title=t("Export"), icon=":material/download:"),
    "sources": st.Page("pages/sources.py", title=t("Sources"), icon=":material/menu_book:"),
}

current = st.navigation(list(PAGES.values()), position="top")
st.session_state["entered"] = True
requested, query = st.session_state.pop("requested page", (None, {}))
if requested:
    st.switch_page(PAGES[requested], query_params=query)
address_problems.repeated()
visitor_language.control(choices.keep)
apart = st.container(key="apart")
try:
    current.run()
except Exception as error:  # noqa: BLE001 - whatever it is, a visitor reads a sentence
    failure.tell(error)
with apart:
    map_component.send()
    map_saving.go_on()
    visitor_language.tell()
