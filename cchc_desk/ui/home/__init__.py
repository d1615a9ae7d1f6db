"""The home page: what is due, how the year stands, what is open, what was edited last."""
