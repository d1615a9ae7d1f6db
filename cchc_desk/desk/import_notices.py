"""What a clerk is told of a foreign file that was brought in, a sentence for each thing."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from cchc_desk.desk.import_office import OfficeDifference
from cchc_desk.desk.import_own import HeadingChange
from cchc_desk.desk.import_tasks import JoinedTasks, TaskDifference, row_words
from cchc_desk.forms.column_titles import COLUMN_TITLES
from cchc_desk.forms.office import Signer
from cchc_desk.forms.richtext import RichText, plain_text
from cchc_desk.forms.task import TaskRow
from cchc_desk.forms.text import fold_spaces
from cchc_desk.i18n import N_, tr
from cchc_desk.intake.appendix.tables import TableWarning, TableWarningCode
from cchc_desk.intake.legacy import Conversion, Encoding
from cchc_desk.intake.match.placed import OtherNumber, OtherWords
from cchc_desk.intake.recognise.learned import StaleWords
from cchc_desk.intake.sheet.sheets import Sheet, SheetWarningCode, Workbook
from cchc_desk.intake.source import SourceWarning, WarningCode

_OF_WORD: Mapping[WarningCode, str] = {
    WarningCode.HIDDEN_TEXT: N_("Hidden text was left out ({count})."),
    WarningCode.DELETED_TEXT: N_("Text marked as deleted was left out ({count})."),
    WarningCode.INSERTED_TEXT: N_("Text marked as inserted was taken as it is ({count})."),
    WarningCode.STRUCK_TEXT: N_("Text struck through was taken without the stroke ({count})."),
    WarningCode.COMMENTS: N_(
        "Comments stand beside their items as remarks, and are not printed ({count})."
    ),
    WarningCode.NOT_FOLLOWED: N_("Parts that cannot be read as text were left out ({count})."),
    WarningCode.PICTURES_LEFT_OUT: N_("Pictures that cannot be shown were left out ({count})."),
    WarningCode.OBJECTS_LEFT_OUT: N_("Embedded objects were left out ({count})."),
    WarningCode.LINKS_LEFT_OUT: N_(
        "Links that lead to no web or mail address were left out ({count})."
    ),
    WarningCode.MISSING_NOTES: N_("Footnotes that the file has lost are missing ({count})."),
    WarningCode.TYPED_NOTES_LEFT: N_("Footnotes typed by hand stayed in the text ({count})."),
    WarningCode.UNKNOWN_SYMBOLS: N_("Symbols of a special font could not be read ({count})."),
    WarningCode.UNKNOWN_NUMBERS: N_("Automatic numbers could not be read ({count})."),
}

# Of these nothing that anybody wrote is missing.
_LEFT_OUT: Mapping[WarningCode, str] = {
    WarningCode.REPEATED_HEADERS: N_("Table headers repeated by hand ({count})."),
    WarningCode.TYPED_PAGE_NUMBERS: N_("Page numbers typed by hand ({count})."),
}

_OF_TABLES: Mapping[TableWarningCode, str] = {
    TableWarningCode.NO_HEADER: N_(
        "A table has no header; its columns were told by what is in them."
    ),
    TableWarningCode.JOINED_ROWS: N_(
        "Rows that a page's end had cut in two were joined ({count})."
    ),
    TableWarningCode.GROUP_CELLS: N_("Rows that head groups hold more than a title ({count})."),
    TableWarningCode.NESTED_GROUPS: N_(
        "Groups within groups stand beside each other now ({count})."
    ),
    TableWarningCode.SUMS: N_("Sums between the rows were taken out ({count})."),
    TableWarningCode.PICTURES: N_("Pictures in a table of tasks have no place there ({count})."),
    TableWarningCode.MIXED_NUMBERS: N_(
        "Some numbers are written the Vietnamese way, others the English; check them."
    ),
}

# Of these nothing that anybody wrote is missing either.
_LEFT_OUT_OF_TABLES: Mapping[TableWarningCode, str] = {
    TableWarningCode.REPEATED_HEADERS: N_("Table headers repeated by hand ({count})."),
    TableWarningCode.COLUMN_NUMBERS: N_("Numbers below the titles of columns were left out."),
}

_OF_SHEETS: Mapping[SheetWarningCode, str] = {
    SheetWarningCode.HIDDEN_ROWS: N_("Sheet “{sheet}”: hidden rows were read too ({count})."),
    SheetWarningCode.HIDDEN_COLUMNS: N_("Sheet “{sheet}”: hidden columns were read too ({count})."),
    SheetWarningCode.ERRORS: N_(
        "Sheet “{sheet}”: cells show an error in place of a value ({count})."
    ),
    SheetWarningCode.NOT_CALCULATED: N_(
        "Sheet “{sheet}”: formulas have no value; save the file in Excel and try again ({count})."
    ),
    SheetWarningCode.CUT_SHORT: N_(
        "Sheet “{sheet}” is too large; what follows its last row read was left out."
    ),
}

_ENCODINGS: Mapping[Encoding, str] = {Encoding.TCVN3: "TCVN3 (ABC)", Encoding.VNI: "VNI"}


def quoted(sentence: str, words: Iterable[str], count: int = 0) -> str:
    """Return a sentence with the places that it speaks of behind it; … when there are more."""
    places = [f"“{fold_spaces(each)}”" for each in words if fold_spaces(each)]
    more = [" …"] if count > len(places) and places else []
    return " ".join([sentence, "; ".join(places)]).rstrip() + "".join(more)


# --- what the readers say -------------------------------------------------------------------------


def of_word(warnings: Iterable[SourceWarning]) -> Iterator[str]:
    """Yield what the reader of a Word file left out or changed."""
    yield from _told(warnings, _OF_WORD)


def left_out_of_word(warnings: Iterable[SourceWarning]) -> Iterator[str]:
    """Yield what only pages needed."""
    yield from _told(warnings, _LEFT_OUT)


def _told(
    warnings: Iterable[SourceWarning | TableWarning], sentences: Mapping[Any, str]
) -> Iterator[str]:  # Any: the codes of one of the two
    for each in warnings:
        if each.code in sentences:
            yield quoted(tr(sentences[each.code], count=each.count), each.words, each.count)


def of_tables(warnings: Iterable[TableWarning]) -> Iterator[str]:
    """Yield what the reader of tables changed or was not sure of."""
    yield from _told(warnings, _OF_TABLES)


def left_out_of_tables(warnings: Iterable[TableWarning]) -> Iterator[str]:
    """Yield which rows of tables hold no task and no figure."""
    yield from _told(warnings, _LEFT_OUT_OF_TABLES)


def of_workbook(workbook: Workbook) -> Iterator[str]:
    """Yield what the reader of a workbook found odd or left out."""
    for sheet in workbook.sheets:
        yield from _of_sheet(sheet)
    if workbook.left_out:
        yield quoted(tr("Sheets without cells, or too many, were left out."), workbook.left_out)


def _of_sheet(sheet: Sheet) -> Iterator[str]:
    if sheet.is_hidden:
        yield tr("The hidden sheet “{sheet}” was read too.", sheet=sheet.name)
    for each in sheet.warnings:
        if each.count:
            sentence = tr(_OF_SHEETS[each.code], sheet=sheet.name, count=each.count)
            yield quoted(sentence, each.cells, each.count)


def of_conversions(conversions: Iterable[Conversion]) -> Iterator[str]:
    """Yield from which old fonts text was converted, with samples to check."""
    for each in conversions:
        sentence = tr(
            "Text in {encoding} letters was put into Unicode ({count}); check it.",
            encoding=_ENCODINGS[each.encoding],
            count=each.runs,
        )
        yield quoted(sentence, (sample.after for sample in each.preview), each.runs)


# --- what does not agree --------------------------------------------------------------------------


def of_office(differences: Iterable[OfficeDifference]) -> Iterator[str]:
    """Yield where the letterhead and the profile of the office do not agree."""
    for each in differences:
        yield tr(
            "The letterhead says “{file}”; the profile of the office, which is printed, says "
            "“{profile}”.",
            file=each.file,
            profile=each.profile,
        )


def of_signers(signers: Iterable[Signer]) -> Iterator[str]:
    """Yield who signs beside the one that a document has a place for."""
    for each in signers:
        words = " ".join(filter(None, (each.authority, each.title, each.name)))
        yield quoted(tr("Only one signer has a place; this one was left out."), [words])


def of_stale_words(stale: Iterable[StaleWords]) -> Iterator[str]:
    """Yield words of one period that stay in a learned template."""
    words = list(dict.fromkeys(fold_spaces(each.words) for each in stale))
    if words:
        yield quoted(tr("The new template keeps words of one period; look at them there."), words)


def of_underlines(count: int) -> Iterator[str]:
    """Yield how many spans lost their underline."""
    if count:
        yield tr("Underlined text was taken without its line ({count}).", count=count)


def of_tasks(
    differences: Iterable[TaskDifference], joined: JoinedTasks, *, prefers_file: bool
) -> Iterator[str]:
    """Yield where the file says something else of a task than was kept."""
    numbers = joined.numbers
    for each in differences:
        kept, left = (each.file, each.kept) if prefers_file else (each.kept, each.file)
        yield tr(
            "Task {number}, {column}: “{kept}” is kept; “{left}” is not.",
            number=numbers.get(each.task, ""),
            column=COLUMN_TITLES[each.column],
            kept=_line(kept),
            left=_line(left),
        )


def of_headings(changes: Iterable[HeadingChange]) -> Iterator[str]:
    """Yield the headings that somebody changed in a file of ours."""
    for each in changes:
        if each.file:
            yield tr(
                "The heading “{data}” was changed in the file to “{file}”; it stays as it was.",
                data=_one_line(each.data),
                file=_one_line(each.file),
            )
        else:
            yield tr(
                "The heading “{data}” is not in the file any more; it stays.",
                data=_one_line(each.data),
            )


def of_other_words(words: Iterable[OtherWords]) -> Iterator[str]:
    """Yield the headings that the template prints in other words."""
    for each in words:
        yield tr(
            "The heading “{file}” is printed as the template says: “{template}”.",
            file=_one_line(each.in_file),
            template=_one_line(each.in_template),
        )


def of_other_numbers(numbers: Iterable[OtherNumber]) -> Iterator[str]:
    """Yield the numbers that the file had otherwise; those of the template are printed."""
    words = [f"{each.in_file or '–'} → {each.in_template or '–'}" for each in numbers]
    if words:
        yield quoted(tr("Headings are numbered as the template says."), words)


def of_missing(rows: Iterable[TaskRow]) -> Iterator[str]:
    """Yield the rows that somebody removed from the table of a file of ours."""
    words = [row_words(row) for row in rows]
    if words:
        yield quoted(tr("Rows that are not in the file any more were kept."), words)


def _line(text: RichText) -> str:
    return _one_line(plain_text(text))


def _one_line(text: str) -> str:
    return fold_spaces(text)
