from cchc_desk.forms.outline import Item, number_items
from cchc_desk.forms.template import renumbered
from tests.factories import make_template


def test_renumbering_puts_computed_numbers_in_place_of_typed_ones():
    typed = (Item("a", 1, "A"), Item("b", 2, "B", source_number="2a"), Item("c", 2, "C"))
    template = renumbered(make_template(items=typed))
    numbers = [n.number for n in number_items(template.items, template.numbering)]
    assert numbers == ["I.", "1.", "2."]


def test_renumbering_leaves_what_has_no_typed_number_as_it_is():
    template = make_template()
    assert renumbered(template) == template


def test_an_item_without_a_number_stays_without_one():
    item = Item("a", 1, "A", bullet="", source_number="*")
    assert renumbered(make_template(items=(item,))).items == (Item("a", 1, "A", bullet=""),)
