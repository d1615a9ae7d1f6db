"""The words of one document in the head of an appendix, made open for the next one."""

import re
from dataclasses import replace

from cchc_desk.forms.template import Appendix
from cchc_desk.intake.recognise.placeholders import Opener

# "Kèm theo Báo cáo số      /BC-SKHCN"; a decision has a number that is none of this document.
# Source: NĐ 30/2020/NĐ-CP, Phụ lục I, III.1.c.
_BLANK = r"[\d.…_\s]*"
_NUMBER = re.compile(rf"(?P<before>\b(?:Báo cáo|Kế hoạch)\s+số(?:\s*:)?){_BLANK}/[^\s,;)]+")
_DATE = re.compile(rf"\bngày\b{_BLANK}\btháng\b{_BLANK}\bnăm\b{_BLANK}(?=[^\d.…_\s]|$)")
_SLASHED = re.compile(rf"\bngày\s?{_BLANK}/{_BLANK}/\s?(?:\d{{4}}|[.…_\s]+)")


def opened(appendix: Appendix, opener: Opener) -> Appendix:
    """Return an appendix whose titles and "(Kèm theo …)" change with the document.

    ``opener`` knows the office and the period; number and date give way only where the words name
    a report or a plan.
    """
    title = "\n".join(opener.opened(line).text for line in appendix.title.split("\n"))
    return replace(
        appendix,
        label=opener.opened(appendix.label).text,
        title=title,
        attached=_opened_attached(appendix.attached, opener),
        column_titles=tuple(opener.opened(each).text for each in appendix.column_titles),
    )


def _opened_attached(attached: str, opener: Opener) -> str:
    number = _NUMBER.search(attached)
    if number is None:
        return opener.opened(attached).text
    before = opener.opened(attached[: number.start()]).text
    after = attached[number.end() :]
    date = _DATE.search(after) or _SLASHED.search(after)
    said = f"{before}{number['before']} {{report.number}}/{{report.symbol}}"
    if date is None:
        return said + opener.opened(after).text
    between, rest = after[: date.start()], after[date.end() :]
    written = "{report.date}" if date.re is _DATE else "ngày {report.date_slashed}"
    gap = "" if rest[:1].isspace() or not rest[:1].isalnum() else " "
    return f"{said}{between}{written}{gap}{opener.opened(rest).text}"
