"""Pictures as files that Typst reads from memory."""

from base64 import b64encode
from collections.abc import Container
from hashlib import sha256

from cchc_desk.export.picture import ImageFacts, image_facts


class TypstPictures:
    """Collect the images of a document; the same bytes are kept once.

    Shape: ``files`` by name; ``broken`` - names of those that are known to be damaged inside.
    """

    def __init__(self, broken: Container[str] = ()) -> None:
        """Begin with none."""
        self.files: dict[str, bytes] = {}
        self._broken = broken

    def add(self, data: bytes) -> str | None:
        """Return the name of the file that shows an image. None: nobody can read it."""
        facts = image_facts(data)
        name = f"{sha256(data).hexdigest()}.svg"
        if facts is None or name in self._broken:
            return None
        if name not in self.files:
            self.files[name] = _drawing(data, facts)
        return name


def _drawing(data: bytes, facts: ImageFacts) -> bytes:
    """Return a drawing that consists of the image.

    typst 0.15 takes no file from memory that is not UTF-8 ("Multi-file projects" in its manual).
    """
    size = f'width="{facts.width}" height="{facts.height}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size}><image {size}'
        f' href="data:image/{facts.kind};base64,{b64encode(data).decode()}"/></svg>'
    ).encode()
