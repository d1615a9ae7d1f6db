"""How much there is of each kind, in words."""

from collections.abc import Iterator

from cchc_desk.i18n import ntr
from cchc_desk.ui.importing.proposal import Counts


def counted(counts: Counts) -> Iterator[str]:
    """Yield "76 mục", "43 nhiệm vụ" and so on; nothing of what there is none of."""
    if counts.items:
        yield ntr("{count} item", "{count} items", counts.items)
    if counts.tasks:
        yield ntr("{count} task", "{count} tasks", counts.tasks)
    if counts.footnotes:
        yield ntr("{count} footnote", "{count} footnotes", counts.footnotes)
    if counts.unplaced:
        yield ntr("{count} paragraph unplaced", "{count} paragraphs unplaced", counts.unplaced)
