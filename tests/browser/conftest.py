"""The built site on a static host, and a real browser that reads it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from browser.host import hosted
from proof.published import Site

ROOT = Path(__file__).parents[2]
#: The browser asks its maker's hosts for updates unless it is told not to.
QUIET = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


@pytest.fixture(scope="session")
def home() -> Iterator[str]:
    """The address of the site's home page."""
    with hosted(ROOT / "site") as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium where it is installed, else the one that Playwright has."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=QUIET)
        yield browser
        browser.close()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give tests that ask for a ``path`` the address of every page, relative to the home page."""
    if "path" in metafunc.fixturenames:
        site = Site(ROOT)
        paths = [page.path for page in site.pages if not page.path.endswith(".md")]
        metafunc.parametrize("path", paths, ids=[path or "home" for path in paths])
