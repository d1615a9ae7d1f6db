"""What the clerk wished one after the other, and the way back."""

from dataclasses import replace
from typing import Any

from cchc_desk.ui.importing.proposal import Wishes


class WishHistory:
    """Hold what is wished now, before, and what was taken back."""

    def __init__(self) -> None:
        """Begin with nothing wished."""
        self.now = Wishes()
        self._before: list[Wishes] = []
        self._taken_back: list[Wishes] = []
        self._typed: str | None = None

    def wish(self, **changes: Any) -> None:  # noqa: ANN401 - fields of Wishes by their names
        """Wish something else in place of what was; typing on in one field is one step."""
        wished = replace(self.now, **changes)
        if wished == self.now:
            return
        is_typed_on = self._typed is not None and set(changes) == {self._typed}
        if not is_typed_on:
            self._before.append(self.now)
        self._typed = "name" if set(changes) == {"name"} else None
        self._taken_back.clear()
        self.now = wished

    def undo(self) -> bool:
        """Go back one step; False when there is none."""
        return self._go(self._before, self._taken_back)

    def redo(self) -> bool:
        """Go forward again; False when nothing was taken back."""
        return self._go(self._taken_back, self._before)

    def _go(self, source: list[Wishes], target: list[Wishes]) -> bool:
        if not source:
            return False
        target.append(self.now)
        self.now = source.pop()
        self._typed = None
        return True
