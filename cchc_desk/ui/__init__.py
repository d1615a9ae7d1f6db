"""The window and everything in it: the only package that knows Qt."""
