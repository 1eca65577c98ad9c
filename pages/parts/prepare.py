"""Make the document before the first visitor comes: ``python -m pages.parts.prepare``."""

from __future__ import annotations

import sys

from campaigns.atlas.document.web_bundle import BundleError
from geodata.errors import GroundError, VocabularyError
from pages.parts import data_files, kept_document


def main() -> int:
    """Make it, unless it is kept; a file that is damaged is for the app to tell of."""
    digest = data_files.digest()
    if kept_document.read(digest) is not None:
        return 0
    from campaigns import catalogue, scene  # noqa: PLC0415 - they take a second, and are needed once in a while
    from pages.parts import atlas_data  # noqa: PLC0415

    print("Drawing the map, once for these files …", file=sys.stderr)
    try:
        history = catalogue.load()
        kept_document.write(digest, atlas_data.rendered(history, scene.build(history)))
    except (BundleError, GroundError, VocabularyError, OSError) as error:
        print(f"The map could not be drawn: {error}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
