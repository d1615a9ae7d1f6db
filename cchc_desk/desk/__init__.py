"""The open workspace and everything that one can do with it, without a window."""
