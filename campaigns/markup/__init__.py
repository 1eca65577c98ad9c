"""What pages of the app and of the static site have in common: HTML made of elements, never of strings."""
