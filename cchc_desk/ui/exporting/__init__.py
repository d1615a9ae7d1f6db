"""Documents as files: what goes into them, where they go, and the letter that takes them along."""
