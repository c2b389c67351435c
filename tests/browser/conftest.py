"""The built site on a static host, and a real browser that reads it."""

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from browser.host import hosted
from proof.published import Page as PublishedPage
from proof.published import Site

ROOT = Path(__file__).parents[2]
SITE = ROOT / "site"
#: The browser asks its maker's hosts for updates unless it is told not to.
QUIET = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
#: The Korean home page sends who prefers English to the English one.
KOREAN = "--accept-lang=ko-KR,ko"
#: How many seconds something may take that a page does by itself.
PATIENCE = 10.0
WINDOW = {"width": 1280, "height": 720}
#: Code that is not in a closed trap, and whether the scripts have dressed it.
UNFOLDED = "pre > code:not(details:not([open]) *)"
DRESSED = "(code) => code.parentElement.querySelector('button')"
#: The text of an annotation that is closed: Material takes it out a quarter of a second after it has dressed the code.
CLOSED_ANNOTATION = ".md-annotation > .md-tooltip:not(.md-tooltip--active)"
#: Keeps what moves while a page is loading: how much, and each element with where it was and where it is.
SHIFTS = """
window.shifts = []
const place = ({ x, y, width, height }) => `${x},${y} ${width}x${height}`
const told = ({ node, previousRect, currentRect }) => {
  const name = node?.outerHTML?.slice(0, 80) ?? node?.nodeName
  return `${name} from ${place(previousRect)} to ${place(currentRect)}`
}
new PerformanceObserver((list) => {
  for (const { value, sources } of list.getEntries()) shifts.push([value, ...sources.map(told)])
}).observe({ type: "layout-shift", buffered: true })
"""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--record", action="store_true", help="take the snapshots again instead of comparing them")


@cache
def published() -> dict[str, PublishedPage]:
    """The pages of the site by their addresses, relative to the home page."""
    return {page.path: page for page in Site(ROOT).pages if not page.path.endswith(".md")}


@pytest.fixture(scope="session")
def home() -> Iterator[str]:
    """The address of the site's home page."""
    with hosted(SITE) as address:
        yield address


@contextmanager
def launched() -> Iterator[Browser]:
    """Chromium: Debian's without its windows, which takes a third of the time, or with them, else Playwright's."""
    installed = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed, args=[*QUIET, KOREAN])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with launched() as browser:
        yield browser


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


@dataclass
class Visit:
    """A page of the site in the window of somebody who has never been here, and what its loading brought about."""

    page: Page
    headers: dict[str, str] = field(default_factory=dict)
    requests: list[Request] = field(default_factory=list)
    sizes: dict[str, int] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    shifts: list[list[object]] = field(default_factory=list)


@contextmanager
def opened(browser: Browser, address: str) -> Iterator[Visit]:
    """Open a page with an empty cache, as a Korean reader who allows the clipboard and does not like motion."""
    with browser.new_context(locale="ko-KR", reduced_motion="reduce") as context:
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        first = Visit(context.new_page())
        context.on("console", lambda message: first.said.append(message.text))
        context.on("weberror", lambda error: first.said.append(str(error.error)))
        context.on("request", lambda request: first.requests.append(request))
        first.page.add_init_script(SHIFTS)
        response = first.page.goto(address, wait_until="networkidle")
        assert response is not None
        first.headers = response.headers
        first.sizes = sizes(first.requests)
        first.shifts = first.page.evaluate("shifts")
        yield first


@pytest.fixture(scope="session")
def first_visit(browser: Browser, home: str, path: str) -> Iterator[Visit]:
    """The page at ``path``, loaded once for all tests that ask for it."""
    with opened(browser, home + path) as first:
        yield first


@pytest.fixture
def visited(first_visit: Visit) -> Page:
    """The same page as it was after loading: on a screen, with its traps closed."""
    page = first_visit.page
    page.emulate_media(media="null", color_scheme="null")
    page.set_viewport_size(WINDOW)  # type: ignore[arg-type]
    page.evaluate("for (const trap of document.querySelectorAll('details')) trap.open = false")
    return page


def prefetch(request: Request) -> bool:
    """Whether the browser fetches what may come next, when it has nothing else to do."""
    return request.headers.get("sec-purpose") == "prefetch"


def sizes(requests: list[Request]) -> dict[str, int]:
    """Bytes over the wire, compressed and with headers, of what a page itself needs, by address."""
    found = {}
    for request in requests:
        if request.url.startswith("http") and not request.failure and not prefetch(request):
            size = request.sizes()
            found[request.url] = size["responseBodySize"] + size["responseHeadersSize"]
    return found


def visit(page: Page, address: str, traps: str = "open") -> None:
    """Open a page and wait until the scripts have dressed its code; open its traps, or leave them ``closed``."""
    page.goto(address)
    dress(page, traps)


def dress(page: Page, traps: str = "open") -> None:
    """Wait until the scripts have dressed a page's code; open its traps, or leave them ``closed``."""
    if traps == "open":
        page.evaluate("for (const trap of document.querySelectorAll('details')) trap.open = true")
    until(page, f"document.readyState === 'complete' && [...document.querySelectorAll('{UNFOLDED}')].every({DRESSED})")
    if traps == "open":
        until(page, "[...document.querySelectorAll('ol.annotations')].every((list) => list.hidden)")
    until(page, f"!document.querySelector('{CLOSED_ANNOTATION}')")


def until(page: Page, condition: str) -> None:
    """Wait until an expression holds; Playwright's own way evaluates strings, which the site forbids."""
    eventually(page, lambda: bool(page.evaluate(condition)), lambda: f"it never came to this: {condition}")


def eventually(page: Page, holds: Callable[[], bool], told: Callable[[], str]) -> None:
    """Wait until a condition holds; after ``PATIENCE`` seconds fail with what is ``told``."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, told()
        page.wait_for_timeout(10)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give tests that ask for a ``path`` the address of every page, relative to the home page.

    The tests of a page stay together, so that one process loads it once.
    """
    if "path" in metafunc.fixturenames:
        ids = {path: path or "home" for path in published()}
        paths = [pytest.param(path, id=name, marks=pytest.mark.xdist_group(name)) for path, name in ids.items()]
        metafunc.parametrize("path", paths, scope="session")
