"""The comments of a Word file are kept beside the items that they were made on."""

import pytest

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.import_choices import propose
from cchc_desk.desk.import_known import known_to
from cchc_desk.desk.import_source import Source
from cchc_desk.desk.import_understand import understand
from cchc_desk.desk.importing import bring_in
from cchc_desk.desk.remarks import WHOLE, read_remarks, take_away
from cchc_desk.forms.compose import compose
from cchc_desk.forms.document import line_text, lines
from tests.desk.foreign import APPENDIX, a_report, brought_in
from tests.desk.in_word import InWord
from tests.desk.test_importing_own import a_report as own_report
from tests.desk.test_importing_own import file_of
from tests.intake.word_builder.commented import commented


@pytest.fixture
def desk(tmp_path):
    with Desk.open_or_create(tmp_path / "sổ.cchc") as opened:
        yield opened


def remarks(desk, document):
    return read_remarks(desk, desk.report(document))


def foreign(*comments, **said):
    source = a_report(**said)
    return Source(source.name, word=commented(source.word, *comments))


def test_a_comment_stands_beside_the_item_that_it_was_made_on(desk):
    source = foreign(("- Rà soát", "Lê Văn Mẫu", "Nêu số cụ thể."))
    document = brought_in(desk, source).document
    ((item, (remark,)),) = remarks(desk, document).items()
    assert desk.report(document).template.item(item).label == "CẢI CÁCH THỂ CHẾ"
    assert remark.startswith("Lê Văn Mẫu")
    assert remark.endswith("“- Rà soát 04 văn bản;”: Nêu số cụ thể.")


def test_a_comment_on_a_heading_stands_beside_the_next_answer(desk):
    document = brought_in(desk, foreign(("I. CÔNG TÁC", "", "Xem lại."))).document
    (item,) = remarks(desk, document)
    assert desk.report(document).template.item(item).label == "Về kế hoạch cải cách hành chính"


@pytest.mark.parametrize("start", ["BÁO CÁO", "- Sở Nội vụ", "Rà soát văn bản"])
def test_a_comment_outside_the_outline_stands_beside_the_first_answer(desk, start):
    source = foreign((start, "Mẫu", "Kiểm tra."), appendix=APPENDIX)
    document = brought_in(desk, source).document
    (item,) = remarks(desk, document)
    assert desk.report(document).template.item(item).label == "Về kế hoạch cải cách hành chính"


def test_a_comment_goes_with_its_item_into_a_known_template(desk):
    first = brought_in(desk, a_report())
    source = foreign(("Đề nghị Sở", "Mẫu", "Bổ sung."), year=2026)
    second = brought_in(desk, source, template=first.template)
    (item,) = remarks(desk, second.document)
    assert first.template.item(item).label == "KIẾN NGHỊ, ĐỀ XUẤT"


def test_a_comment_is_never_printed(desk):
    document = brought_in(desk, foreign(("- Rà soát", "Mẫu", "Nêu số cụ thể."))).document
    text = "\n".join(line_text(line) for line in lines(compose(desk.report(document))))
    assert "Nêu số" not in text


def test_comments_on_a_file_of_ours_join_the_document_that_it_was_written_from(desk, tmp_path):
    document = desk.create(own_report())
    word = InWord(file_of(desk, document, tmp_path)).source()
    told = commented(word.word, ("Việc giải quyết", "Giám đốc", "Nêu tỷ lệ."))
    for _ in range(2):
        brought_in(desk, Source(word.name, word=told), into=document)
    ((item, (remark,)),) = remarks(desk, document).items()
    assert item == "i.ke-hoach"
    assert remark.endswith("“Việc giải quyết đúng hạn.”: Nêu tỷ lệ.")


def test_comments_of_a_file_of_ours_come_with_a_new_document_too(desk, tmp_path):
    data = file_of(desk, desk.create(own_report()), tmp_path)
    word = InWord(data).source()
    told = commented(word.word, ("Việc giải quyết", "", "Nêu tỷ lệ."))
    with Desk.open_or_create(tmp_path / "khác.cchc") as other:
        source = Source(word.name, word=told)
        known = known_to(other)
        understood = understand(source, known)
        document = bring_in(other, understood, propose(understood, known)).document
        assert list(remarks(other, document)) == ["i.ke-hoach"]


def test_remarks_are_taken_away_and_brought_back(desk):
    source = foreign(("- Rà soát", "Mẫu", "Một."), ("- Kiến nghị", "Mẫu", "Hai."))
    document = brought_in(desk, source).document
    before = remarks(desk, document)
    (item,) = before
    take_away(desk, document, item)
    assert remarks(desk, document) == {}
    desk.undo()
    assert remarks(desk, document) == before
    assert item != WHOLE
