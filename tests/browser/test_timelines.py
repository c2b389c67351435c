"""A picture and its program light each other; the picture is complete without scripts, and can be read on a phone."""

from typing import Any

import pytest
import yaml
from lxml import html
from playwright.sync_api import Browser, Locator, Page, ViewportSize

from browser.conftest import ROOT, SITE, published, until, visit

#: By language: the same page, which has requests, tasks, waits, cancellations and arrows.
PAGES = {"ko": "named/cancel_by_name/", "en": "en/named/cancel_by_name/"}
PROGRAM = "cancel_by_name.py"
LINES = (SITE / "programs" / PROGRAM).read_text().splitlines()
#: So that pointing at something never scrolls.
ALL_IN_VIEW: ViewportSize = {"width": 1280, "height": 2400}
#: The width of a picture in a trap, on a screen of 360 px.
NARROWEST = 290
MARKED = "[...CSS.highlights.get('timeline')].map(String)"
LIT = "[...document.querySelectorAll('.tl-lit')].map((part) => part.dataset.l)"
HIDDEN = """(svg) => [...svg.querySelectorAll("text, rect, circle, line, path")]
  .filter((part) => !part.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
  .map((part) => part.outerHTML)"""


def words(language: str) -> dict[str, str]:
    plugins = yaml.load((ROOT / "mkdocs.yml").read_text(), yaml.BaseLoader)["plugins"]
    languages = next(plugin["i18n"]["languages"] for plugin in plugins if "i18n" in plugin)
    extra = next(entry["extra"] for entry in languages if entry["locale"] == language)
    found: dict[str, str] = extra["words"]["timeline"]
    return found


def first(page: Page) -> Locator:
    return page.locator(".timeline > svg").first


def marked(page: Page) -> list[str]:
    """The lines that are highlighted in programs."""
    return [line.rstrip() for line in page.evaluate(MARKED)]


def pointed(page: Page, part: Locator) -> None:
    box = part.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def line_of(part: Locator) -> str:
    return LINES[int(part.get_attribute("data-l") or "") - 1]


@pytest.mark.parametrize("language", PAGES)
def test_picture_and_program_light_each_other(page: Page, home: str, language: str) -> None:
    page.set_viewport_size(ALL_IN_VIEW)
    visit(page, home + PAGES[language], traps="closed")
    picture, code = first(page), page.locator("article pre > code").first

    for kind in "text", "rect.tl-runs", "rect.tl-waits", "circle.tl-created", "svg.tl-cancelled", "g.tl-arrow":
        part = picture.locator(f"{kind}[data-l]").first
        pointed(page, part)
        assert marked(page) == [line_of(part)], f"pointing at {kind} marks another line"
        assert part.evaluate("part => part.classList.contains('tl-lit')"), f"{kind} is pointed at and does not show it"
    page.mouse.move(0, 0)
    assert (marked(page), page.evaluate(LIT)) == ([], [])

    for number in range(1, len(LINES) + 1):
        pointed_at_line(page, code, number)
        lit = page.evaluate(LIT)
        assert set(lit) <= {str(number)}, f"pointing at line {number} lights {lit}"
        assert len(lit) == picture.locator(f"[data-l='{number}']").count(), f"line {number} does not light all of it"
        assert marked(page) == [line for line in [LINES[number - 1]] if line]
    page.mouse.move(0, 0)
    assert (marked(page), page.evaluate(LIT)) == ([], [])


def pointed_at_line(page: Page, code: Locator, number: int) -> None:
    box = code.bounding_box()
    assert box
    padding, height = code.evaluate(
        "code => ['paddingTop', 'lineHeight'].map((name) => Number.parseFloat(getComputedStyle(code)[name]))"
    )
    page.mouse.move(box["x"] + 40, box["y"] + padding + (number - 0.5) * height)


@pytest.mark.parametrize("language", PAGES)
def test_keyboard_does_the_same(page: Page, home: str, language: str) -> None:
    page.set_viewport_size(ALL_IN_VIEW)
    visit(page, home + PAGES[language], traps="closed")
    picture, code = first(page), page.locator("article pre > code").first
    parts = picture.locator("[data-l]").all()

    picture.focus()
    assert marked(page) == [line_of(parts[0])]
    for part in parts[1:]:
        page.keyboard.press("ArrowDown")
        assert marked(page) == [line_of(part)]
        assert part.evaluate("part => part.classList.contains('tl-lit')")
    page.keyboard.press("ArrowUp")
    assert marked(page) == [line_of(parts[-2])]

    code.focus()
    assert (marked(page), page.evaluate(LIT)) == ([], []), "the picture has lost the focus"
    for number in range(1, len(LINES) + 1):
        page.keyboard.press("ArrowDown")
        assert marked(page) == [line for line in [LINES[number - 1]] if line]
        assert len(page.evaluate(LIT)) == picture.locator(f"[data-l='{number}']").count()
    page.keyboard.press("Tab")
    assert marked(page) == []


@pytest.mark.parametrize("language", PAGES)
def test_picture_is_complete_without_scripts(browser: Browser, home: str, language: str) -> None:
    with browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.goto(home + PAGES[language])
        word = words(language)
        named = page.get_by_role("img", name=f"{word['title']}: {PROGRAM}", exact=True)
        assert named.count(), "the picture has no title in the page's language"
        picture = named.first
        assert picture.evaluate(HIDDEN) == []
        told = picture.evaluate("svg => document.getElementById(svg.getAttribute('aria-describedby')).textContent")
        assert word["cancelled"] in told
        assert all(label in told for label in picture.locator("text").all_text_contents())
        assert word["caption"] in page.locator(".timeline figcaption").first.inner_text()
        label = picture.locator("text", has_text="POST").first
        label.scroll_into_view_if_needed()
        box = label.bounding_box()
        assert box
        page.mouse.dblclick(box["x"] + 8, box["y"] + box["height"] / 2)
        assert page.evaluate("getSelection().toString()").strip() == "POST", "the text of a picture cannot be selected"


@pytest.mark.parametrize("language", PAGES)
def test_every_picture_can_be_read_on_a_phone(page: Page, home: str, language: str) -> None:
    """All of the site's pictures on one page, as narrow as they get: no label is small, cut or on another one."""
    page.set_viewport_size({"width": 360, "height": 900})
    visit(page, home + PAGES[language], traps="closed")
    found = {path: pictures(path) for path, site_page in published().items() if site_page.language == language}
    assert sum(map(len, found.values())) > 40
    page.evaluate(
        "([pictures, width]) => { const article = document.querySelector('article'); article.innerHTML = pictures;"
        " for (const figure of article.children) figure.style.width = `${width}px` }",
        ["".join(text for texts in found.values() for text in texts), NARROWEST],
    )
    until(page, f"document.querySelector('.timeline > svg').getBoundingClientRect().width === {NARROWEST}")
    wrong: list[dict[str, Any]] = page.evaluate("""
[...document.querySelectorAll(".timeline > svg")].flatMap((picture) => {
  const outer = picture.getBoundingClientRect()
  const labels = [...picture.querySelectorAll("text")]
  return labels.flatMap((label, index) => {
    const box = label.getBoundingClientRect()
    const said = []
    if (Number.parseFloat(getComputedStyle(label).fontSize) < 11) said.push("is too small")
    if (box.left < outer.left - 1 || box.right > outer.right + 1) said.push("is cut")
    if (labels.slice(index + 1).some((other) => overlap(box, other.getBoundingClientRect()))) said.push("is overlapped")
    return said.map((what) => `${picture.querySelector("title").textContent}: ${label.textContent} ${what}`)
  })
})
function overlap(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom - 2 && b.top < a.bottom - 2
}
""")
    assert wrong == []


def pictures(path: str) -> list[str]:
    tree = html.fromstring((SITE / path / "index.html").read_text())
    return [html.tostring(figure, encoding="unicode") for figure in tree.xpath("//figure[@class='timeline']")]
