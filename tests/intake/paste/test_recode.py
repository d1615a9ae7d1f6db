"""Text in the program put into Unicode with everything else kept."""

from cchc_desk.forms.markup import from_markup, to_markup
from cchc_desk.intake.legacy import Encoding, encode
from cchc_desk.intake.paste.recode import recode
from tests.intake.paste.reading import cell, table

TCVN3, VNI = Encoding.TCVN3, Encoding.VNI
PLAIN = (
    f"-\tcải <b>cách</b> hành chính<fn>năm <i>nay</i></fn>\n{table(['số', cell('ở', columns=2)])}"
)
PICTURE = '<img id="x" width="20.0" alt="¸"/>'


def written(encoding, text=PLAIN):
    """Return the text in an old encoding; its tags are no letters of any."""
    return from_markup(encode(text, encoding))


def test_spans_levels_footnotes_and_tables_keep_their_shape():
    for encoding in (TCVN3, VNI):
        pasted = recode(written(encoding), encoding)
        assert to_markup(pasted.blocks) == PLAIN
        assert pasted.cleaning.conversions[0].encoding is encoding


def test_only_runs_that_change_are_counted():
    pasted = recode(from_markup("c¶i <b>2025</b> c¸ch"), TCVN3)
    assert pasted.cleaning.total == pasted.cleaning.conversions[0].runs == 2


def test_a_picture_and_a_link_stay():
    blocks = from_markup(f'{PICTURE}\n<a href="https://mau.example/">n¨m</a>')
    assert to_markup(recode(blocks, TCVN3).blocks) == (
        f'{PICTURE}\n<a href="https://mau.example/">năm</a>'
    )


def test_a_font_of_capitals_makes_capitals():
    assert to_markup(recode(from_markup("céng hßa"), TCVN3, capitals=True).blocks) == "CỘNG HÒA"


def test_without_an_encoding_the_words_must_leave_no_doubt():
    sentence = "Đã ban hành kế hoạch và thông báo đến các đơn vị"
    sure = recode(from_markup(encode(f"{sentence}\nĐã xong", VNI)))
    assert to_markup(sure.blocks) == f"{sentence}\nĐã xong"
    unsure = from_markup(encode("Đã xong", VNI))
    assert recode(unsure).blocks == unsure


def test_unicode_is_left_alone():
    blocks = from_markup(PLAIN)
    assert (recode(blocks).blocks, recode(blocks).cleaning.total) == (blocks, 0)
    assert recode(blocks, Encoding.UNICODE).blocks == blocks
    assert recode(()).blocks == ()
