"""The first view of a page is small, and every page says what it is."""

from urllib.parse import urlsplit

from lxml import html

from browser.conftest import SITE, Visit, published

MOST = 100_000


def test_first_view_is_small(first_visit: Visit) -> None:
    assert len(first_visit.sizes) > 5
    assert sum(first_visit.sizes.values()) <= MOST, sorted(first_visit.sizes.items(), key=lambda item: -item[1])


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
