"""What happened and when: dossiers, dated axes of advance, sources.

From a notebook: ``campaigns.load()``, ``campaigns.map()``, ``campaigns.layers()``, see ``campaigns.notebook``. They are
imported when they are first asked for: what is imported here, every command waits for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from campaigns.version import VERSION

if TYPE_CHECKING:
    from campaigns.notebook.folium_layers import layers
    from campaigns.notebook.loading import load
    from campaigns.notebook.shown_map import map_of as map  # noqa: A004 - what its users call it
else:
    _LAZY = {"layers": ("folium_layers", "layers"), "load": ("loading", "load"), "map": ("shown_map", "map_of")}

    def __getattr__(name: str) -> object:
        """What a notebook asks for, by its name; anything else is no attribute, perhaps a module."""
        from importlib import import_module  # noqa: PLC0415 - as above

        if name not in _LAZY:
            raise AttributeError(f"module 'campaigns' has no attribute {name!r}")
        module, attribute = _LAZY[name]
        return getattr(import_module(f"campaigns.notebook.{module}"), attribute)

    def __dir__() -> list[str]:
        """The names of the module, those that are not imported yet among them."""
        return sorted({*globals(), *_LAZY})


__version__ = VERSION
__all__ = ["__version__", "layers", "load", "map"]
