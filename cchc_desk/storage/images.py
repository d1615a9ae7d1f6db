"""The images of the clerk's texts, each kept once under a name made of its content."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace

from cchc_desk.errors import UserError
from cchc_desk.forms.answer import Answer, with_blocks
from cchc_desk.forms.report import Report
from cchc_desk.forms.richtext import Image
from cchc_desk.i18n import N_, tr
from cchc_desk.storage.changes import Change, inserted
from cchc_desk.storage.workspace import Found, Workspace

_MEDIA_TYPES = ((b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"))

_ID_DIGITS = 16


class ImageError(UserError):
    """Say that an image is of a kind that documents do not take."""


def image_id(data: bytes) -> str:
    """Return the name under which an image is kept."""
    from hashlib import sha256  # noqa: PLC0415 - as Workspace.apply: not before the first edit

    return f"img-{sha256(data).hexdigest()[:_ID_DIGITS]}"


def put_change(workspace: Workspace, images: Iterable[bytes]) -> Change:
    """Keep images that are not kept yet.

    Raises: ImageError.
    """
    by_id = {image_id(data): data for data in images}
    kept = read_images(workspace, by_id)
    rows: list[Found] = [
        {"id": id_, "data": data, "media_type": media_type(data)}
        for id_, data in by_id.items()
        if id_ not in kept
    ]
    return Change(inserted("image", rows), N_("Add an image"))


def media_type(data: bytes) -> str:
    """Return the media type, by the first bytes.

    Raises: ImageError.
    """
    for opening, name in _MEDIA_TYPES:
        if data.startswith(opening):
            return name
    raise ImageError(tr("The image is neither PNG nor JPEG; convert it and insert it again."))


def read_images(workspace: Workspace, ids: Iterable[str]) -> Mapping[str, bytes]:
    """Return the bytes of these images by id; one that is not kept is left out."""
    wanted = json.dumps(sorted(set(ids)))
    rows = workspace.rows("image", "WHERE id IN (SELECT value FROM json_each(?))", wanted)
    return {row["id"]: row["data"] for row in rows}


def images_used(answers: Iterable[Answer]) -> frozenset[str]:
    """Return the ids of the images that these answers show."""
    blocks = (block for answer in answers for block in answer.blocks)
    return frozenset(block.image_id for block in blocks if isinstance(block, Image))


def with_kept_ids(report: Report) -> Report:
    """Return the report with its images named as they are kept, in its texts too."""
    ids = {id_: image_id(data) for id_, data in report.images.items()}
    answers = {item: _renamed(answer, ids) for item, answer in report.answers.items()}
    images = {ids[id_]: data for id_, data in report.images.items()}
    return replace(report, answers=answers, images=images)


def _renamed(answer: Answer, ids: Mapping[str, str]) -> Answer:
    blocks = tuple(
        replace(block, image_id=ids.get(block.image_id, block.image_id))
        if isinstance(block, Image)
        else block
        for block in answer.blocks
    )
    return with_blocks(answer, blocks)
