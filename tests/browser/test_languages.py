"""The language that readers get: the browser's on the first visit, then the chosen one, and always what was linked."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page

from browser.conftest import Visit

NAMES = {"ko": "한국어", "en": "English"}


@contextmanager
def reader(browser: Browser, *languages: str, **options: object) -> Iterator[Page]:
    """A window of somebody whose browser asks for these languages and who has never been here."""
    with browser.new_context(**options) as context:  # type: ignore[arg-type]
        context.add_init_script(f"Object.defineProperty(navigator, 'languages', {{ get: () => {list(languages)} }})")
        yield context.new_page()


def language_of(page: Page) -> str:
    return str(page.evaluate("document.documentElement.lang"))


def choose(page: Page, language: str) -> None:
    with page.expect_navigation(wait_until="domcontentloaded"):
        page.locator(".md-select__link").filter(has_text=NAMES[language]).dispatch_event("click")


def opened(page: Page, url: str) -> str:
    """Where a reader is in the end who opens an address: a page that is about to be left is hidden."""
    page.goto(url)
    page.wait_for_function("() => !document.documentElement.hidden && document.readyState === 'complete'")
    return page.url


@pytest.mark.parametrize(
    ("languages", "there"),
    [
        (["ko-KR"], ""),
        (["ko", "en"], ""),
        (["en-US"], "en/"),
        (["en-GB", "ko"], "en/"),
        (["ja"], ""),
        (["ja", "en-US", "ko"], "en/"),
        (["ja-JP", "ko", "en"], ""),
    ],
    ids=" ".join,
)
def test_a_first_visit_gets_the_language_that_the_browser_prefers(
    browser: Browser, home: str, languages: list[str], there: str
) -> None:
    with reader(browser, *languages) as page:
        assert opened(page, home) == home + there


@pytest.mark.parametrize("there", ["en/", "basics/create_task/", "en/basics/create_task/", "#patterns"])
@pytest.mark.parametrize("language", NAMES)
def test_a_link_opens_what_it_says(browser: Browser, home: str, language: str, there: str) -> None:
    with reader(browser, language) as page:
        assert opened(page, home + there) == home + there


@pytest.mark.parametrize("language", NAMES)
def test_a_choice_is_remembered_on_the_home_page_and_there_only(browser: Browser, home: str, language: str) -> None:
    other = "ko" if language == "en" else "en"
    here, there = ("en/", "") if other == "ko" else ("", "en/")
    with reader(browser, language) as page:
        assert opened(page, home) == home + here
        choose(page, other)
        assert page.url == home + there
        again = page.context.new_page()
        assert opened(again, home) == home + there
        assert opened(again, f"{home}{here}basics/create_task/") == f"{home}{here}basics/create_task/"


def test_the_choice_of_another_site_on_the_same_host_is_not_ours(browser: Browser, home: str) -> None:
    with reader(browser, "ko") as page:
        page.goto(home)
        page.evaluate("localStorage.setItem('/elsewhere/language', 'en'); localStorage.setItem('language', 'en')")
        assert opened(page, home) == home
        choose(page, "en")
        assert "/docs/language" in page.evaluate("Object.keys(localStorage)")


def test_a_link_within_the_site_opens_the_home_page_of_its_language(browser: Browser, home: str) -> None:
    with reader(browser, "en") as page:
        page.goto(f"{home}basics/create_task/")
        with page.expect_navigation():
            page.locator("header a[href]").first.dispatch_event("click")
        assert opened_is(page, home, "ko")
        page.reload()
        assert opened_is(page, home, "ko")


def opened_is(page: Page, url: str, language: str) -> bool:
    page.wait_for_function("() => !document.documentElement.hidden && document.readyState === 'complete'")
    return (page.url, language_of(page)) == (url, language)


def test_going_back_leaves_the_site(browser: Browser, home: str) -> None:
    with reader(browser, "en") as page:
        page.goto("about:blank")
        assert opened(page, home) == f"{home}en/"
        page.go_back()
        assert page.url == "about:blank"


def test_going_back_from_the_chosen_language(browser: Browser, home: str) -> None:
    with reader(browser, "ko") as page:
        page.goto(home)
        choose(page, "en")
        assert page.url == f"{home}en/"
        page.go_back()
        assert opened_is(page, home, "ko")


#: What a page has painted, and whether it was hidden when it was left.
WATCH = """
  const note = (what) => {
    const seen = sessionStorage.getItem("seen") ?? "";
    sessionStorage.setItem("seen", `${seen}${document.documentElement.lang}:${what} `);
  };
  new PerformanceObserver((list) => list.getEntries().forEach(({ name }) => note(name))).observe({ type: "paint" });
  addEventListener("pagehide", () => note(document.documentElement.hidden ? "hidden" : "shown"));
"""


def test_nothing_is_painted_in_the_wrong_language(browser: Browser, home: str) -> None:
    with reader(browser, "en") as page:
        page.add_init_script(WATCH)
        assert opened(page, home) == f"{home}en/"
        page.wait_for_function("() => sessionStorage.getItem('seen')?.includes('en:first-contentful-paint')")
        seen = page.evaluate("sessionStorage.getItem('seen')").split()
    assert "ko:first-contentful-paint" not in seen, "the Korean home page was painted before the English one"
    assert "ko:hidden" in seen, "the Korean home page was not hidden while the English one was on its way"


def test_a_browser_that_keeps_nothing(browser: Browser, home: str) -> None:
    with reader(browser, "en") as page:
        page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied') } })")
        assert opened(page, home) == f"{home}en/"
        choose(page, "ko")
        assert opened_is(page, home, "ko")


def test_search_engines_see_the_home_page(browser: Browser, home: str) -> None:
    with reader(browser, "en", user_agent="Mozilla/5.0 (compatible; Googlebot/2.1)") as page:
        assert opened(page, home) == home


def test_without_javascript_both_languages_are_a_link_away(browser: Browser, home: str) -> None:
    with reader(browser, "en", java_script_enabled=False) as page:
        page.goto(home)
        assert page.url == home
        assert page.locator("h1#home").is_visible()
        page.goto(home + str(page.locator(".md-select__link[hreflang=en]").get_attribute("href")))
        assert page.url == f"{home}en/"


def test_switching_the_language_keeps_page_and_heading(first_visit: Visit, home: str, path: str) -> None:
    language, other = ("en", "ko") if path.startswith("en/") else ("ko", "en")
    there = path.removeprefix("en/") if language == "en" else f"en/{path}"
    heading = first_visit.page.locator("article h1, article h2").last.get_attribute("id")
    with first_visit.page.context.new_page() as page:
        page.goto(f"{home}{path}#{heading}", wait_until="domcontentloaded")
        assert language_of(page) == language
        choose(page, other)
        assert page.url == f"{home}{there}#{heading}"
        assert language_of(page) == other


def test_switching_in_the_middle_of_a_page_opens_its_heading(browser: Browser, home: str) -> None:
    with reader(browser, "ko") as page:
        page.goto(f"{home}basics/create_task/")
        choose(page, "en")
        assert page.url == f"{home}en/basics/create_task/"
        page.evaluate("document.getElementById('after-start').scrollIntoView({ behavior: 'instant' })")
        choose(page, "ko")
        assert page.url == f"{home}basics/create_task/#after-start"
