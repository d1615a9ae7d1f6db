"""Which known template a recognised file follows, and where each of its lines goes."""
