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
    left = min(house.rules.number("signature", "column-left"), text_width / 2)
    columns = (twips(left), twips(text_width) - twips(left))
    cells = (
        cell(columns[0], _recipients(signature, house) or paragraph("Recipients")),
        cell(columns[1], _signer(signature, house)),
    )
    return table(Frame(columns, margin=0), [row(cells, WHOLE_ROW)])


def is_empty(signature: Signature) -> bool:
    """Tell whether there is nothing to print: no recipient and nobody who signs."""
    return not (signature.recipients or signature.authority or signature.title or signature.name)


def _recipients(signature: Signature, house: House) -> str:
    if not signature.recipients:
        return ""
    # "Nơi nhận" stands level with the signer's title, whose type is larger.
    sizes = (house.looks[style].face.size_pt for style in ("SignerTitle", "RecipientsTitle"))
    signer_pt, recipients_pt = sizes
    before = house.rules.number("signature", "space-before") + _ASCENT * (signer_pt - recipients_pt)
    title = run(house.rules.words("recipients-title", "text"))
    listed = (paragraph("Recipients", run(f"- {each}")) for each in signature.recipients)
    return paragraph("RecipientsTitle", title, spacing_points(before=before)) + "".join(listed)


def _signer(signature: Signature, house: House) -> str:
    before = spacing_points(before=house.rules.number("signature", "space-before"))
    titles = [words for words in (signature.authority, signature.title) if words]
    written = [paragraph("SignerTitle", run(words)) for words in titles]
    written[:1] = [paragraph("SignerTitle", run(titles[0] if titles else ""), before)]
    blank = paragraph("SignerName") * round(house.rules.number("signature", "blank-lines"))
    return "".join(written) + blank + paragraph("SignerName", run(signature.name))
