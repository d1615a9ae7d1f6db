"""The pages of one report, made beside the window: what they are and where each field is."""

from dataclasses import dataclass
from time import perf_counter

from cchc_desk.desk.preview import PageMaker, Wish
from cchc_desk.ui.preview.newest import Make
from cchc_desk.ui.preview.spots import Spots


@dataclass(frozen=True, slots=True, eq=False)
class Pages:
    """Hold pages as a PDF. ``font`` - what they are set in; ``took_ms`` - how long that took."""

    wish: Wish
    pdf: bytes
    count: int
    spots: Spots
    font: str
    took_ms: float


def page_maker() -> Make:
    """Return what makes Pages of a Wish, to be called on one thread only.

    Raises: UserError, in words of the typesetter.
    """
    maker = PageMaker()

    def make(wish: object) -> Pages:
        assert isinstance(wish, Wish)  # noqa: S101 - what the window asks for
        begun_s = perf_counter()
        typeset = maker.make(wish)
        spots = Spots(typeset.places)
        took_ms = (perf_counter() - begun_s) * 1000
        return Pages(wish, typeset.pdf, typeset.pages, spots, typeset.font, took_ms)

    return make
