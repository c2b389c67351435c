"""Every page opens without complaint, asks no other host for anything, keeps still, and fits the window."""

import pytest
from lxml import html
from playwright.sync_api import Browser, Page

from browser.conftest import SITE, Visit, dress, eventually, prefetch, visit

#: From the narrowest phone, over a window of 1280 pixels at 200 %, to a wide screen.
WIDTHS = [320, 360, 640, 768, 1024, 1440]
#: What is wider than the window and not in a box that scrolls by itself.
TOO_WIDE = """
[...document.querySelectorAll("body *")].filter((element) => {
  const box = element.getBoundingClientRect()
  return box.width && box.right > innerWidth + 1 && element.checkVisibility({ visibilityProperty: true })
    && !element.closest("svg, .md-sidebar, .md-search, .md-skip")
    && !element.closest("pre > code, .md-typeset__scrollwrap, .tabbed-labels, table, pre")
}).map((element) => element.outerHTML.slice(0, 200))
"""


def test_nothing_moves_while_a_page_is_loading(first_visit: Visit) -> None:
    assert first_visit.shifts == []


def test_nothing_is_painted_before_the_title(path: str) -> None:
    """A header that is painted in two parts moves."""
    page = html.parse(SITE / path / "index.html")
    (title,) = page.xpath("//h1/@id")
    assert page.xpath("//head/link[@rel='expect' and @blocking='render']/@href") == [f"#{title}"]


def test_no_width_is_too_narrow(visited: Page) -> None:
    dress(visited)
    for width in WIDTHS:
        visited.set_viewport_size({"width": width, "height": 800})
        wide = visited.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"the page is {wide} px wide in a window of {width} px: {visited.evaluate(TOO_WIDE)}"


def test_page_asks_no_other_host_and_complains_of_nothing(first_visit: Visit, home: str) -> None:
    addresses = [request.url for request in first_visit.requests]
    assert [address for address in addresses if not address.startswith((home, "data:", "blob:"))] == []
    assert first_visit.said == []


def test_code_scrolls_in_its_own_box(page: Page, home: str) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    visit(page, f"{home}en/named/cancel_by_name/")
    code = page.locator("article pre > code").first
    assert code.evaluate("code => code.scrollWidth > code.clientWidth")
    code.evaluate("code => code.scrollTo(100, 0)")
    assert code.evaluate("code => code.scrollLeft") == 100


def test_next_page_is_prefetched(first_visit: Visit) -> None:
    link = first_visit.page.locator("head > link[rel=next]")
    following = set(link.evaluate_all("links => links.map((link) => link.href)"))

    def fetched() -> set[str]:
        return {each.url for each in first_visit.requests if prefetch(each)}

    eventually(
        first_visit.page,
        lambda: following <= fetched(),
        lambda: f"{fetched() or 'nothing'} was prefetched, not {following}",
    )


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
