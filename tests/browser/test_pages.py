"""Every page opens without complaint, asks no other host for anything, keeps still, and fits the window."""

import pytest
from playwright.sync_api import Browser, Page

from browser.conftest import visit

#: From the narrowest phone, over a window of 1280 pixels at 200 %, to a wide screen.
WIDTHS = [320, 360, 640, 768, 1024, 1440]
SHIFTS = """
window.shifts = []
const told = ({ node, previousRect: { y: from }, currentRect: { y: to } }) => `${node?.nodeName} ${from} to ${to}`
new PerformanceObserver((list) => {
  for (const { value, sources } of list.getEntries()) shifts.push([value, ...sources.map(told)])
}).observe({ type: "layout-shift", buffered: true })
"""
#: What is wider than the window and not in a box that scrolls by itself.
TOO_WIDE = """
[...document.querySelectorAll("body *")].filter((element) => {
  const box = element.getBoundingClientRect()
  return box.width && box.right > innerWidth + 1 && element.checkVisibility({ visibilityProperty: true })
    && !element.closest("svg, .md-sidebar, .md-search, .md-skip")
    && !element.closest("pre > code, .md-typeset__scrollwrap, .tabbed-labels, table, pre")
}).map((element) => element.outerHTML.slice(0, 200))
"""


def test_page_opens_quietly_and_fits(browser: Browser, home: str, path: str) -> None:
    requested: list[str] = []
    said: list[str] = []
    with browser.new_context(locale="ko-KR", reduced_motion="reduce") as context:
        context.on("request", lambda request: requested.append(request.url))
        context.on("console", lambda message: said.append(message.text))
        context.on("weberror", lambda error: said.append(str(error.error)))
        page = context.new_page()
        page.add_init_script(SHIFTS)
        page.goto(home + path, wait_until="networkidle")
        assert page.evaluate("shifts") == [], "something moved while the page was loading"
        page.evaluate("for (const trap of document.querySelectorAll('details')) trap.open = true")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"the page is {wide} px wide in a window of {width} px: {page.evaluate(TOO_WIDE)}"
    assert said == []
    assert [url for url in requested if not url.startswith((home, "data:", "blob:"))] == []


def test_code_scrolls_in_its_own_box(page: Page, home: str) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    visit(page, f"{home}en/named/cancel_by_name/")
    code = page.locator("article pre > code").first
    assert code.evaluate("code => code.scrollWidth > code.clientWidth")
    code.evaluate("code => code.scrollTo(100, 0)")
    assert code.evaluate("code => code.scrollLeft") == 100


def test_next_page_is_prefetched(browser: Browser, home: str) -> None:
    with browser.new_context(locale="ko-KR") as context:
        page = context.new_page()
        with page.expect_request(f"{home}en/named/cancel_by_name/") as prefetched:
            page.goto(f"{home}en/named/name_a_task/")
        assert prefetched.value.headers.get("sec-purpose") == "prefetch"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_first_visit_is_painted_in_the_systems_scheme(browser: Browser, home: str, scheme: str) -> None:
    with browser.new_context(locale="ko-KR", color_scheme=scheme) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.route("**/bundle*.js", lambda route: route.abort())
        page.goto(home)
        assert page.evaluate("document.body.dataset.mdColorScheme") == {"light": "default", "dark": "slate"}[scheme]


def test_what_is_not_there_is_said_in_both_languages(page: Page, home: str) -> None:
    response = page.goto(f"{home}nowhere/")
    assert response is not None
    assert response.status == 404
    assert page.locator("h1[lang=ko]").inner_text() == "찾는 페이지가 없습니다"
    assert page.locator("h1[lang=en]").inner_text() == "This page does not exist"
