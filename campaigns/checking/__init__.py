"""Every rule of ``python -m campaigns check``."""
