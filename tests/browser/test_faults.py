"""Each check of a page fails when what it guards is broken: one fault of each kind, planted in a copy of the site."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error

from browser import (
    test_content_security,
    test_copying,
    test_everyone,
    test_languages,
    test_looks,
    test_pages,
    test_paper_and_plain,
    test_speed,
)
from browser.conftest import SITE, Visit, opened
from browser.host import hosted

PATH = "en/named/cancel_by_name/"
PAGE = f"{PATH}index.html"
STYLES, SCRIPT, LANGUAGES = "assets/site.css", "assets/site.js", "assets/languages.js"
#: A check opens the page at ``PATH`` on a host, or gets the page that was opened.
Check = Callable[[Browser, str], None]


def of_visit(test: Callable[[Visit], None]) -> Check:
    def check(browser: Browser, home: str) -> None:
        with opened(browser, home + PATH) as first:
            test(first)

    return check


def of_page(test: Callable[..., None], **options: object) -> Check:
    def check(browser: Browser, home: str) -> None:
        with opened(browser, home + PATH) as first:
            test(first.page, **options)

    return check


def of_home(test: Callable[..., None], **options: object) -> Check:
    def check(browser: Browser, home: str) -> None:
        with browser.new_context(locale="ko-KR", reduced_motion="reduce") as context:
            context.set_default_timeout(2000)
            test(context.new_page(), home, **options)

    return check


def of_browser(test: Callable[..., None], **options: object) -> Check:
    return lambda browser, home: test(browser, home, **options)


def plain(browser: Browser, home: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        test_paper_and_plain.test_page_can_be_read_and_left_without_scripts(context.new_page(), home, PATH)


def other_hosts(browser: Browser, home: str) -> None:
    with opened(browser, home + PATH) as first:
        test_pages.test_page_asks_no_other_host_and_complains_of_nothing(first, home)


def switching(browser: Browser, home: str) -> None:
    with opened(browser, home + PATH) as first:
        test_languages.test_switching_the_language_keeps_page_and_heading(first, home, PATH)


@dataclass(frozen=True)
class Fault:
    """``new`` takes the place of ``old`` in a file of the site, or stands at its end; ``check`` then fails."""

    name: str
    file: str
    old: str
    new: str
    check: Check
    message: str


FAULTS = [
    Fault(
        "something that comes late",
        SCRIPT,
        "",
        "setTimeout(() => document.querySelector('article').prepend(document.createElement('hr')), 100)",
        of_visit(test_pages.test_nothing_moves_while_a_page_is_loading),
        " from ",
    ),
    Fault(
        "heading that does not fit",
        STYLES,
        "",
        ".md-typeset h1 { width: 700px }",
        of_page(test_pages.test_no_width_is_too_narrow),
        "px wide in a window of 320 px",
    ),
    Fault(
        "font of another host",
        STYLES,
        "",
        "@font-face { font-family: far; src: url(http://127.0.0.2:1/far.woff2) } body { font-family: far !important }",
        other_hosts,
        "far.woff2",
    ),
    Fault("complaint", SCRIPT, "", "console.warn('planted')", other_hosts, "planted"),
    Fault(
        "link that nothing prefetches",
        PAGE,
        'rel="prefetch"',
        'rel="next"',
        of_visit(test_pages.test_next_page_is_prefetched),
        "nothing was prefetched",
    ),
    Fault(
        "grey on white",
        STYLES,
        "",
        ".md-typeset p { color: #bbb }",
        of_page(test_everyone.test_axe_finds_nothing),
        "color-contrast",
    ),
    Fault(
        "dialog without a name",
        PAGE,
        'role="dialog" aria-label="Search"',
        'role="dialog"',
        of_page(test_everyone.test_axe_finds_nothing),
        "aria-dialog-name",
    ),
    Fault(
        "prompts in the copy",
        SCRIPT,
        '.filter((line) => line.startsWith("$ ")).map((line) => line.slice(2))',
        "",
        of_page(test_copying.test_every_copy_button, path=PATH),
        "language='console'",
    ),
    Fault(
        "annotations in the copy",
        SCRIPT,
        "annotation.remove()",
        "annotation.append()",
        of_page(test_copying.test_every_copy_button, path=PATH),
        "cancel_by_name.py",
    ),
    Fault(
        "focus that nobody sees",
        STYLES,
        "",
        ":focus-visible, :focus-visible * { outline: none !important }",
        of_home(test_everyone.test_focus_is_visible_in_order_and_never_stuck, width=1440),
        "looks the same with and without the focus",
    ),
    Fault(
        "motion for everybody",
        STYLES,
        "",
        "a { transition: color 1s !important }",
        of_browser(test_everyone.test_less_motion),
        "<a",
    ),
    Fault(
        "keys that turn no page",
        SCRIPT,
        "ArrowRight",
        "ArrowUp",
        of_home(
            test_everyone.test_keys_turn_the_pages, keys=("ArrowRight", "ArrowLeft"), there="named/list_and_purge/"
        ),
        "Timeout",
    ),
    Fault(
        "paper without annotations",
        STYLES,
        "",
        "@media print { ol.annotations { display: none !important } }",
        of_page(test_paper_and_plain.test_print_shows_everything_and_no_navigation),
        "it never came to this",
    ),
    Fault(
        "paper with the header",
        STYLES,
        "",
        "@media print { .md-header { display: block !important } }",
        of_page(test_paper_and_plain.test_print_shows_everything_and_no_navigation),
        "md-header",
    ),
    Fault("text that scripts show", STYLES, "", ".no-js article p { display: none }", plain, "<p>"),
    Fault(
        "link to nowhere",
        PAGE,
        'href="../list_and_purge/" class="md-footer',
        'href="../nowhere/" class="md-footer',
        plain,
        "nowhere",
    ),
    Fault("heading that is lost", LANGUAGES, "link.hash = heading();", "", switching, "#"),
    Fault(
        "heavy page",
        STYLES,
        "",
        f"/* {os.urandom(40_000).hex()} */",
        of_visit(test_speed.test_first_view_is_small),
        "site.css",
    ),
    Fault(
        "policy that allows everything inline",
        "_headers",
        "script-src 'self'",
        "script-src 'self' 'unsafe-inline'",
        of_visit(test_content_security.test_policy_is_strict),
        "unsafe",
    ),
    Fault(
        "Korean words in two lines",
        STYLES,
        "",
        "p { word-break: break-all !important }",
        of_browser(test_looks.test_korean_words_stay_whole),
        "is broken",
    ),
    Fault(
        "terminals that do not show",
        STYLES,
        "",
        ".run__terminals { visibility: hidden }",
        of_home(test_looks.test_snapshot, name="pattern", shown=PATH, scheme="dark", record=False),
        "shows another page",
    ),
    Fault(
        "terminals under their program",
        STYLES,
        "",
        ".run { display: block !important }",
        of_home(test_looks.test_terminals_stand_beside_their_program_where_there_is_room),
        "at 1440 px",
    ),
    Fault(
        "home that begins below the window",
        STYLES,
        "",
        "article h1 { margin-top: 700px !important }",
        of_home(test_looks.test_home_shows_in_one_screen_what_this_is, language="", width=1280, height=720),
        "begins at",
    ),
    Fault(
        "lines without an end",
        STYLES,
        "",
        "article p { max-width: none !important }",
        of_browser(test_looks.test_lines_can_be_read),
        "characters",
    ),
]


@pytest.fixture
def broken(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A copy of the built site in which the fault is planted."""
    fault: Fault = request.param
    site = tmp_path / "site"
    shutil.copytree(SITE, site, copy_function=os.link)
    text = (site / fault.file).read_text()
    assert fault.old in text, f"{fault.file} does not hold {fault.old!r}: this fault must be planted elsewhere"
    (site / fault.file).unlink()
    (site / fault.file).write_text(text.replace(fault.old, fault.new, 1) if fault.old else f"{text}\n{fault.new}\n")
    return site


@pytest.mark.parametrize(
    ("fault", "broken"), [(fault, fault) for fault in FAULTS], ids=[fault.name for fault in FAULTS], indirect=["broken"]
)
def test_fault_is_found(browser: Browser, broken: Path, fault: Fault) -> None:
    with hosted(broken) as home, pytest.raises((AssertionError, Error)) as found:
        fault.check(browser, home)
    assert fault.message in str(found.value)
