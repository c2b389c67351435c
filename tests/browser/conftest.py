"""The built site on a static host, and a real browser that reads it."""

import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from browser.host import hosted
from proof.published import Page, Site

ROOT = Path(__file__).parents[2]
SITE = ROOT / "site"
#: The browser asks its maker's hosts for updates unless it is told not to.
QUIET = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
#: The Korean home page sends who prefers English to the English one.
KOREAN = "--accept-lang=ko-KR,ko"


@cache
def published() -> dict[str, Page]:
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


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give tests that ask for a ``path`` the address of every page, relative to the home page."""
    if "path" in metafunc.fixturenames:
        metafunc.parametrize("path", published(), ids=[path or "home" for path in published()])
