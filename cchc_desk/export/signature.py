"""The foot of a document: Nơi nhận on the left, who signs on the right."""

from cchc_desk.export.house import House
from cchc_desk.export.tables import WHOLE_ROW, Frame, cell, row, table
from cchc_desk.export.units import twips
from cchc_desk.export.wordml import paragraph, run, spacing_points
from cchc_desk.forms.document import Signature

# How much higher the letters of a larger type begin, per point. Source: ascent in Times New
# Roman, 1825 of 2048 units (table hhea).
_ASCENT = 1825 / 2048


def signature_xml(signature: Signature, house: House, text_width: float) -> str:
    """Return the block as a borderless table whose one row stays whole."""
    left = twips(left_column_mm(house, text_width))
    columns = (left, twips(text_width) - left)
    cells = (
        cell(columns[0], _recipients(signature, house) or paragraph("Recipients")),
        cell(columns[1], _signer(signature, house)),
    )
    return table(Frame(columns, margin=0), [row(cells, WHOLE_ROW)])


def left_column_mm(house: House, text_width: float) -> float:
    """Return how wide the column of the recipients is."""
    return min(house.rules.number("signature", "column-left"), text_width / 2)


def recipients_before_pt(house: House) -> float:
    """Return the space above "Nơi nhận", level with the signer's title, whose type is larger."""
    sizes = (house.looks[style].face.size_pt for style in ("SignerTitle", "RecipientsTitle"))
    signer_pt, recipients_pt = sizes
    return house.rules.number("signature", "space-before") + _ASCENT * (signer_pt - recipients_pt)


def titles(signature: Signature) -> tuple[str, ...]:
    """Return the lines above the place of the signature, at least one."""
    return tuple(words for words in (signature.authority, signature.title) if words) or ("",)


def is_empty(signature: Signature) -> bool:
    """Tell whether there is nothing to print: no recipient and nobody who signs."""
    return not (signature.recipients or signature.authority or signature.title or signature.name)


def _recipients(signature: Signature, house: House) -> str:
    if not signature.recipients:
        return ""
    before = recipients_before_pt(house)
    title = run(house.rules.words("recipients-title", "text"))
    listed = (paragraph("Recipients", run(f"- {each}")) for each in signature.recipients)
    return paragraph("RecipientsTitle", title, spacing_points(before=before)) + "".join(listed)


def _signer(signature: Signature, house: House) -> str:
    before = spacing_points(before=house.rules.number("signature", "space-before"))
    first, *others = titles(signature)
    written = [paragraph("SignerTitle", run(first), before)]
    written += [paragraph("SignerTitle", run(words)) for words in others]
    blank = paragraph("SignerName") * round(house.rules.number("signature", "blank-lines"))
    return "".join(written) + blank + paragraph("SignerName", run(signature.name))
