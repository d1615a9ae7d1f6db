from datetime import date

from cchc_desk.forms.office import Office, office_on

OLD = Office(valid_from=date(2020, 1, 1), name="Sở cũ")
NEW = Office(valid_from=date(2025, 3, 1), name="Sở mới")


def test_the_profile_of_the_day_is_used():
    assert office_on(date(2025, 2, 28), [NEW, OLD]) is OLD
    assert office_on(date(2025, 3, 1), [NEW, OLD]) is NEW


def test_before_the_first_profile_the_first_one_is_used():
    assert office_on(date(2000, 1, 1), [NEW, OLD]) is OLD


def test_without_any_profile_the_office_has_no_names():
    assert office_on(date(2000, 1, 1), []) == Office()
