"""The review: what would embarrass the director, where it stands, and why it is wrong."""
