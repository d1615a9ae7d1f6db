"""How many sown slips the review finds, rule by rule, and how long 20 pages take.

Run: uv run python tests/bench/bench_review.py
"""

import sys
import time
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from cchc_desk.desk.sample import sample_report
from cchc_desk.forms.report import Report
from cchc_desk.review.run import review
from tests.review.documents import NAMES, clean, found, subject, texts
from tests.review.mutations import FAMILIES, is_found, sow

PAGE = 2300  # characters of a page of 14 points with the margins of the decree


def main() -> None:
    """Print the recall of every rule and the times."""
    reports = [*(clean(name) for name in NAMES), sample_report()]
    before = {report.id: found(report) for report in reports}
    hits: dict[tuple[str, str], list[bool]] = defaultdict(list)
    missed: list[str] = []
    family_of = {sort: family for family, sorts in FAMILIES.items() for sort in sorts}
    for sort, report, slipped in sow(reports, 3, seed=20261121):
        ok = is_found(sort, before[report.id], slipped)
        hits[family_of[sort], sort.rule].append(ok)
        if not ok:
            missed.append(f"  missed {sort.rule}: {sort.name} ({report.id}, {slipped.place})")
    for (family, rule), results in sorted(hits.items()):
        print(f"{family:10} {rule:18} {sum(results):3}/{len(results)}")
    print(*missed, sep="\n")
    every = [ok for results in hits.values() for ok in results]
    print(f"all: {sum(every)}/{len(every)} = {sum(every) / len(every):.1%}")
    size = sum(len(text.text) for report in reports for text in texts(report))
    print(f"clean documents: {len(reports)}, {size} characters, {size / PAGE:.1f} pages")
    for report in reports:
        characters = sum(len(text.text) for text in texts(report))
        spent = min(_review_ms(report) for _ in range(5))
        pages = characters / PAGE
        name = report.id or "sample"
        print(
            f"{name}: {spent:.0f} ms of CPU, {pages:.1f} pages, {spent / pages * 20:.0f} ms for 20"
        )


def _review_ms(report: Report) -> float:
    """Return the CPU time of one review, in milliseconds; other programs do not count."""
    begin = time.process_time()
    review(subject(report))
    return (time.process_time() - begin) * 1000


if __name__ == "__main__":
    main()
