"""The built site on a static host, and a real browser that reads it."""

import shutil
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from browser.host import hosted
from proof.published import Page as PublishedPage
from proof.published import Site

ROOT = Path(__file__).parents[2]
SITE = ROOT / "site"
#: The browser asks its maker's hosts for updates unless it is told not to.
QUIET = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
#: The Korean home page sends who prefers English to the English one.
KOREAN = "--accept-lang=ko-KR,ko"


@cache
def published() -> dict[str, PublishedPage]:
    """The pages of the site by their addresses, relative to the home page."""
    return {page.path: page for page in Site(ROOT).pages if not page.path.endswith(".md")}


@pytest.fixture(scope="session")
def home() -> Iterator[str]:
    """The address of the site's home page."""
    with hosted(SITE) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium where it is installed, else the one that Playwright has."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=[*QUIET, KOREAN])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def reader(browser: Browser) -> Iterator[BrowserContext]:
    """A Korean reader who allows the clipboard and does not like motion; what was loaded once is in the cache."""
    with browser.new_context(locale="ko-KR", reduced_motion="reduce") as context:
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        yield context


@pytest.fixture
def page(reader: BrowserContext) -> Iterator[Page]:
    page = reader.new_page()
    yield page
    page.close()


def visit(page: Page, address: str, traps: str = "open") -> None:
    """Open a page and wait until the scripts have dressed its code; open its traps, or leave them ``closed``."""
    page.goto(address)
    until(
        page, "[...document.querySelectorAll('pre > code')].every((code) => code.parentElement.querySelector('button'))"
    )
    if traps == "open":
        page.evaluate("for (const trap of document.querySelectorAll('details')) trap.open = true")
        until(page, "[...document.querySelectorAll('ol.annotations')].every((list) => list.hidden)")


def until(page: Page, condition: str, seconds: float = 10) -> None:
    """Wait until an expression holds; Playwright's own way evaluates strings, which the site forbids."""
    end = time.monotonic() + seconds
    while not page.evaluate(condition):
        assert time.monotonic() < end, f"it never came to this: {condition}"
        page.wait_for_timeout(10)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give tests that ask for a ``path`` the address of every page, relative to the home page."""
    if "path" in metafunc.fixturenames:
        metafunc.parametrize("path", published(), ids=[path or "home" for path in published()])
