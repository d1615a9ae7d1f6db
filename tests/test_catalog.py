import ast
import gettext
import io

import pytest
from babel.messages.catalog import Catalog

from installer import catalog

MESSAGE_CALLS = {"tr": 1, "ntr": 2, "N_": 1}  # how many of the first arguments are messages


def call_name(node):
    return getattr(node.func, "id", getattr(node.func, "attr", ""))


def message_calls():
    """Yield every call that translates, read from the syntax tree and not by Babel."""
    for path in sorted(catalog.SOURCES.rglob("*.py")):
        place = path.relative_to(catalog.SOURCES)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and call_name(node) in MESSAGE_CALLS:
                yield f"{place}:{node.lineno}", node


def message_arguments():
    """Yield the place and the syntax of everything that is translated."""
    for place, call in message_calls():
        for argument in call.args[: MESSAGE_CALLS[call_name(call)]]:
            yield place, argument


def make_catalog(**messages):
    made = Catalog(locale="vi")
    for english, vietnamese in messages.items():
        made.add(english.replace("_", " "), vietnamese)
    return made


def test_the_catalog_is_complete_and_compiled():
    assert catalog.all_faults() == []


def test_the_catalog_file_is_as_update_writes_it():
    updated = catalog.merge(catalog.extract_messages(), catalog.read_catalog())
    assert catalog.PO.read_bytes().replace(b"\r\n", b"\n") == catalog.po_bytes(updated)


def test_every_message_of_the_sources_is_extracted():
    ids = [each.id for each in catalog.messages(catalog.extract_messages())]
    extracted = {text for each in ids for text in ([each] if isinstance(each, str) else each)}
    literals = [pair for pair in message_arguments() if isinstance(pair[1], ast.Constant)]
    assert [(place, text.value) for place, text in literals if text.value not in extracted] == []


def test_no_message_is_put_together_before_it_is_translated():
    glued = (ast.JoinedStr, ast.BinOp)
    assert [place for place, argument in message_arguments() if isinstance(argument, glued)] == []


def test_the_values_given_are_the_placeholders_of_the_message():
    assert [place for place, call in message_calls() if not has_its_values(call)] == []


def has_its_values(call):
    """Tell whether a call gives what its message names; what cannot be read here counts as so."""
    message = call.args[-1] if call.args and call_name(call) == "tr" else None
    given = {each.arg for each in call.keywords}
    if not isinstance(message, ast.Constant) or None in given:
        return True
    return given == {each.strip("{}") for each in catalog.placeholders(message.value)}


def test_the_program_speaks_vietnamese_from_the_compiled_file():
    compiled = gettext.GNUTranslations(io.BytesIO(catalog.MO.read_bytes()))
    assert compiled.info()["language"] == "vi"
    assert compiled.gettext("true or false") == "true hoặc false"


@pytest.mark.parametrize(
    ("translated", "fault"),
    [
        (make_catalog(), "not in the catalog: save {file}"),
        (make_catalog(**{"save_{file}": ""}), "not translated: save {file}"),
        (
            make_catalog(**{"save_{file}": "lưu {tep}"}),
            "other placeholders than the English: save {file}",
        ),
        (
            make_catalog(**{"save_{file}": "lưu {file}", "open": "mở"}),
            "no longer in the sources: open",
        ),
    ],
)
def test_a_faulty_translation_is_named(translated, fault):
    assert list(catalog.faults(make_catalog(**{"save_{file}": ""}), translated)) == [fault]


def test_a_fuzzy_translation_is_named():
    translated = make_catalog()
    translated.add("save", "lưu", flags=["fuzzy"])
    assert list(catalog.faults(make_catalog(save=""), translated)) == ["marked fuzzy: save"]


def test_a_plural_needs_its_translation():
    wanted, translated = Catalog(), Catalog(locale="vi")
    wanted.add(("{count} task", "{count} tasks"))
    translated.add(("{count} task", "{count} tasks"), ("{count} nhiệm vụ",))
    assert list(catalog.faults(wanted, translated)) == []


def test_update_keeps_translations_and_drops_what_is_gone():
    merged = catalog.merge(make_catalog(save="", print=""), make_catalog(save="lưu", open="mở"))
    texts = {each.id: each.string for each in catalog.messages(merged)}
    assert texts == {"save": "lưu", "print": None}


def test_the_catalog_file_holds_no_date_and_no_place():
    written = catalog.po_bytes(catalog.merge(make_catalog(save=""), make_catalog(save="lưu")))
    assert b"Date" not in written
    assert b"#:" not in written
