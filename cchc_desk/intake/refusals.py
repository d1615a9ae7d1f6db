"""Why a foreign file is not read, each reason as one sentence that says what to do."""

from collections.abc import Iterator, Mapping

from cchc_desk.errors import UserError
from cchc_desk.i18n import N_, tr
from cchc_desk.intake.limits import MAX_FILE_BYTES, MAX_IMAGE_BYTES, MAX_IMAGE_PIXELS, MB


class RefusedFileError(UserError):
    """Say that a file is not read, and why; the file is as it was.

    ``detail``: what was found, in English, for the one who looks into it; "" when the sentence
    says it all.
    """

    sentence = N_("The file cannot be read; choose another one.")
    values: Mapping[str, object] = {}

    def __init__(self, detail: str = "", text: str | None = None) -> None:
        """Take the sentence of the class, or another text in its place."""
        super().__init__(tr(self.sentence, **self.values) if text is None else text)
        self.detail = detail


def refusal(kind: str, detail: str, text: str) -> RefusedFileError:
    """Make again the error that another process met; a kind that is not known here is the base."""
    kinds = {each.__name__: each for each in _kinds(RefusedFileError)}
    return kinds.get(kind, RefusedFileError)(detail, text)


def _kinds(base: type[RefusedFileError]) -> Iterator[type[RefusedFileError]]:
    for each in base.__subclasses__():
        yield each
        yield from _kinds(each)


# --- the file cannot be reached -------------------------------------------------------------------


class UnreachableFileError(RefusedFileError):
    """Say that the path leads to no file that may be read now."""


class MissingFileError(UnreachableFileError):
    """Say that there is no such file."""


class NotAFileError(UnreachableFileError):
    """Say that the path names a folder, a link or a device."""


class RemoteFileError(UnreachableFileError):
    """Say that the path leads to another computer."""


class LockedFileError(UnreachableFileError):
    """Say that another program keeps the file to itself."""


class ChangingFileError(UnreachableFileError):
    """Say that the file was written while it was read."""


# --- the file is something else -------------------------------------------------------------------


class OtherKindError(RefusedFileError):
    """Say what the file is, when it is neither a Word document nor an Excel workbook."""

    sentence = N_(
        "The file is neither a Word document (.docx) nor an Excel workbook (.xlsx); choose another "
        "one."
    )


class EmptyFileError(OtherKindError):
    """Say that the file has no content."""

    sentence = N_("The file is empty; choose another one, or ask the sender for it again.")


class OldWordFileError(OtherKindError):
    """Say that the file is from before Word 2007."""

    sentence = N_(
        "The file is an old Word document (.doc), whatever its name says; open it in Word, save it "
        "as .docx and choose that one."
    )


class OldExcelFileError(OtherKindError):
    """Say that the file is from before Excel 2007."""

    sentence = N_(
        "The file is an old Excel workbook (.xls), whatever its name says; open it in Excel, save "
        "it as .xlsx and choose that one."
    )


class PresentationFileError(OtherKindError):
    """Say that the file is from PowerPoint."""

    sentence = N_(
        "The file is a PowerPoint presentation; choose a Word document (.docx) or an Excel "
        "workbook (.xlsx)."
    )


class OtherOfficeFileError(OtherKindError):
    """Say that the file is of Word or Excel, but no plain document or workbook."""

    sentence = N_(
        "The file is a template or a binary workbook (.dotx, .xltx, .xlsb); open it in Word or "
        "Excel, save it as .docx or .xlsx and choose that one."
    )


class EncryptedFileError(OtherKindError):
    """Say that the file has a password."""

    sentence = N_(
        "The file has a password; open it in Word or Excel, remove the password, save it and "
        "choose it again."
    )


class MacroFileError(OtherKindError):
    """Say that the file holds macros."""

    sentence = N_(
        "The file holds macros, which can do harm; if you trust it, open it in Word or Excel, save "
        "it as .docx or .xlsx and choose that one."
    )


class RichTextFileError(OtherKindError):
    """Say that the file is RTF."""

    sentence = N_(
        "The file is in rich text format (RTF), whatever its name says; open it in Word, save it "
        "as .docx and choose that one."
    )


class WebPageFileError(OtherKindError):
    """Say that the file is HTML, MHTML or the XML of Word 2003."""

    sentence = N_(
        "The file is a web page or XML text, whatever its name says; open it in Word or Excel, "
        "save it as .docx or .xlsx and choose that one."
    )


class PdfFileError(OtherKindError):
    """Say that the file is PDF."""

    sentence = N_(
        "The file is a PDF; ask for the Word document, or open the PDF in Word, save it as .docx "
        "and choose that one."
    )


class OpenDocumentFileError(OtherKindError):
    """Say that the file is of LibreOffice."""

    sentence = N_(
        "The file is in OpenDocument format (.odt, .ods); open it in the program that made it, "
        "save it as .docx or .xlsx and choose that one."
    )


class ArchiveFileError(OtherKindError):
    """Say that the file holds other files."""

    sentence = N_(
        "The file is an archive of other files (.zip, .rar, .7z); unpack it and choose the "
        "document in it."
    )


class PictureFileError(OtherKindError):
    """Say that the file is an image."""

    sentence = N_(
        "The file is a picture; choose the Word document that it was made from, or type its text."
    )


class PlainTextFileError(OtherKindError):
    """Say that the file is text without any format."""

    sentence = N_(
        "The file is plain text; open it in Word, save it as .docx and choose that one, or copy "
        "its text and paste it here."
    )


class NotWordError(OtherKindError):
    """Say that the file is a workbook where a document is wanted."""

    sentence = N_(
        "The file is an Excel workbook (.xlsx) and not a Word document, whatever its name says; "
        "choose a Word document (.docx) here."
    )


class NotExcelError(OtherKindError):
    """Say that the file is a document where a workbook is wanted."""

    sentence = N_(
        "The file is a Word document (.docx) and not an Excel workbook, whatever its name says; "
        "choose an Excel workbook (.xlsx) here."
    )


# --- the file is not as it should be --------------------------------------------------------------


class DamagedFileError(RefusedFileError):
    """Say that the file is broken."""

    sentence = N_(
        "The file is damaged or not complete; ask the sender for it again, or open it in Word or "
        "Excel, save it under another name and choose that one."
    )


class UnsafeFileError(RefusedFileError):
    """Say that the file is built to mislead or to harm."""

    sentence = N_(
        "The file is not built as Word and Excel build theirs, and may be harmful; do not open it, "
        "and ask the sender for another one."
    )


class FileTooLargeError(RefusedFileError):
    """Say that the file has too many bytes."""

    sentence = N_(
        "The file is larger than {limit} MB; make its pictures smaller or save it in parts, and "
        "choose one of them."
    )
    values: Mapping[str, object] = {"limit": MAX_FILE_BYTES // MB}


class OverLimitError(RefusedFileError):
    """Say that the file holds more than any report does."""

    sentence = N_(
        "The file holds more than this program can read; save it in Word or Excel in smaller parts "
        "and choose one of them."
    )


class PictureError(RefusedFileError):
    """Say that a picture in the file cannot be taken over; the rest of the file can."""

    sentence = N_(
        "A picture in the file is neither PNG nor JPEG, or is damaged; insert it again in Word as "
        "one of these."
    )


class LargePictureError(PictureError):
    """Say that a picture in the file is too large."""

    sentence = N_(
        "A picture in the file is larger than {limit} MB or {pixels} million pixels; make it "
        "smaller in Word (Compress Pictures)."
    )
    values: Mapping[str, object] = {
        "limit": MAX_IMAGE_BYTES // MB,
        "pixels": MAX_IMAGE_PIXELS // 1_000_000,
    }


# --- the reading came to an end -------------------------------------------------------------------


class SlowFileError(RefusedFileError):
    """Say that reading took longer than it may."""

    sentence = N_(
        "Reading the file took too long and was stopped; save it in Word or Excel in smaller parts "
        "and choose one of them."
    )


class StoppedReadingError(RefusedFileError):
    """Say that reading broke off; ``detail`` is what is known of it."""

    sentence = N_(
        "Reading the file broke off; open it in Word or Excel, save it under another name and "
        "choose that one."
    )


class ReaderBlockedError(RefusedFileError):
    """Say that the child process could not be started."""

    sentence = N_(
        "The part of this program that reads files could not be started; a virus scanner may have "
        "blocked it: have “cchc-desk-cli” allowed there, and try again."
    )


class CancelledReadingError(RefusedFileError):
    """Say that the user did not want to wait."""

    sentence = N_("Reading the file was cancelled; nothing was changed.")
