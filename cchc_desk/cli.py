"""The command line: the same desk without a window, for IT staff and scripts."""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NoReturn

from cchc_desk import __version__
from cchc_desk.desk import backup_commands, commands
from cchc_desk.desk.commands import Outcome
from cchc_desk.desk.exporting import DOCUMENT_SUFFIXES, Exporting
from cchc_desk.errors import CANNOT, UserError
from cchc_desk.forms.medium import Medium
from cchc_desk.i18n import tr

DONE = 0
DONE_WITH_FINDINGS = 1


class _UsageError(UserError):
    """Say that the words of the command line are not understood."""


class _Parser(ArgumentParser):
    """Report wrong words as one sentence instead of leaving the program."""

    def error(self, message: str) -> NoReturn:
        raise _UsageError(
            tr(
                "The command is not complete or not known; write “{program} --help” to see what "
                "it needs.",
                program=self.prog,
            )
        )


Command = Callable[[Namespace], Outcome]


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; text goes to stdout, errors to stderr."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError):  # a stream that a test or a frozen window put in its place
            stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    try:
        options = _parser().parse_args(arguments)
        outcome = _COMMANDS[options.command](options)
    except UserError as error:
        print(error, file=sys.stderr)
        return CANNOT
    print(json.dumps(outcome.data, ensure_ascii=False) if options.json else outcome.text)
    return DONE_WITH_FINDINGS if outcome.has_findings else DONE


def names_file(words: Sequence[str]) -> bool:
    """Tell whether the only word is no command but a file, which the window can try to open."""
    return len(words) == 1 and words[0] not in _COMMANDS and Path(words[0]).is_file()


def _demo(options: Namespace) -> Outcome:
    return commands.demo(options.folder)


def _list(options: Namespace) -> Outcome:
    return commands.list_documents(options.file)


def _new(options: Namespace) -> Outcome:
    return commands.new(options.file, options.template, options.period, options.earlier)


def _import(options: Namespace) -> Outcome:
    # What understands foreign files takes 90 ms to import; the other commands do without it.
    from cchc_desk.desk.import_command import import_file  # noqa: PLC0415

    with _progress_line(tr("Reading “{name}”", name=options.source.name)) as progress:
        return import_file(options.file, options.source, options.template, options.period, progress)


@contextmanager
def _progress_line(title: str) -> Iterator[Callable[[float], None] | None]:
    """Yield what shows a share, 0 to 1, on one line of a terminal. None: there is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return

    def show(share: float) -> None:
        print(f"\r{title}: {share:4.0%}", end="", file=sys.stderr, flush=True)

    try:
        yield show
    finally:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _export(options: Namespace) -> Outcome:
    exporting = Exporting(
        guidance=options.guidance,
        appendix=not options.no_appendix,
        embed=not options.no_embed,
        medium=Medium.ELECTRONIC if options.electronic else Medium.PAPER,
        separate_appendix=options.separate_appendix,
        draft=options.draft,
        tables=options.tables,
        **_attached(options.attach),
    )
    with _progress_line(tr("Writing “{name}”", name=options.to.name)) as progress:
        return commands.export(options.file, options.document, options.to, exporting, progress)


def _attached(named: Sequence[str] | None) -> dict[str, Any]:
    """Return what goes along with a mail: "pdf" is made, any other word is a file."""
    if named is None:
        return {}
    made = [f".{each}" for each in named if f".{each}" in DOCUMENT_SUFFIXES]
    files = [Path(each) for each in named if f".{each}" not in DOCUMENT_SUFFIXES]
    return {"attached": tuple(made), "files": tuple(files)}


def _tasks(options: Namespace) -> Outcome:
    return commands.tasks(options.file, options.document)


def _review(options: Namespace) -> Outcome:
    # The rules and what reads foreign files take 200 ms to import; other commands do without.
    from cchc_desk.desk.review_command import review_foreign, review_kept  # noqa: PLC0415

    if options.document is None:
        return review_foreign(options.file)
    return review_kept(options.file, options.document, options.sheet)


def _templates(_options: Namespace) -> Outcome:
    return commands.templates()


def _verify(options: Namespace) -> Outcome:
    return commands.verify(options.file)


def _backup(options: Namespace) -> Outcome:
    return backup_commands.backup(options.file, options.folder)


def _restore(options: Namespace) -> Outcome:
    return backup_commands.restore(options.file, options.backup, options.report)


_COMMANDS: Mapping[str, Command] = {
    "demo": _demo,
    "list": _list,
    "new": _new,
    "import": _import,
    "export": _export,
    "tasks": _tasks,
    "review": _review,
    "templates": _templates,
    "verify": _verify,
    "backup": _backup,
    "restore": _restore,
}


def _parser() -> _Parser:
    parser = _Parser(prog="cchc-desk", description=tr("Draft CCHC plans and reports offline."))
    parser.add_argument("--version", action="version", version=f"cchc-desk {__version__}")
    # argparse types the factory loosely
    commands_: Any = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, help_: str) -> ArgumentParser:
        made: ArgumentParser = commands_.add_parser(name, help=help_, description=help_)
        made.add_argument("--json", action="store_true", help=tr("write JSON for machines"))
        return made

    demo = command("demo", tr("write a filled sample office and its documents into a folder"))
    demo.add_argument("folder", metavar="DIR", type=Path)
    _with_file(command("list", tr("list the documents of a workspace")))
    _add_new(command("new", tr("make a document; the workspace is made when missing")))
    _add_import(
        command("import", tr("bring in a Word or Excel file; the workspace is made if needed"))
    )
    _add_export(command("export", tr("write a document to a file")))
    _with_document(command("tasks", tr("list the tasks of a document with their deadlines")))
    review = command("review", tr("find what is wrong in a document or in any Word file"))
    _with_file(review).add_argument("document", metavar="DOC", nargs="?")
    review.add_argument(
        "--sheet",
        metavar="OUT.docx|pdf",
        type=Path,
        help=tr("also write the check sheet of a document of a workspace"),
    )
    command("templates", tr("list the templates"))
    _with_file(command("verify", tr("look for damage in a workspace")))
    _add_backup(command("backup", tr("make a backup of a workspace that is proved to be whole")))
    _add_restore(command("restore", tr("put a backup in place, or take one document back")))
    return parser


def _with_file(parser: ArgumentParser) -> ArgumentParser:
    parser.add_argument("file", metavar="FILE", type=Path)
    return parser


def _add_backup(parser: ArgumentParser) -> None:
    _with_file(parser).add_argument("folder", metavar="DIR", type=Path, nargs="?")


def _add_restore(parser: ArgumentParser) -> None:
    _with_file(parser).add_argument("backup", metavar="BACKUP", type=Path)
    parser.add_argument("--report", metavar="DOC")


def _with_document(parser: ArgumentParser) -> ArgumentParser:
    _with_file(parser).add_argument("document", metavar="DOC")
    return parser


def _add_new(parser: ArgumentParser) -> None:
    _with_file(parser).add_argument("--template", required=True, metavar="ID")
    parser.add_argument("--period", required=True, metavar="2026-quy-1")
    parser.add_argument("--from", dest="earlier", metavar="DOC")


def _add_import(parser: ArgumentParser) -> None:
    _with_file(parser).add_argument("source", metavar="SOURCE.docx|xlsx", type=Path)
    parser.add_argument("--template", metavar="ID")
    parser.add_argument("--period", metavar="2026-quy-1")


def _add_export(parser: ArgumentParser) -> None:
    _with_document(parser).add_argument(
        "--to", required=True, metavar="OUT.docx|pdf|xlsx|eml", type=Path
    )
    parser.add_argument("--guidance", action="store_true", default=None)
    flags = {
        "--no-appendix": tr("without the appendices"),
        "--no-embed": tr("without the data that the program could read back"),
        "--electronic": tr(
            "for a document system: number and date in “(attached to …)” are left open"
        ),
        "--separate-appendix": tr("the appendices in a second file"),
        "--draft": tr("PDF: a draft for the notes of the signer"),
        "--tables": tr("Excel: a workbook for each table"),
    }
    for flag, help_ in flags.items():
        parser.add_argument(flag, action="store_true", help=help_)
    parser.add_argument(
        "--attach",
        nargs="+",
        metavar="docx|pdf|xlsx|FILE",
        help=tr("e-mail: what goes along; the Word file if nothing is said"),
    )
