"""The first view of a page is small, and every page says what it is."""

from importlib.resources import files
from urllib.parse import urlsplit

import pytest
from lxml import html
from playwright.sync_api import Page

from browser.conftest import SITE, Visit, published, until, visit
from hooks.styles import COSTLY

MOST = 100_000
#: How many blocks of code in folded parts have a box: Material measures what has one when it starts.
BOXES = "[...document.querySelectorAll('details:not([open]) pre')].filter(code => code.getClientRects().length).length"
#: How many blocks of code below the window have a button.
DRESSED_OUT_OF_VIEW = """[...document.querySelectorAll('pre:has(button)')]
  .filter((code) => code.getBoundingClientRect().top > innerHeight).length"""


def test_first_view_is_small(first_visit: Visit) -> None:
    assert len(first_visit.sizes) > 5
    assert sum(first_visit.sizes.values()) <= MOST, sorted(first_visit.sizes.items(), key=lambda item: -item[1])


def test_folded_code_is_measured_when_it_is_unfolded(page: Page, home: str) -> None:
    """Measured before, it takes most of the time in which a page starts. It has a box then, to be found in the page."""
    page.add_init_script(f"addEventListener('DOMContentLoaded', () => {{ window.boxesAtStart = {BOXES}; }})")
    visit(page, f"{home}en/named/cancel_by_name/", traps="closed")
    assert page.evaluate("boxesAtStart") == 0
    until(page, f"{BOXES} === document.querySelectorAll('details:not([open]) pre').length")
    page.locator("summary").first.click()
    width = "document.querySelector('details .tabbed-set').style.getPropertyValue('--md-indicator-width')"
    until(page, f"parseFloat({width}) > 0")


def test_code_out_of_view_is_dressed_when_the_page_has_started(page: Page, home: str) -> None:
    page.add_init_script(f"addEventListener('load', () => {{ window.dressedAtStart = {DRESSED_OUT_OF_VIEW}; }})")
    visit(page, f"{home}en/named/cancel_by_name/")
    assert page.evaluate("dressedAtStart") == 0
    assert page.evaluate(DRESSED_OUT_OF_VIEW) > 0


def test_rules_left_out_for_their_cost_are_in_materials_style_sheets() -> None:
    folder = files("material") / "templates" / "assets" / "stylesheets"
    sheets = "".join(file.read_text() for file in folder.iterdir() if file.name.endswith(".css"))
    assert [costly for costly in COSTLY if costly not in sheets] == []


@pytest.mark.parametrize("less", ["requestIdleCallback = () => 0", "scheduler = undefined"])
def test_code_is_dressed_by_browsers_that_do_less(page: Page, home: str, less: str) -> None:
    """Chromium may call nobody back in a page that paints nothing more; Safari has no scheduler."""
    page.add_init_script(f"window.{less}")
    visit(page, f"{home}en/named/cancel_by_name/")


def test_every_page_says_what_it_is(path: str) -> None:
    """What Lighthouse asks for the sake of search engines, on every page."""
    page = html.parse(SITE / path / "index.html")
    assert page.xpath("string(//head/title)")
    for name in "description", "viewport":
        assert page.xpath("string(//meta[@name=$name]/@content)", name=name), name
    addresses = page.xpath("//head/link[@rel='canonical' or @hreflang]/@href")
    assert all(urlsplit(address).scheme for address in addresses)
    languages = {page.language for page in published().values()}
    assert set(page.xpath("//head/link/@hreflang")) == {*languages, "x-default"}
