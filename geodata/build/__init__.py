"""How ``geodata/layers`` is made: ``python -m geodata build``. Nothing here is needed to read the layers."""
