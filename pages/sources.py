"""What the atlas rests on: the bibliography, what cites what, and how certain the whole is."""

from __future__ import annotations

import streamlit as st

from campaigns.tables import figures
from pages.parts.atlas_data import enter, load


def page() -> None:
    """Lay out the page."""
    st.title("Sources", anchor=False)
    atlas = load()
    if atlas is None:
        return
    bibliography = figures.citations(atlas.history)
    certainty = figures.certainty(atlas.history)
    st.markdown(
        "Every date, position and figure of the atlas names a source. Where sources disagree, all stand side by side. "
        "To correct a fact, edit its dossier, a plain text file in `campaigns/dossiers`, and run "
        "`python -m campaigns check`.",
    )
    st.subheader("How certain it is", anchor=False)
    st.dataframe(certainty, hide_index=True, width="content")
    st.subheader(f"Bibliography: {len(bibliography)} works and pages", anchor=False)
    st.dataframe(
        bibliography,
        hide_index=True,
        width="stretch",
        height=640,
        column_config={"address": st.column_config.LinkColumn("address", display_text="open")},
    )


enter("sources")
page()
