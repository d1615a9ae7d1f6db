"""The review in the window: what it found, where that stands, and what became of it."""
