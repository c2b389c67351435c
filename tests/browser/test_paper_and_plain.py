"""Print holds the whole page; without scripts everything can be read and every page be reached."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from browser.conftest import SITE, dress, published, until

#: A page of each kind: home, table of terms, pattern.
KINDS = ["", "glossary/", "en/websocket/websocket_feed/"]
LISTED = """(selector) => [...document.querySelectorAll(selector)]
  .filter((element) => element.checkVisibility({ visibilityProperty: true }) === SHOWN)
  .map((element) => element.outerHTML.slice(0, 200))"""
HIDDEN, SHOWN = LISTED.replace("SHOWN", "false"), LISTED.replace("SHOWN", "true")
TEXTS = "article :is(pre, p, ol.annotations > li, summary, h1, h2, .filename), .tabbed-labels > label"
READABLE = (
    "article > :not(details, .program), ol.annotations:not(details *), .md-sidebar--primary:not([hidden]) .site-nav a"
)
LINKS = "[...document.querySelectorAll('a.md-footer__link, a.md-select__link')].map((link) => link.href)"
NAVIGATION = ".md-header, .md-sidebar, .md-footer, .md-skip, .md-top, .md-code__nav, .md-content__button, .headerlink"


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_print_shows_everything_and_no_navigation(visited: Page) -> None:
    page = visited
    dress(page, traps="closed")
    page.emulate_media(media="print")
    until(page, "[...document.querySelectorAll('ol.annotations')].every((list) => list.checkVisibility())")
    assert page.evaluate(HIDDEN, TEXTS) == []
    assert page.evaluate(SHOWN, NAVIGATION) == []
    assert page.locator("ol.annotations > li:empty").count() == 0, "an annotation's text is missing"


@pytest.mark.parametrize("kind", KINDS)
def test_paper_has_all_code_and_all_annotations(page: Page, home: str, kind: str) -> None:
    page.goto(home + kind, wait_until="networkidle")
    notes = [item.inner_text() for item in page.locator("ol.annotations > li").all()]
    paper = squeezed("".join(sheet.extract_text() for sheet in PdfReader(BytesIO(page.pdf())).pages))
    for block in published()[kind].blocks:
        for line in block.code.splitlines():
            assert squeezed(line) in paper, f"{block}: {line!r} is not on the paper"
    for label in page.locator(".tabbed-labels > label").all():
        assert squeezed(label.text_content() or "") in paper
    for note in notes:
        assert squeezed(note) in paper


@pytest.fixture(scope="session")
def unscripted(browser: Browser) -> Iterator[Page]:
    """The window of somebody who runs no scripts."""
    with browser.new_context(
        locale="ko-KR", java_script_enabled=False, viewport={"width": 1440, "height": 900}
    ) as context:
        yield context.new_page()


def test_page_can_be_read_and_left_without_scripts(unscripted: Page, home: str, path: str) -> None:
    unscripted.goto(home + path)
    assert unscripted.evaluate(HIDDEN, READABLE) == []
    assert unscripted.locator("a.md-select__link").count() == len({page.language for page in published().values()})
    for target in unscripted.evaluate(LINKS):
        assert (SITE / target.removeprefix(home) / "index.html").is_file(), target


def test_tabs_and_traps_work_without_scripts(browser: Browser, home: str) -> None:
    with browser.new_context(java_script_enabled=False, viewport={"width": 600, "height": 900}) as context:
        page = context.new_page()
        page.goto(f"{home}en/named/cancel_by_name/")
        tabs = page.locator(".tabbed-set").first
        tabs.locator("label").nth(1).click()
        assert [block.is_visible() for block in tabs.locator(".tabbed-block").all()] == [False, True]
        page.locator("summary").first.click()
        assert page.locator("details p").first.is_visible()
        page.locator("label.site-menu-unscripted").click()
        assert page.locator(".site-nav a").first.is_visible()
