"""Files that prove what became of a task."""

from pathlib import Path

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.proofs import add_proofs, proofs, remove_proof
from tests.factories import OFFICE, make_report

PLAN, PHOTO = Path("C:/Kiểm chứng/kế hoạch.pdf"), Path("C:/Kiểm chứng/ảnh | 1.jpg")


def make(tmp_path):
    desk = Desk.open_or_create(tmp_path / "sổ.cchc")
    desk.set_office(OFFICE)
    desk.create(make_report())
    return desk


def test_files_are_noted_by_where_they_lie(tmp_path):
    with make(tmp_path) as desk:
        add_proofs(desk, "t1", [PLAN, PHOTO, PLAN])
        assert proofs(desk, "t1") == (PHOTO, PLAN)
        assert proofs(desk, "t2") == ()


def test_a_file_is_forgotten_and_nothing_else(tmp_path):
    with make(tmp_path) as desk:
        add_proofs(desk, "t1", [PLAN, PHOTO])
        add_proofs(desk, "t2", [PLAN])
        remove_proof(desk, "t1", PLAN)
        assert proofs(desk, "t1") == (PHOTO,)
        assert proofs(desk, "t2") == (PLAN,)


def test_several_files_are_one_step_to_undo(tmp_path):
    with make(tmp_path) as desk:
        add_proofs(desk, "t1", [PLAN, PHOTO])
        desk.undo()
        assert proofs(desk, "t1") == ()


def test_they_are_still_there_when_the_file_is_opened_again(tmp_path):
    with make(tmp_path) as desk:
        add_proofs(desk, "t1", [PLAN])
    with Desk.open(tmp_path / "sổ.cchc") as desk:
        assert proofs(desk, "t1") == (PLAN,)
