import re
import unicodedata

import pytest
from defusedxml.ElementTree import fromstring
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QImage, QKeySequence, QTextDocument
from PySide6.QtWidgets import QLineEdit, QWidget

from cchc_desk.ui.editors.actions import LABELS
from cchc_desk.ui.help_page import PICTURE_SCALE
from cchc_desk.ui.help_topics import (
    FOLDER,
    Contents,
    Topic,
    find,
    page_body,
    quoted_labels,
    read_contents,
    searched_pages,
    topic_at,
    topic_for,
)
from cchc_desk.ui.help_window import HelpWindow
from cchc_desk.ui.menus import MENUS
from cchc_desk.ui.tasks.commands import COMMANDS
from cchc_desk.ui.theme import DARK, Scheme, apply_theme
from installer import catalog
from tests.help_pictures import PICTURES

CONTENTS = read_contents()
PAGES = [pytest.param(topic, id=topic.id) for topic in CONTENTS.topic]
MOST_PICTURE_BYTES = 1_500_000


@pytest.fixture
def theme(qapp):
    return apply_theme(qapp, Scheme.LIGHT, 100)


@pytest.fixture
def help_window(qtbot, theme):
    made = HelpWindow(theme)
    qtbot.addWidget(made)
    made.open_topic("bat-dau")
    return made


@pytest.fixture
def browser(help_window):
    return help_window.browser


def source_of(topic):
    return (FOLDER / topic.file).read_text(encoding="utf-8")


def tree_of(topic):
    return fromstring(f"<page>{page_body(topic)}</page>")


def titles(help_window):
    tree = help_window.tree
    return [tree.topLevelItem(row).text(0) for row in range(tree.topLevelItemCount())]


# --- the pages


def test_every_page_is_in_the_contents_once():
    files = sorted(topic.file for topic in CONTENTS.topic)
    assert files == sorted(file.name for file in FOLDER.glob("*.html"))


def test_every_topic_has_a_name_of_its_own():
    ids = [topic.id for topic in CONTENTS.topic]
    assert len(set(ids)) == len(ids)
    assert CONTENTS.start in ids


def test_a_chapter_comes_before_its_pages():
    known = {None}
    for topic in CONTENTS.topic:
        assert topic.parent in known
        known.add(topic.id)


@pytest.mark.parametrize("topic", PAGES)
def test_a_page_is_whole(topic):
    assert tree_of(topic).find("h1").text == topic.title
    assert unicodedata.is_normalized("NFC", source_of(topic))


@pytest.mark.parametrize("topic", PAGES)
def test_a_page_helps_with_troubles_or_lists_keys(topic):
    page = tree_of(topic)
    troubles = [term.text for term in page.iter("dt")]
    assert all(text.startswith("Nếu ") for text in troubles)
    assert troubles or list(page.iter("kbd"))


@pytest.mark.parametrize("topic", PAGES)
def test_every_link_leads_to_a_page(topic):
    links = {link.get("href") for link in tree_of(topic).iter("a")}
    assert links <= {each.file for each in CONTENTS.topic}


@pytest.mark.parametrize("topic", PAGES)
def test_every_picture_is_there_and_is_told_in_words(topic):
    for image in tree_of(topic).iter("img"):
        assert (FOLDER / image.get("src")).is_file()
        assert len(image.get("alt")) > 10


def test_every_picture_is_shown_and_together_they_are_small():
    shown = {img.get("src") for topic in CONTENTS.topic for img in tree_of(topic).iter("img")}
    files = list((FOLDER / "pictures").iterdir())
    assert {f"pictures/{file.name}" for file in files} == shown
    assert sum(file.stat().st_size for file in files) < MOST_PICTURE_BYTES


@pytest.fixture(scope="module")
def messages():
    return {each.id for each in catalog.messages(catalog.extract_messages())}


@pytest.mark.parametrize("topic", PAGES)
def test_every_quoted_label_stands_somewhere_in_the_window(topic, messages):
    assert quoted_labels(source_of(topic)) <= messages


def test_a_label_reads_as_the_window_shows_it():
    page = page_body(CONTENTS.named("xuat-word"))
    assert "<b>Xuất Word</b>" in page
    assert "[[" not in page


def test_every_picture_can_be_taken_anew():
    files = {file.stem for file in (FOLDER / "pictures").iterdir()}
    assert sorted(picture.name for picture in PICTURES) == sorted(files)


# --- the keys


def keys_of_the_program():
    """Yield the first key of every command, as Qt names it."""
    for _name, _title, lines in MENUS:
        yield from (line.keys[0] for line in lines if line is not None and line.keys)
    yield from (command.keys[0] for command in COMMANDS if command.keys)
    yield from (label.keys for label in LABELS.values() if label.keys)


def told_keys(topic):
    names = {"PgDn": "PgDown", "↑": "Up", "↓": "Down", "←": "Left", "→": "Right"}
    for key in tree_of(topic).iter("kbd"):
        yield QKeySequence(re.sub("PgDn|[↑↓←→]", lambda found: names[found[0]], key.text))


def test_every_key_of_the_program_is_in_the_table_of_keys():
    told = list(told_keys(CONTENTS.named("phim-tat")))
    assert [key for key in keys_of_the_program() if QKeySequence(key) not in told] == []


@pytest.mark.parametrize("topic", PAGES)
def test_a_key_in_a_page_is_a_key(topic):
    assert all(not key.isEmpty() for key in told_keys(topic))


# --- the places


def test_a_place_is_an_object_name_and_has_one_page():
    places = [place for topic in CONTENTS.topic for place in topic.places]
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*([:-]\*)?", place) for place in places)
    assert len(set(places)) == len(places)


def test_the_nearest_known_place_counts():
    assert topic_at(CONTENTS, ["value", "card:i.hop", "form", "window"]) == "nhap-noi-dung"
    assert topic_at(CONTENTS, ["", "task-filter-text", "task-page"]) == "tim-nhiem-vu"


def test_a_name_with_a_star_stands_for_all_that_begin_so():
    assert topic_at(CONTENTS, ["card:ii.1"]) == "nhap-noi-dung"
    assert topic_at(CONTENTS, ["discard:ii.1"]) == CONTENTS.start


@pytest.mark.parametrize("names", [[], ["", "qt_scrollarea_viewport"]])
def test_an_unknown_place_has_the_first_page(names):
    assert topic_at(CONTENTS, names) == CONTENTS.start


def test_the_topic_of_a_widget_is_that_of_the_place_around_it(qtbot):
    page = QWidget(objectName="office-page")
    qtbot.addWidget(page)
    field = QLineEdit(QWidget(page), objectName="symbol")
    assert topic_for(field) == "co-quan"


def test_without_a_focus_it_is_the_first_page():
    assert topic_for(None) == CONTENTS.start


# --- searching

SAMPLE = (
    ("a", "Lưu và hoàn tác", "gõ là lưu", ("ghi",)),
    ("b", "Đoạn", "nhấn <b>Tab</b> để lùi; sao lưu; luu"),
    ("c", "Kết luận", "Đồng ý &amp; đóng"),
)


@pytest.fixture
def pages(tmp_path):
    topics = []
    for id_, title, text, *words in SAMPLE:
        (tmp_path / f"{id_}.html").write_text(f"<p>{text}</p>", encoding="utf-8")
        topics.append(Topic(id_, title, f"{id_}.html", words=words[0] if words else ()))
    return searched_pages(Contents("a", tuple(topics)), tmp_path)


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("hoan tac", ["a"]),
        ("HOÀN TÁC", ["a"]),
        ("doan", ["b"]),
        ("dong y & dong", ["c"]),
        ("luu", ["a", "b"]),  # in the title first
        ("sao lưu tab", ["b"]),
        ("GHI", ["a"]),  # another word for it
        ("</b>", []),
        ("lưu xyz", []),
        ("  ", []),
    ],
)
def test_pages_are_found_with_and_without_tone_marks(pages, query, ids):
    assert [topic.id for topic in find(pages, query)] == ids


def test_the_same_tone_marks_come_first(tmp_path):
    for name, text in (("a", "dán"), ("b", "dân")):
        (tmp_path / f"{name}.html").write_text(text, encoding="utf-8")
    topics = (Topic("a", "Một", "a.html"), Topic("b", "Hai", "b.html"))
    found = find(searched_pages(Contents("a", topics), tmp_path), "dân")
    assert [topic.id for topic in found] == ["b", "a"]


def test_a_decomposed_query_finds_too(pages):
    assert find(pages, unicodedata.normalize("NFD", "hoàn tác"))


@pytest.mark.parametrize(
    ("query", "topic"),
    [
        ("sao luu", "sao-luu"),
        ("footnote", "chu-thich"),
        ("them dong", "bang-nhiem-vu"),
        ("chua luu", "luu-va-hoan-tac"),
        ("lay so lieu ky truoc", "van-ban-moi"),
    ],
)
def test_the_words_of_clerks_find_the_page(query, topic):
    assert find(searched_pages(CONTENTS), query)[0].id == topic


# --- what is loaded


@pytest.mark.parametrize(
    "address",
    [
        "https://example.com/",
        "http://127.0.0.1:9/luu-va-hoan-tac.html",
        "file:///etc/hostname",
        (FOLDER / "co-quan.html").as_uri(),
        "help:/contents.toml",
        "help:/../licences.toml",
    ],
)
def test_a_foreign_address_is_refused(browser, address):
    browser.setSource(QUrl(address))
    assert browser.topic.id == "bat-dau"
    assert browser.source() == QUrl("help:/bat-dau.html")


@pytest.mark.parametrize(
    "address",
    ["https://example.com/a.png", "file:///etc/hostname", "help:/../icons/save.svg", "missing.png"],
)
def test_a_foreign_picture_is_blank(browser, address):
    kind = QTextDocument.ResourceType.ImageResource.value
    image = browser.loadResource(kind, QUrl(address))
    assert (image.width(), image.pixelColor(0, 0).alpha()) == (1, 0)


@pytest.mark.parametrize("kind", ["StyleSheetResource", "HtmlResource", "MarkdownResource"])
def test_no_other_file_is_read(browser, kind):
    kind = QTextDocument.ResourceType[kind].value
    assert browser.loadResource(kind, QUrl("help:/contents.toml")) == ""


@pytest.mark.parametrize("topic", PAGES)
def test_every_page_is_shown_with_its_pictures(browser, topic):
    browser.show_topic(topic)
    kind = QTextDocument.ResourceType.ImageResource.value
    images = [QUrl(f"help:/{each.get('src')}") for each in tree_of(topic).iter("img")]
    assert topic.title in browser.toPlainText()
    assert all(browser.document().resource(kind, each).width() > 100 for each in images)


def picture_of(browser, name):
    kind = QTextDocument.ResourceType.ImageResource.value
    return browser.document().resource(kind, QUrl(f"help:/pictures/{name}.png"))


def test_a_picture_is_no_wider_than_the_page(qtbot, help_window):
    browser = help_window.browser
    browser.show_topic(CONTENTS.named("cua-so"))
    before = picture_of(browser, "cua-so").width()
    help_window.resize(560, 600)
    qtbot.waitUntil(lambda: picture_of(browser, "cua-so").width() < before)
    assert browser.horizontalScrollBar().maximum() == 0


def drawn_width(browser):
    """Return how wide the first picture of the page is laid out."""
    block = browser.document().begin()
    while "\ufffc" not in block.text():
        block = block.next()
    line = block.layout().lineAt(0)
    return line.cursorToX(1)[0] - line.cursorToX(0)[0]


@pytest.mark.parametrize("width", [640, 900, 1400])
@pytest.mark.parametrize("name", ["cua-so", "van-ban-moi"])
def test_a_picture_is_drawn_pixel_by_pixel(qtbot, help_window, name, width):
    help_window.open_topic(name)
    help_window.resize(width, 600)
    browser = help_window.browser

    def is_drawn():
        image = picture_of(browser, name)
        return drawn_width(browser) * image.devicePixelRatio() == image.width()

    qtbot.waitUntil(is_drawn)


def test_a_picture_is_as_large_as_in_the_window_where_there_is_room(help_window):
    help_window.resize(1400, 600)
    help_window.open_topic("van-ban-moi")
    shown = picture_of(help_window.browser, "van-ban-moi")
    file = QImage(str(FOLDER / "pictures" / "van-ban-moi.png"))
    assert shown.width() == file.width() / PICTURE_SCALE * shown.devicePixelRatio()


# --- how it looks


def title_and_lead(browser):
    blocks = browser.document().begin(), browser.document().begin().next()
    return [block.begin().fragment().charFormat() for block in blocks]


def test_the_page_follows_the_scheme(qapp, browser):
    apply_theme(qapp, Scheme.DARK, 100)
    lead = title_and_lead(browser)[1]
    assert lead.foreground().color().name() == DARK.muted.lower()
    assert browser.grab().toImage().pixelColor(4, 4).name() == DARK.page.lower()
    assert browser.topic.id == "bat-dau"


def test_the_page_follows_the_zoom_of_the_interface(qapp, browser):
    before = title_and_lead(browser)[0].fontPointSize()
    apply_theme(qapp, Scheme.LIGHT, 150)
    assert title_and_lead(browser)[0].fontPointSize() == before * 1.5
    assert browser.document().defaultFont().pointSizeF() == pytest.approx(16.5)


def test_a_new_look_stays_at_the_place_that_is_read(qapp, browser):
    browser.show_topic(CONTENTS.named("phim-tat"))
    browser.verticalScrollBar().setValue(200)
    apply_theme(qapp, Scheme.DARK, 100)
    assert browser.verticalScrollBar().value() == 200


def test_lines_do_not_grow_beyond_what_can_be_read(help_window):
    help_window.resize(1900, 600)
    assert help_window.browser.document().textWidth() <= 760


# --- the window


def test_the_contents_are_a_tree_of_all_pages(help_window):
    chapters = [topic.title for topic in CONTENTS.topic if topic.parent is None]
    assert titles(help_window) == chapters
    assert help_window.tree.topic_ids() == [topic.id for topic in CONTENTS.topic]


def test_an_opened_topic_is_marked_in_the_contents(help_window):
    help_window.open_topic("chu-thich")
    assert help_window.tree.currentItem().text(0) == "Chú thích cuối trang"
    assert help_window.windowTitle().startswith("Chú thích cuối trang")
    assert help_window.isVisible()


def test_an_unknown_topic_is_our_bug(help_window):
    with pytest.raises(KeyError, match="no-such"):
        help_window.open_topic("no-such")


def test_a_click_in_the_contents_opens_the_page(qtbot, help_window):
    tree = help_window.tree
    place = tree.visualItemRect(tree.topLevelItem(1)).center()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert help_window.browser.topic.id == "co-quan"


def place_of_link(browser):
    """Return a point of the page that lies on a link."""
    area = browser.viewport().rect()
    points = (QPoint(x, y) for y in range(0, area.height(), 6) for x in range(0, area.width(), 6))
    return next(point for point in points if browser.anchorAt(point))


def test_a_link_is_followed_and_the_way_back_is_known(qtbot, help_window):
    browser = help_window.browser
    help_window.resize(1000, 1400)
    place = place_of_link(browser)
    qtbot.mouseClick(browser.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert browser.topic.id != "bat-dau"
    qtbot.mouseClick(help_window.back, Qt.MouseButton.LeftButton)
    assert browser.topic.id == "bat-dau"
    assert help_window.forward.isEnabled()


def test_words_are_looked_for_as_they_are_typed(qtbot, help_window):
    qtbot.keyClicks(help_window.search, "chu thich")
    assert titles(help_window)[0] == "Chú thích cuối trang"
    qtbot.keyClick(help_window.search, Qt.Key.Key_Return)
    assert help_window.browser.topic.id == "chu-thich"


def test_found_words_are_marked_on_the_page(qtbot, help_window):
    qtbot.keyClicks(help_window.search, "esc")
    help_window.open_topic("bat-dau")
    assert not help_window.browser.extraSelections()
    qtbot.keyClicks(help_window.search, "luu")
    marked = {each.cursor.selectedText() for each in help_window.browser.extraSelections()}
    assert "lưu" in marked


def test_nothing_found_is_said(qtbot, help_window):
    qtbot.keyClicks(help_window.search, "qwxyz")
    assert help_window.nothing.isVisible()
    assert titles(help_window) == []
    help_window.search.clear()
    assert not help_window.nothing.isVisible()


def test_esc_clears_the_words_and_then_closes(qtbot, help_window):
    qtbot.keyClicks(help_window.search, "luu")
    qtbot.keyClick(help_window.search, Qt.Key.Key_Escape)
    assert (help_window.search.text(), help_window.isVisible()) == ("", True)
    qtbot.keyClick(help_window.search, Qt.Key.Key_Escape)
    assert not help_window.isVisible()


@pytest.mark.parametrize("name", ["browser", "tree"])
def test_esc_closes_from_everywhere(qtbot, help_window, name):
    qtbot.keyClick(getattr(help_window, name), Qt.Key.Key_Escape)
    assert not help_window.isVisible()


def test_nothing_is_remembered(help_window):
    help_window.open_topic("unikey")
    help_window.search.setText("luu")
    help_window.close()
    help_window.open_topic("bat-dau")
    assert help_window.search.text() == ""
    assert not help_window.browser.isBackwardAvailable()


def test_keys_go_back_forward_home_and_to_the_search(qtbot, help_window):
    with qtbot.waitActive(help_window):
        help_window.activateWindow()
    help_window.open_topic("unikey")
    browser = help_window.browser
    shown = []
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home):
        qtbot.keyClick(browser, key, Qt.KeyboardModifier.AltModifier)
        shown.append(browser.topic.id)
    qtbot.keyClick(browser, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert shown == ["bat-dau", "unikey", "bat-dau"]
    assert help_window.search.hasFocus()


def test_the_help_neither_blocks_nor_keeps_the_program(help_window):
    assert help_window.windowModality() is Qt.WindowModality.NonModal
    assert not help_window.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)
    assert help_window.parentWidget() is None


def test_the_help_goes_with_the_window_that_opened_it(qtbot, theme):
    owner = QWidget()
    made = HelpWindow(theme, owner)
    with qtbot.waitSignal(made.destroyed):
        owner.deleteLater()


def test_every_input_has_a_name_for_tests_and_for_readers(help_window):
    named = (help_window.search, help_window.tree, help_window.browser, help_window.back)
    assert all(each.objectName() and each.accessibleName() for each in named)
