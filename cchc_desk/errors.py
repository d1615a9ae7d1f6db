"""What can go wrong that the user can act on; anything else is a bug."""


class UserError(Exception):
    """Say in one translated sentence what happened and what to do."""
