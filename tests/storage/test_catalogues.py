from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_desk.desk.shipped import shipped_templates
from cchc_desk.forms.figure import Figure, Nature
from cchc_desk.forms.office import Office, Signer
from cchc_desk.forms.period import STANDARD_KINDS, DayOfYear, PeriodKind
from cchc_desk.forms.template_check import TemplateError
from cchc_desk.storage import figures, images, offices, periods, templates
from cchc_desk.storage.faults import DamagedTextError
from cchc_desk.storage.images import ImageError
from cchc_desk.storage.templates import TemplateConflictError
from cchc_desk.storage.workspace import Workspace
from tests.factories import OFFICE, make_template
from tests.storage.damage import store_wrongly
from tests.strategies import texts

SAME_FILE = settings(
    max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8\xff\xe0"
lists = st.lists(texts, max_size=3).map(tuple)

# --- offices --------------------------------------------------------------------------------------


@SAME_FILE
@given(
    st.builds(
        Office, st.dates(), texts, texts, texts, texts, st.builds(Signer, texts, texts, texts),
        lists, lists, lists, texts,
    )
)  # fmt: skip
def test_any_profile_of_the_office_is_read_as_it_was_kept(workspace, office):
    workspace.apply(offices.put_change(workspace, office))
    assert office in offices.read_offices(workspace)


def test_profiles_are_read_in_the_order_of_their_days(workspace):
    for year in (2026, 2020, 2023):
        workspace.apply(offices.put_change(workspace, Office(date(year, 1, 1))))
    years = [office.valid_from.year for office in offices.read_offices(workspace)]
    assert years == [2020, 2023, 2026]


def test_a_profile_of_the_same_day_is_replaced(workspace):
    workspace.apply(offices.put_change(workspace, OFFICE))
    workspace.apply(offices.put_change(workspace, replace(OFFICE, name="Sở mới")))
    assert [office.name for office in offices.read_offices(workspace)] == ["Sở mới"]


def test_a_profile_is_removed(workspace):
    workspace.apply(offices.put_change(workspace, OFFICE))
    workspace.apply(offices.remove_change(workspace, OFFICE.valid_from))
    assert offices.read_offices(workspace) == ()


# --- kinds of periods -----------------------------------------------------------------------------

TEN_MONTHS = PeriodKind(
    "10-thang", "10 tháng", "10 tháng", "", DayOfYear(12, 15, -1), DayOfYear(10, 14),
    DayOfYear(10, 15), is_cumulative=True,
)  # fmt: skip


def test_a_new_workspace_knows_the_shipped_kinds(workspace):
    assert periods.read_kinds(workspace) == STANDARD_KINDS


def test_own_kinds_come_after_the_shipped_ones(workspace):
    eleven = replace(TEN_MONTHS, id="11-thang")
    for kind in (eleven, TEN_MONTHS):
        workspace.apply(periods.put_change(workspace, kind))
    assert periods.read_kinds(workspace) == (*STANDARD_KINDS, eleven, TEN_MONTHS)


def test_an_edited_kind_stands_in_its_old_place(workspace):
    edited = replace(STANDARD_KINDS[1], due_day=DayOfYear(6, 20))
    workspace.apply(periods.put_change(workspace, replace(edited, name="?")))
    workspace.apply(periods.put_change(workspace, edited))
    assert periods.read_kinds(workspace) == (STANDARD_KINDS[0], edited, *STANDARD_KINDS[2:])


def test_a_removed_kind_is_as_shipped_again(workspace):
    for kind in (TEN_MONTHS, replace(STANDARD_KINDS[1], name="?")):
        workspace.apply(periods.put_change(workspace, kind))
        workspace.apply(periods.remove_change(workspace, kind.id))
    assert periods.read_kinds(workspace) == STANDARD_KINDS


# --- templates ------------------------------------------------------------------------------------


def test_a_template_is_read_as_it_was_kept(workspace):
    workspace.apply(templates.put_change(workspace, make_template()))
    assert templates.read_template(workspace, "mau", 1) == make_template()


@pytest.mark.parametrize("template", shipped_templates(), ids=lambda each: each.id)
def test_a_shipped_template_is_read_as_it_was_kept(workspace, template):
    workspace.apply(templates.put_change(workspace, template))
    assert templates.read_templates(workspace) == (template,)


def test_the_same_template_is_kept_once(workspace):
    workspace.apply(templates.put_change(workspace, make_template()))
    assert templates.put_change(workspace, make_template()).rows == ()


def test_another_template_under_the_same_version_is_refused(workspace):
    workspace.apply(templates.put_change(workspace, make_template()))
    with pytest.raises(TemplateConflictError, match="mau"):
        templates.put_change(workspace, make_template(title="KHÁC"))


def test_all_versions_are_read_in_order(workspace):
    for version in (2, 10, 1):
        workspace.apply(templates.put_change(workspace, make_template(version=version)))
    assert [each.version for each in templates.read_templates(workspace)] == [1, 2, 10]


def test_a_template_that_could_not_be_read_back_is_not_kept(workspace):
    with pytest.raises(TemplateError):
        templates.put_change(workspace, make_template(id="Không hợp lệ"))


def test_a_template_that_would_be_read_back_as_another_is_not_kept(workspace):
    with pytest.raises(ValueError, match="mau"):
        templates.put_change(workspace, make_template(periods=["quy-1"]))


def test_a_damaged_template_is_told(closed):
    store_wrongly(closed, 'UPDATE template SET definition = \'{"id": "mau"\'')
    with Workspace.open(closed) as workspace, pytest.raises(DamagedTextError, match="mau"):
        templates.read_templates(workspace)


# --- figures --------------------------------------------------------------------------------------

FIGURE = Figure("ty-le", "Tỷ lệ", "%", Nature.RATIO, "dung-han", "tong")


def test_figures_are_read_as_they_were_offered(workspace):
    workspace.apply(figures.offer_change(workspace, [FIGURE, Figure("tong", "Tổng")]))
    found = figures.read_figures(workspace)
    assert found == {"tong": Figure("tong", "Tổng"), "ty-le": FIGURE}


def test_a_figure_that_the_catalogue_has_is_shared_and_not_redefined(workspace):
    workspace.apply(figures.offer_change(workspace, [FIGURE]))
    other = replace(FIGURE, label="khác")
    assert figures.offer_change(workspace, [other, other]).rows == ()


def test_a_figure_can_be_described_anew(workspace):
    workspace.apply(figures.put_change(workspace, FIGURE))
    workspace.apply(figures.put_change(workspace, replace(FIGURE, label="Khác", measure="")))
    assert figures.read_figures(workspace)["ty-le"].label == "Khác"


def test_a_damaged_figure_is_told(closed):
    store_wrongly(closed, "UPDATE figure SET nature = 'unheard'")
    with Workspace.open(closed) as workspace, pytest.raises(DamagedTextError):
        figures.read_figures(workspace)


# --- images ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("data", "name"), [(PNG, "image/png"), (JPEG, "image/jpeg")])
def test_an_image_is_kept_with_its_type(workspace, data, name):
    workspace.apply(images.put_change(workspace, [data]))
    (row,) = workspace.rows("image", "")
    assert row == {"id": images.image_id(data), "data": data, "media_type": name}


def test_the_same_image_is_kept_once(workspace):
    workspace.apply(images.put_change(workspace, [PNG, PNG]))
    assert images.put_change(workspace, [PNG]).rows == ()


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"<svg/>"])
def test_an_image_of_another_type_is_refused(workspace, data):
    with pytest.raises(ImageError):
        images.put_change(workspace, [data])


def test_only_images_that_are_kept_are_found(workspace):
    workspace.apply(images.put_change(workspace, [PNG, JPEG]))
    found = images.read_images(workspace, [images.image_id(PNG), "lost"])
    assert found == {images.image_id(PNG): PNG}
