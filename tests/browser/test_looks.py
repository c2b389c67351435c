"""A page looks as it was designed: lines of a readable length, whole Korean words, terminals beside their program.

The snapshots in ``looks/`` know how much stands in each cell of the window, whatever its font and colors.
``nox -s test-site -- -k snapshot --record`` takes them again.
"""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat
from playwright.sync_api import Browser, Page

from browser.conftest import visit
from hooks.highlighting import COLORLESS

SNAPSHOTS = Path(__file__).parent / "looks"
#: Side of a cell in pixels.
CELL = 60
#: How far two snapshots may be apart, of 255 shades, on average: another font is below 1.8, a lost part above 3.3.
APART = 2.5
LOOKS = [
    ("home", "", "light"),
    ("pattern", "en/named/cancel_by_name/", "dark"),
    ("behaviour", "en/behaviour/names/", "light"),
    ("cost", "cost/", "dark"),
]
#: The classes of spans, of those given, that look otherwise than the code around them.
STANDING_OUT = """(names) => {
  const code = document.querySelector(".highlight code"), span = code.appendChild(document.createElement("span"))
  const look = (element) => (({ color, fontStyle, fontWeight }) => `${color} ${fontStyle} ${fontWeight}`)(
    getComputedStyle(element))
  return names.filter((name) => (span.className = name) && look(span) !== look(code))
}"""
#: For each paragraph of the text: how many characters its longest line holds.
LINES = """[...document.querySelectorAll("article > p")].map((paragraph) => {
  const range = document.createRange(), lines = new Map()
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) for (let at = 0; at < walker.currentNode.length; at++) {
    range.setStart(walker.currentNode, at)
    range.setEnd(walker.currentNode, at + 1)
    const { bottom } = range.getBoundingClientRect(), line = Math.round(bottom / 8)
    lines.set(line, (lines.get(line) ?? 0) + 1)
  }
  return [Math.max(...lines.values()), paragraph.innerText.slice(0, 60)]
})"""
#: The Korean words, without the code in them, that begin on one line and end on another though they would fit.
BROKEN = """[...document.querySelectorAll("article :is(p, li, td, h1, h2)")].flatMap((element) => {
  const range = document.createRange(), broken = []
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) for (const { 0: word, index } of walker.currentNode.data.matchAll(/[가-힣]+/g)) {
    range.setStart(walker.currentNode, index)
    range.setEnd(walker.currentNode, index + word.length)
    if (range.getClientRects().length > 1) broken.push(word)
  }
  return broken
})"""


def test_lines_can_be_read(browser: Browser, home: str) -> None:
    """At most 90 Latin or 60 Korean characters, in the widest window."""
    with browser.new_context(locale="ko-KR", viewport={"width": 1920, "height": 1000}) as context:
        page = context.new_page()
        for path, most in ("en/named/cancel_by_name/", 90), ("named/cancel_by_name/", 60):
            page.goto(home + path)
            longest, text = max(page.evaluate(LINES))
            assert longest <= most, f"{path}: {longest} characters in a line of {text!r}"


def test_korean_words_stay_whole(browser: Browser, home: str) -> None:
    with browser.new_context(locale="ko-KR") as context:
        page = context.new_page()
        for width in 320, 360, 768, 1440:
            page.set_viewport_size({"width": width, "height": 800})
            page.goto(f"{home}named/cancel_by_name/")
            broken = page.evaluate(BROKEN)
            assert broken == [], f"{broken[0]} is broken in a window of {width} px"


@pytest.mark.parametrize("language", ["", "en/"])
@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1440, 900)])
def test_home_shows_in_one_screen_what_this_is(page: Page, home: str, language: str, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    visit(page, home + language)
    for part in "article h1", "article p", ".run .language-py pre", ".run .language-console pre":
        box = page.locator(part).first.bounding_box()
        assert box is not None, part
        assert box["y"] + min(box["height"], 120) <= height, f"{part} begins at {box['y']:.0f} px"


def test_terminals_stand_beside_their_program_where_there_is_room(page: Page, home: str) -> None:
    visit(page, f"{home}en/named/cancel_by_name/")
    for width, beside in (1440, True), (768, False):
        page.set_viewport_size({"width": width, "height": 900})
        program, terminal = (page.locator(f".run .language-{kind} pre").first for kind in ("py", "console"))
        code, shown = program.bounding_box(), terminal.bounding_box()
        assert code is not None
        assert shown is not None
        assert (shown["x"] >= code["x"] + code["width"]) == beside, f"at {width} px"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_spans_left_out_of_code_look_like_what_is_around_them(page: Page, home: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    visit(page, f"{home}en/named/cancel_by_name/", traps="closed")
    assert page.evaluate(STANDING_OUT, ["k", *COLORLESS]) == ["k"]


def seen(page: Page) -> Image.Image:
    """What a window shows: how much of each cell is edges."""
    shot = Image.open(BytesIO(page.screenshot(animations="disabled"))).convert("L")
    edges = shot.filter(ImageFilter.FIND_EDGES).point(lambda shade: 255 if shade > 24 else 0)
    return edges.resize((shot.width // CELL, shot.height // CELL), Image.Resampling.BOX)


def apart(one: Image.Image, other: Image.Image) -> float:
    """The mean difference of two pictures of one size, in shades of 255."""
    assert one.size == other.size, f"{one.size} and {other.size}"
    return ImageStat.Stat(ImageChops.difference(one, other)).mean[0]


@pytest.fixture
def record(pytestconfig: pytest.Config) -> bool:
    return bool(pytestconfig.getoption("--record"))


@pytest.mark.parametrize(("name", "shown", "scheme"), LOOKS, ids=[name for name, *_ in LOOKS])
def test_snapshot(page: Page, home: str, name: str, shown: str, scheme: str, record: bool) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    visit(page, home + shown, traps="closed")
    look, file = seen(page), SNAPSHOTS / f"{name}.png"
    if record:
        look.save(file)
    difference = apart(look, Image.open(file))
    assert difference <= APART, f"{file.name} shows another page, {difference:.1f} shades apart: look, then record it"
