"""What can go wrong that the user can act on; anything else is a bug."""

CANNOT = 2
"""The exit code of a program that a UserError ends. Source: DESIGN 6."""


class UserError(Exception):
    """Say in one translated sentence what happened and what to do."""
