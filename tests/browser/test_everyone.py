"""For everyone: axe finds nothing, the keyboard reaches everything and shows where it is, less motion for who asks."""

import pytest
from playwright.sync_api import Browser, Locator, Page

from browser.conftest import ROOT, dress, until, visit

AXE = (ROOT / "tests" / "browser" / "node_modules" / "axe-core" / "axe.min.js").read_text
NARROW, WIDE = 360, 1440
#: Each pattern page has all parts that a page can have.
PATTERN = "en/named/cancel_by_name/"


#: What axe is asked: all that it knows; and of the colors alone, without the code, which has the same at every width.
#: It need not load the style sheets again for that.
EVERYTHING = "document, { resultTypes: ['violations'], preload: false }"
COLORS = """{ exclude: ['pre'] },
  { resultTypes: ['violations'], preload: false, runOnly: ['color-contrast', 'link-in-text-block'] }"""


def violations(page: Page, asked: str) -> list[str]:
    found = page.evaluate(f"axe.run({asked}).then(({{ violations }}) => violations)")
    return [f"{rule['id']}: {node['html'][:200]}" for rule in found for node in rule["nodes"]]


def look(page: Page, scheme: str, width: int) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 900})
    until(page, f"document.body.dataset.mdColorScheme === '{'slate' if scheme == 'dark' else 'default'}'")
    until(
        page,
        "[...document.querySelectorAll('pre > code')].every((c) => c.scrollWidth <= c.clientWidth || c.tabIndex === 0)",
    )


def test_axe_finds_nothing(visited: Page) -> None:
    """What is shown depends on the width, and of that the colors on the scheme."""
    dress(visited)
    visited.evaluate(AXE())
    for scheme, width, asked in (
        ("light", NARROW, EVERYTHING),
        ("dark", NARROW, COLORS),
        ("dark", WIDE, EVERYTHING),
        ("light", WIDE, COLORS),
    ):
        look(visited, scheme, width)
        assert violations(visited, asked) == [], f"{scheme}, {width} px"


@pytest.mark.parametrize(
    ("keys", "there"), [(("n", "p"), "named/list_and_purge/"), (("ArrowRight", "ArrowLeft"), "named/list_and_purge/")]
)
def test_keys_turn_the_pages(page: Page, home: str, keys: tuple[str, str], there: str) -> None:
    visit(page, home + PATTERN)
    page.keyboard.press(keys[0])
    page.wait_for_url(f"{home}en/{there}")
    visit(page, f"{home}en/{there}")
    page.keyboard.press(keys[1])
    page.wait_for_url(home + PATTERN)


def test_arrows_stay_where_they_have_something_to_do(page: Page, home: str) -> None:
    page.set_viewport_size({"width": NARROW, "height": 900})
    visit(page, home + PATTERN)
    code = page.locator("article pre > code").first
    code.focus()
    page.keyboard.press("ArrowRight")
    until(page, "document.querySelector('article pre > code').scrollLeft > 0")
    page.locator("input[name=query]").focus()
    page.keyboard.press("ArrowRight")
    assert page.url == home + PATTERN


@pytest.mark.parametrize("key", ["/", "s", "f"])
def test_a_key_opens_the_search(page: Page, home: str, key: str) -> None:
    visit(page, home + PATTERN)
    page.keyboard.press(key)
    assert page.locator("input[name=query]").evaluate("input => input === document.activeElement")


def test_arrows_change_the_tab(page: Page, home: str) -> None:
    page.set_viewport_size({"width": NARROW, "height": 900})
    visit(page, home + PATTERN)
    tabs = page.locator(".tabbed-set").first
    blocks = tabs.locator(".tabbed-block")
    assert [block.is_visible() for block in blocks.all()] == [True, False]
    tabs.locator("input").first.focus()
    page.keyboard.press("ArrowRight")
    assert [block.is_visible() for block in blocks.all()] == [False, True]


def test_wide_windows_show_all_terminals(page: Page, home: str) -> None:
    page.set_viewport_size({"width": WIDE, "height": 900})
    visit(page, home + PATTERN)
    assert all(block.is_visible() for block in page.locator(".run .tabbed-block").all())


def test_keyboard_opens_and_closes_annotations(page: Page, home: str) -> None:
    visit(page, home + PATTERN, traps="closed")
    code = page.locator("article pre > code").first
    code.evaluate("code => { code.tabIndex = 0; code.focus() }")
    page.keyboard.press("Tab")
    mark = page.locator(".md-annotation").first
    assert mark.evaluate("mark => mark === document.activeElement")
    mark.locator(".md-tooltip--active").wait_for()
    assert "never ends" in mark.inner_text()
    page.keyboard.press("Escape")
    mark.locator(".md-tooltip--active").wait_for(state="detached")


def test_keyboard_opens_traps(page: Page, home: str) -> None:
    visit(page, home + PATTERN, traps="closed")
    trap = page.locator("details").first
    trap.locator("summary").focus()
    page.keyboard.press("Enter")
    assert trap.evaluate("trap => trap.open")


def test_keyboard_opens_and_closes_the_menu(page: Page, home: str) -> None:
    page.set_viewport_size({"width": NARROW, "height": 900})
    visit(page, home + PATTERN)
    menu = page.locator(".site-menu")
    assert not page.locator(".site-nav a").first.is_visible()
    menu.focus()
    page.keyboard.press("Enter")
    assert page.locator(".site-nav a").first.evaluate("link => link === document.activeElement")
    assert menu.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Escape")
    assert menu.evaluate("menu => menu === document.activeElement")
    assert menu.get_attribute("aria-expanded") == "false"


def test_keyboard_changes_the_scheme(page: Page, home: str) -> None:
    visit(page, home + PATTERN)
    schemes = []
    for _ in range(3):
        page.locator("input[name=__palette]:has(+ label:not([hidden]))").focus()
        page.keyboard.press("Enter")
        schemes.append(page.evaluate("document.body.dataset.mdColorScheme"))
    assert {"default", "slate"} <= set(schemes)


def test_first_stop_skips_to_the_text(page: Page, home: str) -> None:
    visit(page, home + PATTERN)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.md-skip')")
    page.keyboard.press("Enter")
    assert page.url.endswith("#cancel-by-name")


LOOKS = """(element) => {
  const looks = (node) => { const { outline, boxShadow, backgroundColor, textDecoration } = getComputedStyle(node)
    return [outline, boxShadow, backgroundColor, textDecoration].join() }
  const around = [element, element.nextElementSibling, element.parentElement, element.firstElementChild,
    element.closest("form, .tabbed-set"), element.closest(".tabbed-set")?.querySelector(".tabbed-labels"),
    element.closest(".tabbed-set")?.querySelector("label")]
  return around.filter(Boolean).map(looks).join("\\n")
}"""


#: A box that can be checked is shown by its label.
SEEN = """(stop) => {
  const shown = stop.matches(".md-option") ? stop.nextElementSibling
    : stop.matches("input[type=radio]") ? document.querySelector(`label[for="${stop.id}"]`) : stop
  const { top, bottom, left, right } = shown.getBoundingClientRect()
  return bottom > 0 && top < innerHeight && right > 0 && left < innerWidth
}"""


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_focus_is_visible_in_order_and_never_stuck(page: Page, home: str, width: int) -> None:
    """Walk through a whole page with Tab: each stop is in the window, looks otherwise than without focus, and ends."""
    page.set_viewport_size({"width": width, "height": 900})
    visit(page, home + PATTERN)
    stops = 0
    before, looked = None, ""
    for _ in range(400):
        page.keyboard.press("Tab")
        stop = page.evaluate_handle("document.activeElement").as_element()
        assert stop is not None
        if before:
            name = before.evaluate("stop => stop.outerHTML.slice(0, 160)")
            assert before.evaluate(LOOKS) != looked, f"{name} looks the same with and without the focus"
        if stop.evaluate("stop => stop === document.body"):
            break
        stops += 1
        before, looked = stop, stop.evaluate(LOOKS)
        assert stop.evaluate(SEEN), f"{stop.evaluate('stop => stop.outerHTML')} has the focus and cannot be seen"
    else:
        raise AssertionError("the page never ends")
    assert stops > 30


def test_less_motion(browser: Browser, home: str) -> None:
    with browser.new_context(locale="ko-KR", reduced_motion="reduce") as context:
        page = context.new_page()
        visit(page, home + PATTERN)
        moving = page.evaluate(
            "[...document.querySelectorAll('*')].filter((element) => { const style = getComputedStyle(element);"
            " return style.animationName !== 'none' || !/^(0s(, )?)+$/.test(style.transitionDuration)"
            " || style.scrollBehavior === 'smooth' }).map((element) => element.outerHTML.slice(0, 120))"
        )
        assert moving == []


def test_colors_of_the_readers_own_hide_nothing(browser: Browser, home: str) -> None:
    with browser.new_context(locale="ko-KR", forced_colors="active", reduced_motion="reduce") as context:
        page = context.new_page()
        visit(page, home + PATTERN)
        icons = page.evaluate("""[[".md-code__button", "::after"], ["summary", "::before"], ["summary", "::after"]]
          .map(([element, part]) => getComputedStyle(document.querySelector(element), part).backgroundColor)""")
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") not in icons
        lines = page.evaluate("""[":not([aria-current])", "[aria-current]"].map((which) =>
          getComputedStyle(document.querySelector(`.site-nav__page${which}`)).borderLeftColor)""")
        assert len(set(lines)) == 2, "the page that is open is marked like all others"


def test_nothing_moves_for_ever(browser: Browser, home: str) -> None:
    """What never keeps still takes the eyes from the text, and time from everything else that the page does."""
    with browser.new_context(locale="ko-KR", reduced_motion="no-preference") as context:
        page = context.new_page()
        visit(page, home + PATTERN)
        endless = page.evaluate(
            "document.getAnimations().filter(({ effect }) => effect.getComputedTiming().iterations === Infinity)"
            ".map(({ effect }) => effect.target.outerHTML.slice(0, 120))"
        )
        assert endless == []


def test_parts_in_another_language_say_so(page: Page, home: str) -> None:
    visit(page, home)
    links: list[Locator] = page.locator(".md-select__link").all()
    assert [link.get_attribute("lang") for link in links] == [link.get_attribute("hreflang") for link in links]
