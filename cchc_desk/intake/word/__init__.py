"""Word files as source documents: every word in reading order, nothing recognised yet."""
