"""The XML of Word and other programs, in short: ``p(r("chữ"))`` is a paragraph with a run."""

# --- paragraphs -----------------------------------------------------------------------------------


def p(*content: str, props: str = "", style: str = "", mark: str = "") -> str:
    """Write a paragraph; ``mark`` - the properties of its mark."""
    said = f'<w:pStyle w:val="{style}"/>' if style else ""
    said += props + (f"<w:rPr>{mark}</w:rPr>" if mark else "")
    return f"<w:p>{f'<w:pPr>{said}</w:pPr>' if said else ''}{''.join(content)}</w:p>"


def r(text: str = "", props: str = "", inside: str = "") -> str:
    """Write a run: its text, or what else is inside."""
    said = f"<w:rPr>{props}</w:rPr>" if props else ""
    words = f'<w:t xml:space="preserve">{text}</w:t>' if text else ""
    return f"<w:r>{said}{words}{inside}</w:r>"


def line(text: str, **said: str) -> str:
    """Write a paragraph of one plain run."""
    return p(r(text), **said)


BOLD, ITALIC = "<w:b/>", "<w:i/>"
SUPER = '<w:vertAlign w:val="superscript"/>'
SUB = '<w:vertAlign w:val="subscript"/>'
HIDDEN = "<w:vanish/>"
CENTRED = '<w:jc w:val="center"/>'
PAGE_BREAK = '<w:r><w:br w:type="page"/></w:r>'


def font(name: str) -> str:
    """Write the property that names a font for all letters."""
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


def size(points: float) -> str:
    """Write the property that says how large letters are."""
    return f'<w:sz w:val="{round(points * 2)}"/>'


def fld(kind: str) -> str:
    """Write a run that begins, parts or ends a field."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def complex_field(instruction: str, *result: str) -> str:
    """Write a field as Word does."""
    said = f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
    shown = fld("separate") + "".join(result) if result else ""
    return fld("begin") + said + shown + fld("end")


def numbered(num: int, level: int = 0) -> str:
    """Write the property that numbers a paragraph."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'


def section(
    *inside: str, width: int = 11906, height: int = 16838, orient: str = "", margins: str = ""
) -> str:
    """Write the end of a section; A4 upright unless said otherwise, in twips."""
    lies = f' w:orient="{orient}"' if orient else ""
    around = margins or 'w:top="1134" w:right="1134" w:bottom="1134" w:left="1701"'
    return (
        f'<w:sectPr>{"".join(inside)}<w:pgSz w:w="{width}" w:h="{height}"{lies}/>'
        f"<w:pgMar {around}/></w:sectPr>"
    )


# --- tables ---------------------------------------------------------------------------------------

RULED = (
    "<w:tblBorders>"
    + "".join(
        f'<w:{side} w:val="single" w:sz="4"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders>"
)


def tc(*content: str, props: str = "") -> str:
    """Write a cell; plain words become a paragraph."""
    said = f"<w:tcPr>{props}</w:tcPr>" if props else ""
    inside = "".join(each if each.startswith("<") else line(each) for each in content)
    return f"<w:tc>{said}{inside or '<w:p/>'}</w:tc>"


def tr(*cells: str, props: str = "") -> str:
    """Write a row; plain words become a cell."""
    said = f"<w:trPr>{props}</w:trPr>" if props else ""
    inside = "".join(each if each.startswith("<") else tc(each) for each in cells)
    return f"<w:tr>{said}{inside}</w:tr>"


def tbl(*rows: str, widths: tuple[int, ...] = (2000, 3000), props: str = RULED) -> str:
    """Write a table; ``widths`` in twips."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr>{props}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def span(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


TALL, BELOW = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
HEADER = "<w:tblHeader/>"


# --- other parts ----------------------------------------------------------------------------------


def style(id_: str, name: str, *, kind: str = "paragraph", based: str = "", **said: str) -> str:
    """Write a style.

    ``said``: ``props`` of its paragraphs, ``run`` of its characters, ``inside`` - what else stands
    in it, ``default`` - it is the one that paragraphs without a style have.
    """
    based_on = f'<w:basedOn w:val="{based}"/>' if based else ""
    first = ' w:default="1"' if said.get("default") else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{id_}"{first}><w:name w:val="{name}"/>{based_on}'
        f"<w:pPr>{said.get('props', '')}</w:pPr><w:rPr>{said.get('run', '')}</w:rPr>"
        f"{said.get('inside', '')}</w:style>"
    )


def level(index: int, format_: str, text: str, *, inside: str = "", run: str = "") -> str:
    """Write one level of a list; it begins with 1."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{format_}"/>{inside}'
        f'<w:lvlText w:val="{text}"/><w:rPr>{run}</w:rPr></w:lvl>'
    )


def abstract(id_: int, *levels: str, inside: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{id_}">{inside}{"".join(levels)}</w:abstractNum>'


def num(id_: int, abstract_id: int, *overrides: str) -> str:
    inside = f'<w:abstractNumId w:val="{abstract_id}"/>{"".join(overrides)}'
    return f'<w:num w:numId="{id_}">{inside}</w:num>'


def restart(index: int, start: int = 1) -> str:
    """Write what makes a list begin anew."""
    inside = f'<w:startOverride w:val="{start}"/>'
    return f'<w:lvlOverride w:ilvl="{index}">{inside}</w:lvlOverride>'


def footnote(id_: int, *blocks: str, tag: str = "footnote") -> str:
    """Write a note as Word does, a separator before the first."""
    return f'<w:{tag} w:id="{id_}">{"".join(blocks)}</w:{tag}>'


def footnote_text(*content: str) -> str:
    """Write the paragraph of a note, its number first."""
    return p(r(inside="<w:footnoteRef/>", props=SUPER), r(" "), *content)


def footnote_mark(id_: int, tag: str = "footnote") -> str:
    return r(inside=f'<w:{tag}Reference w:id="{id_}"/>', props=SUPER)


# --- pictures and boxes ---------------------------------------------------------------------------


def picture(id_: str, *, description: str = "", attribute: str = "embed") -> str:
    """Write a run with a picture of 36 x 18 mm."""
    return (
        '<w:r><w:drawing><wp:inline><wp:extent cx="1296000" cy="648000"/>'
        f'<wp:docPr id="1" name="Hình 1" descr="{description}"/><a:graphic><a:graphicData>'
        f'<pic:pic><pic:blipFill><a:blip r:{attribute}="{id_}"/></pic:blipFill></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


_SHAPE = (
    '<wp:anchor behindDoc="0" distT="0" distB="0" distL="0" distR="0" simplePos="0" locked="0"'
    ' layoutInCell="1" allowOverlap="1" relativeHeight="2"><wp:simplePos x="0" y="0"/>'
    '<wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>'
    '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
    '<wp:extent cx="1800000" cy="720000"/><wp:wrapSquare wrapText="bothSides"/>'
    '<wp:docPr id="1" name="Khung"/><a:graphic><a:graphicData'
    ' uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
    '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="1800000" cy="720000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    "</wps:spPr><wps:txbx>{}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
    "</wp:anchor>"
)


def text_box(*blocks: str) -> str:
    """Write a text box as Word does: a new shape, and an old one for old programs."""
    content = f"<w:txbxContent>{''.join(blocks)}</w:txbxContent>"
    new = f"<w:drawing>{_SHAPE.format(content)}</w:drawing>"
    old = f"<w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )
