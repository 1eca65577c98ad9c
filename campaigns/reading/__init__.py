"""Reading what people write: YAML with the line of every key, the bibliography."""
