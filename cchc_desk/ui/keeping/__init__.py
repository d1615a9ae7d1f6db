"""Keeping the workspace safe: backups, checks, handing over, and what is told of them."""
