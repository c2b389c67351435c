"""Lighthouse gives full marks, and the first view of a page is small."""

from statistics import median
from urllib.parse import urlsplit

import pytest
from lxml import html
from playwright.sync_api import Browser

from browser.audit import UNTIMED, audits, first_view
from browser.conftest import SITE, published

PATTERN = "en/named/cancel_by_name/"
#: A page of each kind: home, pattern, and the one with the most code.
KINDS = ["", PATTERN, max(published(), key=lambda path: len(published()[path].blocks))]
MOST = 100_000


def test_first_view_is_small(browser: Browser, home: str, path: str) -> None:
    sizes = first_view(browser, home + path)
    assert len(sizes) > 5
    assert sum(sizes.values()) <= MOST, dict(sorted(sizes.items(), key=lambda item: -item[1]))


@pytest.mark.parametrize("kind", KINDS)
def test_lighthouse_gives_full_marks(home: str, kind: str) -> None:
    """One page of each kind; ``nox -s lighthouse`` asks about all of them."""
    (audit,) = audits([home + kind], UNTIMED)
    assert set(audit.scores.values()) == {100}, audit


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


def test_lighthouse_finds_it_fast(home: str) -> None:
    """A pattern's page, which has the most to load."""
    found = list(audits([home + PATTERN], ("performance",), times=5))
    assert median(audit.scores["performance"] for audit in found) >= 98, found
    assert {round(audit.measures["cumulative-layout-shift"], 4) for audit in found} == {0}
