"""Printing the document on show: what of it, how it looks, and sending it to a printer."""
