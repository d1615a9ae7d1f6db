"""The document behind an editor: it reads no file, reaches no network, and draws footnotes."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QImage, QTextDocument

from cchc_desk.ui.editors.formats import IMAGE_NAME

ImageSource = Callable[[str], QImage | None]

_PLACEHOLDER_SIDE_PIXELS = 48


def no_image(_image_id: str) -> QImage | None:
    """Know no image; the document then shows an empty frame."""
    return None


class ClerkDocument(QTextDocument):
    """Hold text; the only resources are images that the caller supplies by their id."""

    def __init__(self, parent: QObject | None = None, images: ImageSource = no_image) -> None:
        """Make an empty document; ``images`` gives the image of an id."""
        super().__init__(parent)
        self.refused: list[str] = []
        self._images = images

    def set_images(self, images: ImageSource) -> None:
        """Take the images from somewhere else."""
        self._images = images

    # Any: what Qt takes as a resource depends on its type.
    def loadResource(self, resource_type: int, name: QUrl | str) -> Any:  # noqa: ANN401
        """Give an image of the workspace; refuse everything else without looking."""
        asked = name if isinstance(name, str) else name.toString()
        if resource_type != QTextDocument.ResourceType.ImageResource.value:
            self.refused.append(asked)
            return ""
        if asked.startswith(IMAGE_NAME):
            return self._images(asked.removeprefix(IMAGE_NAME)) or _placeholder()
        self.refused.append(asked)
        return _placeholder()  # Qt opens the name as a file when it gets nothing


def _placeholder() -> QImage:
    image = QImage(_PLACEHOLDER_SIDE_PIXELS, _PLACEHOLDER_SIDE_PIXELS, QImage.Format.Format_ARGB32)
    image.fill(0x30808080)
    return image
