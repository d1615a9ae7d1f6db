"""The templates of a workspace: versions, drafts, who follows them, files."""

from dataclasses import replace

import pytest

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.shipped import shipped_templates
from cchc_desk.desk.template_library import (
    LARGEST_FILE_BYTES,
    NOT_YET,
    Origin,
    TemplateFileError,
    TemplateInUseError,
    blank_template,
    copied,
    drop_draft,
    free_id,
    keep_draft,
    keep_version,
    library,
    read_template_file,
    remove_template,
    take_in,
    write_template_file,
)
from cchc_desk.forms.figure import Identity
from cchc_desk.forms.template import DocumentKind
from cchc_desk.forms.template_check import TemplateError
from cchc_desk.forms.template_file import find_faults
from tests.factories import OFFICE, make_report, make_template

OWN = make_template(name="Mẫu của sở")
NEWER = replace(OWN, subject="Trích yếu khác")


@pytest.fixture
def desk(tmp_path):
    with Desk.open_or_create(tmp_path / "so.cchc") as opened:
        yield opened


@pytest.fixture
def used(desk):
    """Return a desk with a document that follows the first version of an own template."""
    desk.set_office(replace(OFFICE, departments=("Văn phòng Sở",)))
    desk.create(make_report(template=OWN))
    return desk


def own(desk):
    return library(desk).entry("mau")


# --- the list -------------------------------------------------------------------------------------


def test_all_shipped_templates_are_listed_reports_first(desk):
    found = library(desk).entries
    assert {each.id for each in found} == {each.id for each in shipped_templates()}
    assert {each.origin for each in found} == {Origin.SHIPPED}
    kinds = [each.template.kind for each in found]
    assert kinds == sorted(kinds, key=list(DocumentKind).index)


def test_it_is_told_which_documents_follow_a_template(used):
    entry = own(used)
    assert (entry.origin, entry.versions) == (Origin.OWN, (1,))
    assert [each.template_version for each in entry.documents] == [1]
    assert library(used).departments == ("Văn phòng Sở",)


def test_a_learned_template_is_told_from_an_own_one(desk):
    desk.create(make_report(template=replace(OWN, learned_from="cu.docx")))
    assert own(desk).origin is Origin.LEARNED


def test_a_template_that_is_not_there_is_none(desk):
    assert library(desk).entry("mau") is None


# --- versions -------------------------------------------------------------------------------------


def test_a_new_version_leaves_documents_with_the_old_one(used):
    kept = keep_version(used, NEWER)
    assert kept.version == 2
    assert own(used).versions == (1, 2)
    (document,) = used.documents()
    assert used.report(document.id).template == OWN


def test_what_says_the_same_makes_no_version(used):
    assert keep_version(used, OWN) == OWN
    assert own(used).versions == (1,)


def test_a_template_with_faults_makes_no_version(used):
    wrong = replace(NEWER, identities=(Identity("a =", (), ()),))
    with pytest.raises(TemplateError) as caught:
        keep_version(used, wrong)
    assert [(f.table, f.index, f.key) for f in caught.value.faults] == [("identity", 0, "equation")]
    assert own(used).versions == (1,)


def test_a_new_version_is_one_step_to_undo(used):
    keep_version(used, NEWER)
    used.undo()
    assert own(used).versions == (1,)
    used.redo()
    assert own(used).versions == (1, 2)


def test_ids_of_items_are_known_from_every_version(used):
    keep_version(used, replace(OWN, items=OWN.items[:1]))
    assert own(used).item_ids == {item.id for item in OWN.items}


# --- drafts ---------------------------------------------------------------------------------------


def test_a_draft_outlives_the_closing_of_the_file(used):
    draft = replace(NEWER, identities=(Identity("a =", (), ()),))
    keep_draft(used, draft)
    path = used.workspace.path
    used.close()
    with Desk.open(path) as again:
        assert own(again).draft == draft
        assert own(again).template == OWN


def test_a_draft_alone_is_listed(desk):
    keep_draft(desk, replace(OWN, version=NOT_YET))
    entry = own(desk)
    assert (entry.versions, entry.draft) == ((), entry.template)


def test_a_version_ends_its_draft(used):
    keep_draft(used, NEWER)
    keep_version(used, NEWER)
    assert own(used).draft is None


def test_a_draft_can_be_dropped_also_where_there_is_none(used):
    keep_draft(used, NEWER)
    drop_draft(used, "mau")
    drop_draft(used, "mau")
    assert own(used).draft is None


# --- copies and deleting --------------------------------------------------------------------------


def test_a_copy_has_an_id_of_its_own_and_no_version_yet(desk):
    shipped = shipped_templates()[0]
    copy = copied(shipped, "Mẫu riêng", library(desk).ids)
    assert (copy.id, copy.version) == (f"{shipped.id}-2", NOT_YET)
    assert copy.items == shipped.items
    assert keep_version(desk, copy).version == 1


def test_an_id_is_made_of_the_letters_of_a_name():
    assert free_id("Báo cáo Đặc biệt (2026)", ()) == "bao-cao-dac-biet-2026"
    assert free_id("…", {"mau"}) == "mau-2"


@pytest.mark.parametrize("kind", DocumentKind)
def test_a_blank_template_can_be_saved_at_once(kind):
    blank = blank_template(kind, "Mẫu mới", ())
    assert find_faults(replace(blank, version=1)) == ()


def test_a_template_in_use_cannot_be_deleted(used):
    with pytest.raises(TemplateInUseError):
        remove_template(used, "mau")
    assert own(used) is not None


def test_deleting_takes_all_versions_and_undo_brings_them_back(desk):
    keep_version(desk, replace(OWN, version=NOT_YET))
    keep_version(desk, NEWER)
    remove_template(desk, "mau")
    assert own(desk) is None
    desk.undo()
    assert own(desk).versions == (1, 2)


# --- files ----------------------------------------------------------------------------------------


def test_a_file_gives_the_template_back(tmp_path):
    write_template_file(OWN, tmp_path / "mau.toml")
    assert read_template_file(tmp_path / "mau.toml") == OWN


def test_a_file_with_a_mark_of_windows_at_its_beginning_is_read(tmp_path):
    write_template_file(OWN, tmp_path / "mau.toml")
    text = (tmp_path / "mau.toml").read_text(encoding="utf-8")
    (tmp_path / "mau.toml").write_text(text.replace("\n", "\r\n"), encoding="utf-8-sig")
    assert read_template_file(tmp_path / "mau.toml") == OWN


def test_a_file_that_is_none_is_refused(tmp_path):
    file = tmp_path / "anh.toml"
    with pytest.raises(TemplateFileError):
        read_template_file(file)
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(TemplateFileError):
        read_template_file(file)
    file.write_bytes(b"#" * (LARGEST_FILE_BYTES + 1))
    with pytest.raises(TemplateFileError):
        read_template_file(file)


def test_faults_of_a_file_are_told_with_their_lines(tmp_path):
    file = tmp_path / "mau.toml"
    file.write_text('id = "mau"\nversion = 1\nkind = "la"\n', encoding="utf-8")
    with pytest.raises(TemplateError, match=r"mau\.toml:3: "):
        read_template_file(file)


def test_a_known_id_in_a_file_makes_the_next_version(used):
    assert take_in(used, replace(NEWER, version=1)).version == 2
    assert take_in(used, replace(NEWER, version=7)).version == 2


def test_a_shipped_id_in_a_file_gets_an_id_of_its_own(desk):
    shipped = shipped_templates()[0]
    assert take_in(desk, shipped) == shipped
    changed = take_in(desk, replace(shipped, title="KHÁC"))
    assert (changed.id, changed.version) == (f"{shipped.id}-2", 1)


def test_taking_in_leaves_a_draft_as_it_is(used):
    draft = replace(OWN, subject="Bản nháp")
    keep_draft(used, draft)
    take_in(used, NEWER)
    assert own(used).draft == draft
