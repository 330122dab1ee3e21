"""Floor 7: what was found, for people and programs to read."""
