"""The styles part of a Word file."""

from collections.abc import Iterable

from cchc_desk.export.house import House, Look, Style
from cchc_desk.export.units import eighths, half_points, lines_240, twips, twips_of_points
from cchc_desk.export.wordml import DECLARATION, JUSTIFICATION, MAIN, attribute


def styles_xml(house: House) -> bytes:
    """Return the styles part: our looks under Word's own names where Word has one."""
    written = "".join(_style(style) for style in house.styles)
    return (
        f'{DECLARATION}<w:styles xmlns:w="{MAIN}">{_defaults(house)}{_LATENT}{_fixed(house)}'
        f"{_line_style(house)}{written}</w:styles>"
    ).encode()


# Word's other styles stay out of its gallery until somebody uses them.
_LATENT = (
    '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1"'
    ' w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>'
)


def fonts(house: House) -> str:
    """Return the font for every kind of character, so that no letter falls back to another."""
    name = attribute(house.rules.words("character", "font"))
    slots = " ".join(f'w:{slot}="{name}"' for slot in ("ascii", "hAnsi", "eastAsia", "cs"))
    return f"<w:rFonts {slots}/>"


def _defaults(house: House) -> str:
    rules = house.rules
    size = half_points(rules.number("body", "size"))
    language = rules.words("character", "language")
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts(house)}"
        f'<w:color w:val="{rules.words("character", "colour")}"/>'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        f'<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
        "</w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _fixed(house: House) -> str:
    """Return the styles that every file needs, whatever the rules say."""
    colour = house.rules.words("character", "colour")
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/><w:pPr><w:widowControl/></w:pPr></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/>'
        '<w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
        '<w:style w:type="character" w:styleId="FootnoteReference">'
        '<w:name w:val="footnote reference"/><w:basedOn w:val="DefaultParagraphFont"/>'
        '<w:uiPriority w:val="99"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
        '<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="99"/><w:rPr>'
        f'<w:color w:val="{colour}"/><w:u w:val="none"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Spacer">'
        '<w:name w:val="Khoảng trống"/><w:basedOn w:val="Normal"/><w:uiPriority w:val="99"/>'
        '<w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr>'
        '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:style>'
    )


def _line_style(house: House) -> str:
    """Return the style of a drawn line: the top border of an empty paragraph of small height."""
    rules = house.rules
    height = rules.number("line", "height")
    return (
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Line"><w:name w:val="Đường kẻ"/>'
        '<w:basedOn w:val="Normal"/><w:uiPriority w:val="99"/><w:pPr><w:keepNext/><w:pBdr>'
        f'<w:top w:val="{rules.words("line", "kind")}"'
        f' w:sz="{eighths(rules.number("line", "thickness"))}"'
        ' w:space="0"'
        f' w:color="{rules.words("character", "colour")}"/></w:pBdr>'
        f'<w:spacing w:before="{twips_of_points(rules.number("line", "gap"))}"'
        f' w:line="{twips_of_points(height)}" w:lineRule="exact"/></w:pPr>'
        '<w:rPr><w:sz w:val="4"/><w:szCs w:val="4"/></w:rPr></w:style>'
    )


_WORDS_OWN = frozenset({"Body Text", "header", "footnote text"})


def _style(style: Style) -> str:
    is_ours = style.name not in _WORDS_OWN and style.outline_level is None
    custom = ' w:customStyle="1"' if is_ours else ""
    following = f'<w:next w:val="{style.following}"/>' if style.following else ""
    gallery = "<w:qFormat/>" if style.in_gallery else ""
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style.id}">'
        f'<w:name w:val="{attribute(style.name)}"/><w:basedOn w:val="Normal"/>{following}'
        f'<w:uiPriority w:val="{9 if style.outline_level else 10}"/>{gallery}'
        f"<w:pPr>{''.join(_paragraph_properties(style))}</w:pPr>"
        f"<w:rPr>{_run_properties(style.look)}</w:rPr></w:style>"
    )


def _paragraph_properties(style: Style) -> Iterable[str]:
    look = style.look
    if style.keeps_next:
        yield "<w:keepNext/>"
    yield (
        f'<w:spacing w:before="{twips_of_points(look.before_pt)}"'
        f' w:after="{twips_of_points(look.after_pt)}" w:line="{lines_240(look.spacing)}"'
        ' w:lineRule="auto"/>'
    )
    yield f'<w:ind w:firstLine="{twips(look.first_line_mm)}"/>'
    yield f'<w:jc w:val="{JUSTIFICATION[look.alignment]}"/>'
    if style.outline_level is not None:
        yield f'<w:outlineLvl w:val="{style.outline_level - 1}"/>'


def _run_properties(look: Look) -> str:
    size = half_points(look.face.size_pt)
    bold = "<w:b/><w:bCs/>" if look.face.bold else ""
    italic = "<w:i/><w:iCs/>" if look.face.italic else ""
    return f'{bold}{italic}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
