"""What happened and when: dossiers, dated axes of advance, sources."""

__version__ = "1.1.0"
"""Version of the atlas; CITATION.cff and CHANGELOG.md name the same."""
