from cchc_desk.ui.search.snippet import Tint, found_runs, replaced_runs

TEXT = "Sở đã ban hành Kế hoạch số 05/KH-SKHCN ngày 12/01/2026 về cải cách hành chính năm 2026"


def shown(runs):
    return "".join(run.text for run in runs)


def test_a_short_text_is_shown_whole():
    runs = found_runs(TEXT, 15, 23)
    assert shown(runs) == TEXT
    assert [run.text for run in runs if run.tint is Tint.FOUND] == ["Kế hoạch"]


def test_a_long_text_is_cut_between_words():
    start = TEXT.index("ngày")
    runs = found_runs(TEXT, start, start + 4, around=20)
    assert shown(runs) == "…ngày 12/01/2026 về cải…" or shown(runs).startswith("…05/KH-SKHCN ngày")
    assert "…" in runs[0].text
    assert runs[-1].text.endswith("…")


def test_a_line_end_is_shown_as_a_space():
    assert shown(found_runs("một\nhai", 0, 7)) == "một hai"


def test_what_goes_and_what_comes_stand_beside_each_other():
    runs = replaced_runs("Sở Cũ họp", 3, 5, "Mới")
    assert [(run.text, run.tint) for run in runs] == [
        ("Sở ", Tint.PLAIN), ("Cũ", Tint.REMOVED), ("Mới", Tint.ADDED), (" họp", Tint.PLAIN),
    ]  # fmt: skip


def test_words_that_only_go_leave_no_empty_run():
    assert [run.tint for run in replaced_runs("Cũ", 0, 2, "")] == [Tint.REMOVED]
