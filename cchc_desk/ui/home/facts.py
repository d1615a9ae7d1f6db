"""What the home page shows, read at one time."""

from dataclasses import dataclass

from cchc_desk.desk.backups import PlaceStatus
from cchc_desk.desk.home import Home


@dataclass(frozen=True, slots=True)
class HomeFacts:
    """Hold what the page shows. None: ``backup`` - there is no place of backups yet."""

    home: Home
    backup: PlaceStatus | None
