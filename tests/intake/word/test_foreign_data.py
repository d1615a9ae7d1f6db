"""Data that other programs keep in a Word file."""

from cchc_desk.intake.word.embedded import NAMESPACE
from tests.intake.word_builder.markup import line
from tests.intake.word_builder.reading import read


def carried(**parts: str) -> bytes | None:
    named = {f"customXml/{name}.xml": content for name, content in parts.items()}
    return read(line("a"), parts=named).embedded


def test_our_data_is_found_among_that_of_others():
    ours = f'<report xmlns="{NAMESPACE}"> abc </report>'
    assert carried(item1="<b:Sources xmlns:b='x'/>", item2=ours) == b"abc"


def test_data_of_others_is_not_ours():
    assert carried(item1="<b:Sources xmlns:b='x'/>", itemProps1="<x/>") is None
    assert carried(item1=f'<report xmlns="{NAMESPACE}"/>') is None


def test_damaged_data_of_others_is_passed_over():
    assert carried(item1="<b:Sources", item2=f'<report xmlns="{NAMESPACE}">abc</report>') == b"abc"
