"""Every page opens without complaint, asks no other host for anything and fits the window."""

import pytest
from playwright.sync_api import Browser


@pytest.mark.parametrize("width", [320, 1440])
def test_page_opens_quietly_and_fits(browser: Browser, home: str, path: str, width: int) -> None:
    requested: list[str] = []
    said: list[str] = []
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        page.on("request", lambda request: requested.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(home + path, wait_until="networkidle")
        page.evaluate("for (const trap of document.querySelectorAll('details')) trap.open = true")
        wide = page.evaluate("document.documentElement.scrollWidth")
    assert not said
    assert [url for url in requested if not url.startswith((home, "data:", "blob:"))] == []
    assert wide <= width, f"the page is {wide} px wide in a window of {width} px"


def test_what_is_not_there_is_said_in_both_languages(browser: Browser, home: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        response = page.goto(f"{home}nowhere/")
        assert response is not None
        assert response.status == 404
        assert page.locator("h1[lang=ko]").inner_text() == "찾는 페이지가 없습니다"
        assert page.locator("h1[lang=en]").inner_text() == "This page does not exist"
