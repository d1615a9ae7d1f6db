import struct

from cchc_desk.ui.program_icon import SIDES, drawn, program_icon
from cchc_desk.ui.theme import LIGHT
from installer.icon import ico, png


def test_the_icon_is_there_in_every_size_that_windows_asks_for(qapp):
    assert {size.width() for size in program_icon().availableSizes()} == set(SIDES)


def test_it_is_white_on_the_accent_colour_with_clear_corners(qapp):
    image = drawn(64)
    assert image.pixelColor(0, 0).alpha() == 0
    assert image.pixelColor(32, 3).name() == LIGHT.accent.lower()
    colours = {image.pixelColor(x, 32).name() for x in range(64)}
    assert "#ffffff" in colours


def test_an_icon_file_names_where_each_image_lies(qapp):
    images = {side: png(drawn(side)) for side in (16, 256)}
    data = ico(images)
    assert struct.unpack("<HHH", data[:6]) == (0, 1, 2)
    *_, size, offset = struct.unpack("<BBBBHHII", data[22:38])
    assert data[22] == 0  # 256
    assert data[offset : offset + size] == images[256]
