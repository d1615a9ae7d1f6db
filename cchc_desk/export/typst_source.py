"""A whole document as the files that Typst reads."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from cchc_desk import paths
from cchc_desk.export import draft as copies
from cchc_desk.export.bookmarks import printed_sections
from cchc_desk.export.house import House, house, page
from cchc_desk.export.places import Mark, Part, Sheet
from cchc_desk.export.typst_picture import TypstPictures
from cchc_desk.export.typst_section import TypstSection
from cchc_desk.export.typst_story import TypstStory
from cchc_desk.export.typst_text import millimetres, string
from cchc_desk.forms.document import Document
from cchc_desk.forms.text import fold_spaces


@dataclass(frozen=True, slots=True)
class Source:
    """Hold the code of a document.

    Shape: ``files`` by name, "main.typ" is where Typst begins; ``marks`` by their number;
    ``pictures`` - which files are drawings of pictures.
    """

    files: Mapping[str, bytes]
    marks: tuple[Mark, ...]
    pictures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Manner:
    """Say how a document is printed.

    ``is_dated``: the file says when it was made. ``broken``: names of the files of pictures that
    cannot be drawn.
    """

    font: str
    draft: bool = False
    is_dated: bool = False
    broken: frozenset[str] = frozenset()


def source(document: Document, manner: Manner) -> Source:
    """Return the code: a section is a file of its own, so that a change in one leaves the rest."""
    look = house()
    story, pictures = TypstStory(look), TypstPictures(manner.broken)
    files: dict[str, bytes] = {"pages.typ": _functions(), "looks.json": _looks()}
    main = [*_beginning(document, manner)]
    for number, section in enumerate(printed_sections(document)):
        paper = page(look.rules, section.orientation)
        sheet = Sheet(number, copies.draft_page(paper) if manner.draft else paper)
        lines = TypstSection(section.nodes, sheet, story, pictures).code()
        name = f"section{number}.typ"
        files[name] = "\n".join(('#import "pages.typ": *', "#{", *lines, "}")).encode()
        main += [_page_set_up(sheet), f'#include "{name}"']
    main.append(f"#{story.mark(Mark(sheet, (), Part.END))}")
    files["main.typ"] = "\n".join(main).encode()
    return Source(files | pictures.files, tuple(story.marks), tuple(pictures.files))


def _beginning(document: Document, manner: Manner) -> Iterator[str]:
    title, office = (string(fold_spaces(text)) for text in (document.title, document.office))
    date = "auto" if manner.is_dated else "none"
    yield '#import "pages.typ": *'
    yield f"#set document(title:{title},author:({office},),date:{date})"
    yield f"#show: paper.with({string(manner.font)})"
    if manner.draft:
        yield "#show: draft"


def _page_set_up(sheet: Sheet) -> str:
    paper = sheet.page
    margins = {
        "top": paper.margin_top_mm,
        "right": paper.margin_right_mm,
        "bottom": paper.margin_bottom_mm,
        "left": paper.margin_left_mm,
    }
    said = ",".join(f"{side}:{millimetres(measure)}" for side, measure in margins.items())
    size = f"width:{millimetres(paper.width_mm)},height:{millimetres(paper.height_mm)}"
    number = f"header:number-above({millimetres(paper.header_distance_mm)})"
    # The page that follows counts on, and its header is read before anything that stands on it.
    start = round(house().rules.number("appendix-pages", "start")) - 1
    anew = f"#counter(page).update({start})\n" if sheet.section else ""
    return f"{anew}#set page({size},margin:({said}),{number})"


@cache
def _functions() -> bytes:
    return (paths.resources() / "typst" / "pages.typ").read_bytes()


@cache
def _looks() -> bytes:
    """Return what our pages look like: sizes in points, lengths in millimetres."""
    look = house()
    styles = {
        id_: {
            "size": each.face.size_pt,
            "alignment": each.alignment,
            "first": each.first_line_mm,
            "spacing": each.spacing,
        }
        for id_, each in look.looks.items()
    }
    return json.dumps({**styles, "house": _measures(look), "draft": _draft()}).encode()


def _measures(look: House) -> dict[str, float | str]:
    rules = look.rules
    shows_first = rules.flag("page-number", "first-page-shown")
    return {
        "language": rules.words("character", "language").partition("-")[0],
        "last-hidden-page": 0 if shows_first else 1,
        "line-gap": rules.number("line", "gap"),
        "line-height": rules.number("line", "height"),
        "line-thickness": rules.number("line", "thickness"),
        "border": rules.number("table", "border"),
        "cell-margin": rules.number("table", "cell-margin"),
        "cell-around": rules.number("table", "space-around"),
        "header-side": rules.words("table", "header-alignment"),
    }


def _draft() -> dict[str, float | str]:
    return {
        "watermark": copies.WATERMARK,
        "watermark-size": copies.WATERMARK_SIZE_PT,
        "watermark-angle": copies.WATERMARK_ANGLE_DEGREES,
        "watermark-grey": copies.WATERMARK_GREY_PERCENT,
        "line-number-size": copies.LINE_NUMBER_SIZE_PT,
        "line-number-gap": copies.LINE_NUMBER_GAP_MM,
    }
