"""The policy forbids what it should, in the page alone and in the header alone, and names no exception but hashes."""

import pytest
from playwright.sync_api import Browser, Route

from browser.conftest import SITE, Visit, published
from browser.host import headers

HEADER = dict(headers(SITE / "_headers"))["Content-Security-Policy"]
STOPPED = "window.stopped = []; addEventListener('securitypolicyviolation', (event) => stopped.push(event.blockedURI))"
PLANTED = {
    "an inline script": "<script>document.title = 'planted'</script>",
    "an inline handler": "<img src='assets/nowhere.png' onerror=\"document.title = 'planted'\">",
    "an inline style": "<style>body { visibility: hidden }</style>",
    "a style attribute": "<p style='position: fixed'>planted</p>",
    "a script of another host": "<script src='http://127.0.0.2:1/planted.js'></script>",
    "a picture of another host": "<img src='http://127.0.0.2:1/planted.png'>",
    "another base": "<base href='http://127.0.0.2:1/'>",
}


def test_policy_is_strict(first_visit: Visit) -> None:
    page = first_visit.page
    meta = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content") or ""
    for policy in meta, first_visit.headers["content-security-policy"]:
        assert "unsafe" not in policy
        assert "http" not in policy
        assert policy.startswith("default-src 'self'; script-src 'self' 'sha256-")
    assert page.locator("head > :nth-child(2)").get_attribute("http-equiv") == "Content-Security-Policy"


@pytest.mark.parametrize("where", ["page", "header"])
@pytest.mark.parametrize("planted", PLANTED)
def test_what_is_planted_is_stopped(browser: Browser, home: str, where: str, planted: str) -> None:
    def plant(route: Route) -> None:
        response = route.fetch()
        body, kept = response.text(), dict(response.headers)
        if where == "page":
            del kept["content-security-policy"]
        else:
            body = body.replace("http-equiv", "data-http-equiv")
        route.fulfill(body=body.replace("<body", f"{PLANTED[planted]}<body", 1), headers=kept)

    with browser.new_context(locale="ko-KR") as context:
        page = context.new_page()
        page.add_init_script(STOPPED)
        page.route(home, plant)
        page.goto(home, wait_until="networkidle")
        assert page.evaluate("stopped") != []
        assert page.title() != "planted"


def test_no_page_has_what_the_policy_forbids() -> None:
    for path in published():
        text = (SITE / path / "index.html").read_text()
        assert "<style" not in text, path
        assert ' style="' not in text, path
