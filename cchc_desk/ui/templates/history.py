"""What a template said one step after the other while it was edited, and the way back."""

from collections.abc import Hashable

from cchc_desk.forms.template import Template


class TemplateHistory:
    """Hold what the template says now, before, and what was taken back."""

    def __init__(self, template: Template) -> None:
        """Begin with a template as it is opened."""
        self.now = template
        self._before: list[Template] = []
        self._taken_back: list[Template] = []
        self._group: Hashable = None

    @property
    def can_undo(self) -> bool:
        """Tell whether there is a step to take back."""
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        """Tell whether a step was taken back."""
        return bool(self._taken_back)

    def say(self, template: Template, group: Hashable = None) -> bool:
        """Let the template say something else; False when it says that already.

        What follows each other in one group is one step, and none when it leads back to where it
        began. None: ``group`` - a step of its own.
        """
        if template == self.now:
            return False
        if group is None or group != self._group or not self._before:
            self._before.append(self.now)
        self._group = group
        self._taken_back.clear()
        self.now = template
        if self._before[-1] == template:
            self._before.pop()
            self._group = None
        return True

    def undo(self) -> bool:
        """Go back one step; False when there is none."""
        return self._go(self._before, self._taken_back)

    def redo(self) -> bool:
        """Go forward again; False when nothing was taken back."""
        return self._go(self._taken_back, self._before)

    def _go(self, source: list[Template], target: list[Template]) -> bool:
        if not source:
            return False
        target.append(self.now)
        self.now = source.pop()
        self._group = None
        return True
