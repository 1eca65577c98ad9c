"""The version of the atlas; CITATION.cff and CHANGELOG.md name the same."""

VERSION = "1.1.0"
