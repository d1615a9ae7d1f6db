"""The real documents beside the project, read once, as the review looks at them."""

from datetime import date
from functools import cache

from cchc_desk.desk.import_source import read_file
from cchc_desk.desk.reviewing import subject_of_file
from cchc_desk.review.finding import Finding
from cchc_desk.review.run import review
from cchc_desk.review.subject import Subject
from tests.corpus import shared_folder

TODAY = date(2026, 11, 21)
DOCUMENTS = (
    "bao-cao-6-thang-2023-quang-ngai",
    "bao-cao-quy-1-2023-brvt",
    "ke-hoach-2023-nghe-an",
    "ke-hoach-2025-lai-chau",
    "phu-luc-2023-brvt",
)


@cache
def corpus_subject(name: str) -> Subject:
    """Return a document of the corpus."""
    return subject_of_file(read_file(shared_folder() / "corpus" / f"{name}.docx"), TODAY)


@cache
def corpus_findings(name: str) -> tuple[Finding, ...]:
    """Return what is found in a document of the corpus."""
    return review(corpus_subject(name))
