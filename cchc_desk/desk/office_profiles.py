"""The profiles of the office, each valid from a day until the next one begins."""

from collections.abc import Hashable
from datetime import date

from cchc_desk.desk.desk import Desk
from cchc_desk.errors import UserError
from cchc_desk.forms.office import Office
from cchc_desk.i18n import tr
from cchc_desk.storage import offices


class ProfileDayTakenError(UserError):
    """Say that another profile begins on that day already."""


def keep_profile(desk: Desk, office: Office, group: Hashable = None) -> None:
    """Keep a profile; one that begins on the same day is replaced. ``group`` as in ``Desk.do``."""
    desk.do(offices.put_change(desk.workspace, office), group)


def remove_profile(desk: Desk, valid_from: date) -> None:
    """Remove the profile that begins on a day."""
    desk.do(offices.remove_change(desk.workspace, valid_from))


def move_profile(desk: Desk, valid_from: date, office: Office) -> None:
    """Let the profile that begins on a day begin on the office's day, as one step to undo.

    Raises: ProfileDayTakenError.
    """
    taken = {each.valid_from for each in desk.offices()} - {valid_from}
    if office.valid_from in taken:
        day = f"{office.valid_from:%d/%m/%Y}"
        raise ProfileDayTakenError(
            tr("Another profile begins on {day}; choose another day.", day=day)
        )
    desk.do(offices.move_change(desk.workspace, valid_from, office))
