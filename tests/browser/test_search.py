"""The search finds what readers type, in the page's language, from the keyboard, and leads to the place."""

import json
import re
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from mkdocs.exceptions import PluginError
from mkdocs.structure.toc import AnchorLink, TableOfContents
from playwright.sync_api import Browser, Page, expect

from browser.conftest import SITE
from browser.searching import HALVES, LANGUAGES, QUERIES, misses
from hooks.search import keywords_of

#: How many of the queries of each half must find a right section among the first three.
RECALL = {"ko": 0.95, "en": 0.97}
MATERIAL = (
    "Material's search box and our worker no longer understand each other: compare theme/main.html and "
    "theme/assets/search/worker.js with the messages of the installed mkdocs-material"
)
NOTHING = {"ko": "검색어와 일치하는 문서가 없습니다", "en": "No matching documents"}
PASTED = """Traceback (most recent call last):
  File "/srv/shop/server.py", line 31, in <module>
    app.add_task(count_stock, name="stock")
RuntimeError: Cannot name task outside of a running application
"""


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window in which nothing may complain."""
    said: list[str] = []
    with browser.new_context() as context:
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        yield page
        assert not said


def search(page: Page, query: str) -> None:
    page.keyboard.press("/")
    expect(page.locator("#__search")).to_be_checked()
    page.keyboard.insert_text(query)
    expect(page.locator(".md-search-result__link").first, MATERIAL).to_be_visible(timeout=30_000)


def results(page: Page) -> list[str]:
    return [str(link.get_attribute("href")) for link in page.locator(".md-search-result__link").all()]


@pytest.mark.parametrize("half", HALVES)
def test_readers_find_the_section_that_answers(page: Page, home: str, language: str, half: str) -> None:
    missed = misses(page, home, language, half)
    recall = 1 - len(missed) / len(QUERIES[language][half])
    assert recall >= RECALL[language], f"recall@3 is {recall:.3f}:\n" + "\n".join(map(str, missed))


def test_the_right_sections_of_the_queries_exist() -> None:
    index = json.loads((SITE / "search" / "ko.json").read_text())
    there = {doc["location"] for doc in index["docs"]}
    asked = {
        (query, answer)
        for halves in QUERIES.values()
        for half in halves.values()
        for query in half
        for answer in half[query]
    }
    gone = sorted((query, answer) for query, answer in asked if answer not in there)
    assert not gone, f"queries.toml names sections that the site does not have: {gone}"


def test_a_query_is_either_for_tuning_or_held_out(language: str) -> None:
    assert not set(QUERIES[language]["tuning"]) & set(QUERIES[language]["held_out"])


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"trap": "the server hangs"}, "keywords for #trap, which the page does not have; is it traps?"),
        ({"traps": ["the server hangs"]}, "keywords are one line for each section"),
        ("the server hangs", "keywords are one line for each section"),
    ],
)
def test_keywords_of_no_section_stop_the_build(given: object, message: str) -> None:
    title = AnchorLink("A page", "a-page", 1)
    title.children.append(AnchorLink("Traps", "traps", 2))
    page = SimpleNamespace(
        meta={"keywords": given},
        toc=TableOfContents([title]),
        file=SimpleNamespace(src_uri="en/page.md"),
        url="en/page/",
    )
    with pytest.raises(PluginError, match=re.escape(f"docs/en/page.md: {message}")):
        keywords_of(page)  # type: ignore[arg-type]


def test_the_page_starts_our_worker(page: Page, home: str, language: str) -> None:
    with page.expect_worker() as worker:
        page.goto(f"{home}{LANGUAGES[language]}basics/create_task/")
    assert worker.value.url == f"{home}assets/search/worker.js?language={language}", MATERIAL


def test_material_shows_what_our_worker_finds(page: Page, home: str, language: str) -> None:
    prefix = LANGUAGES[language]
    page.goto(f"{home}{prefix}basics/create_task/")
    search(page, "cancel_task")
    assert page.locator(".md-search-result__item").first.is_visible(), MATERIAL
    assert f"{home}{prefix}named/cancel_by_name/" in results(page)[0], MATERIAL
    assert page.locator(".md-search-result__item mark").first.inner_text() == "cancel_task", MATERIAL


def test_a_page_loads_no_index_before_somebody_opens_the_search(page: Page, home: str, language: str) -> None:
    requested: list[str] = []
    page.context.on("request", lambda request: requested.append(request.url.removeprefix(home)))
    page.goto(f"{home}{LANGUAGES[language]}basics/create_task/", wait_until="networkidle")
    assert len(page.request.get(f"{home}search/search_index.json").body()) < 1000
    assert [url for url in requested if url.startswith("search/")] == ["search/search_index.json"]
    with page.expect_request("**/search/*.json"):
        page.locator(".md-search__input").focus()
    search(page, "task")
    assert [url for url in requested if url.startswith("search/")][1:] == [f"search/{language}.json"]


def test_an_index_that_did_not_come_is_asked_for_again(browser: Browser, home: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        context.route("**/search/ko.json", lambda route: route.abort(), times=1)
        page.goto(f"{home}basics/create_task/")
        with context.expect_event("requestfailed"):
            page.keyboard.press("/")
        page.keyboard.insert_text("작업 취소")
        expect(page.locator(".md-search-result__link").first).to_be_visible()


def test_the_search_speaks_the_language_of_the_page(page: Page, home: str, language: str) -> None:
    page.goto(f"{home}{LANGUAGES[language]}")
    box = page.locator(".md-search__input")
    assert box.get_attribute("placeholder") == {"ko": "검색", "en": "Search"}[language]
    search(page, "cancel_task")
    meta = page.locator(".md-search-result__meta").inner_text()
    assert ("일치하는 문서" if language == "ko" else "matching document") in meta
    box.fill("")
    box.fill("zzqqxxyy")
    page.get_by_text(NOTHING[language]).wait_for()


def test_all_by_keyboard(page: Page, home: str, language: str) -> None:
    prefix = LANGUAGES[language]
    page.goto(f"{home}{prefix}basics/create_task/")
    search(page, "cancel_by_name")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.className").startswith("md-search-result__link")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.name") == "query"
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()
    expect(page.locator("[name=query]")).not_to_be_focused()
    page.keyboard.press("/")
    expect(page.locator("#__search")).to_be_checked()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.partition("?")[0] == f"{home}{prefix}named/cancel_by_name/"


def test_keys_in_a_row_open_and_close_the_search(page: Page, home: str) -> None:
    """However slow the browser is, and whatever else it has to do in between: all of it happens at the key."""
    page.goto(f"{home}basics/create_task/")
    opened = page.evaluate("""["/", "Escape", "/", "Escape", "/"].map((key) => {
      document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }))
      return document.getElementById("__search").checked && document.activeElement.name === "query"
    })""")
    assert opened == [True, False, True, False, True]


@pytest.mark.parametrize("way", ["keyboard", "mouse"])
def test_an_error_pasted_from_a_terminal(browser: Browser, home: str, language: str, way: str) -> None:
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        page.goto(f"{home}{LANGUAGES[language]}basics/create_task/")
        page.evaluate("(text) => navigator.clipboard.writeText(text)", PASTED)
        page.locator(".md-search__input").click()
        # At the focus Material sets a timer of 1 ms, then it reads the box. Timers run in order: the paste comes after.
        page.evaluate("new Promise((done) => setTimeout(done, 2))")
        if way == "keyboard":
            page.keyboard.press("Control+V")
        else:
            page.context.new_cdp_session(page).send(
                "Input.dispatchKeyEvent", {"type": "rawKeyDown", "commands": ["paste"]}
            )
        assert "in <module> app.add_task" in page.locator(".md-search__input").input_value()
        expect(page.locator(".md-search-result__link").first).to_be_visible()
        assert any("before_the_server_starts/" in address and "#traps" in address for address in results(page)[:2])


def test_the_page_that_opens_shows_what_was_found(page: Page, home: str) -> None:
    page.goto(f"{home}basics/create_task/")
    search(page, "취소하려면")
    with page.expect_navigation():
        page.locator(".md-search-result__link").first.click()
    marks = page.locator("article mark[data-md-highlight]")
    marks.first.wait_for()
    assert set(marks.all_inner_texts()) - {""} == {"취소"}


@pytest.mark.parametrize("sign", ["…", "...", "$"])
def test_a_sign_finds_what_it_means(page: Page, home: str, language: str, sign: str) -> None:
    page.goto(f"{home}{LANGUAGES[language]}basics/create_task/")
    search(page, sign)
    assert [address.partition("?")[0].removeprefix(home + LANGUAGES[language]) for address in results(page)] == [
        "run_the_examples/",
        "run_the_examples/",
    ]
    assert results(page)[1].endswith("#terminals")


def test_other_signs_find_nothing_and_say_so(page: Page, home: str, language: str) -> None:
    page.goto(f"{home}{LANGUAGES[language]}basics/create_task/")
    search(page, "cancel_task")
    for signs in "->", "**", ">>>", "[", "\\", "\N{SLIGHTLY SMILING FACE}":
        page.locator("[name=query]").fill(signs)
        expect(page.locator(".md-search-result__meta")).to_have_text(NOTHING[language])
        assert results(page) == []
        page.locator("[name=query]").fill("cancel_task")
        expect(page.locator(".md-search-result__link").first).to_be_visible()


def test_what_stands_on_two_lines_is_found_word_by_word(page: Page, home: str) -> None:
    """A table tells what a program prints, line by line."""
    page.goto(f"{home}en/behaviour/shutdown/")
    search(page, "named task is cancelled before_server_stop")
    found = page.locator(".md-search-result__item").first
    assert "named task is cancelled before_server_stop after_server_stop" in (found.text_content() or "")


def test_a_syllable_that_is_being_typed_finds_what_it_begins(page: Page, home: str) -> None:
    page.goto(f"{home}basics/create_task/")
    for typed in ["웹솤", "웹소케", "웹소켓"]:
        page.locator(".md-search__input").fill(typed)
        page.wait_for_selector(f"[href^='{home}websocket/websocket_feed/']")


def test_the_worker_is_small() -> None:
    scripts = SITE / "assets" / "search"
    assert (scripts / "worker.js").stat().st_size < 2000
    size = sum(file.stat().st_size for file in scripts.glob("*.js"))
    assert size < 39_514, "Material's own worker has 39,514 bytes"
