"""Faults of a built site, one for each check: what is broken, and the check that then fails.

Lighthouse alone has none: what it asks for, and a fault can take away, is asked for by the quick checks, too.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Browser

from browser import (
    test_content_security,
    test_copying,
    test_everyone,
    test_languages,
    test_looks,
    test_markdown_pages,
    test_pages,
    test_paper_and_plain,
    test_search,
    test_speed,
    test_timelines,
)
from browser.conftest import Visit, dress, opened

PATH = "en/named/cancel_by_name/"
PAGE = f"{PATH}index.html"
HOME, MARKDOWN = "index.html", f"{PATH}index.md"
STYLES, SCRIPT, SEARCH = "assets/site.css", "assets/site.js", "assets/search.js"
LANGUAGES, FIRST_VISIT = "assets/languages.js", "assets/first_visit.js"
#: A key that does nothing.
DEAF = """addEventListener("keydown", (event) => {{
  if (event.key === "{}") {{
    event.preventDefault();
    event.stopImmediatePropagation();
  }}
}}, true)"""
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
            context.grant_permissions(["clipboard-read", "clipboard-write"])
            context.set_default_timeout(5000)
            context.set_default_navigation_timeout(10_000)
            test(context.new_page(), home, **options)

    return check


def of_browser(test: Callable[..., None], **options: object) -> Check:
    return lambda browser, home: test(browser, home, **options)


def of_file(test: Callable[..., None], **options: object) -> Check:
    """A check that reads the site's files."""
    return lambda _browser, _home: test(**options)


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
        "folded code that is measured at once",
        STYLES,
        ".unmeasured:not([open])",
        ".unmeasured[open]",
        of_home(test_speed.test_folded_code_is_measured_when_it_is_unfolded),
        "boxesAtStart",
    ),
    Fault(
        "folded code that stays without a box",
        SCRIPT,
        'part.classList.remove("unmeasured")',
        "part",
        of_home(test_speed.test_folded_code_is_measured_when_it_is_unfolded),
        "getClientRects",
    ),
    Fault(
        "code out of view that is dressed at once",
        PAGE,
        '"content.lazy"',
        '"content.eager"',
        of_home(test_speed.test_code_out_of_view_is_dressed_when_the_page_has_started),
        "dressedAtStart",
    ),
    Fault(
        "code out of view that waits for the reader",
        SCRIPT,
        'addEventListener("load", () => later(mountNext));',
        "",
        of_page(dress, traps="closed"),
        "button",
    ),
    Fault(
        "unfolded code that waits for the reader",
        SCRIPT,
        'addEventListener("toggle", () => later(mountNext), true);',
        "",
        of_page(dress),
        "button",
    ),
    Fault(
        "code that waits until the browser is idle",
        SCRIPT,
        'window.scheduler?.postTask(work, { priority: "background" })',
        "requestIdleCallback(work)",
        of_home(test_speed.test_code_is_dressed_by_browsers_that_do_less, less="requestIdleCallback = () => 0"),
        "button",
    ),
    Fault(
        "code that waits for a scheduler",
        SCRIPT,
        "window.scheduler?.postTask",
        "window.scheduler.postTask",
        of_home(test_speed.test_code_is_dressed_by_browsers_that_do_less, less="scheduler = undefined"),
        "button",
    ),
    Fault(
        "color of a span that is left out",
        STYLES,
        "",
        ".highlight .n { color: red }",
        of_home(test_looks.test_spans_left_out_of_code_look_like_what_is_around_them, scheme="dark"),
        "['k', 'n']",
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
    Fault(
        "title that is painted late",
        PAGE,
        '<link rel="expect"',
        '<link rel="expected"',
        of_file(test_pages.test_nothing_is_painted_before_the_title, path=PATH),
        "#cancel-by-name",
    ),
    Fault(
        "code that cannot be scrolled",
        STYLES,
        "",
        "pre > code { overflow: visible !important }",
        of_home(test_pages.test_code_scrolls_in_its_own_box),
        "0 == 100",
    ),
    Fault(
        "light for everybody",
        HOME,
        '"slate" : "default"',
        '"default" : "default"',
        of_browser(test_pages.test_first_visit_is_painted_in_the_systems_scheme, scheme="dark"),
        "slate",
    ),
    Fault(
        "404 in one language",
        "404.html",
        '<h1 lang="en">',
        '<h1 lang="ko">',
        of_home(test_pages.test_what_is_not_there_is_said_in_both_languages),
        "strict mode violation",
    ),
    Fault(
        "dark grey on black, on a phone",
        STYLES,
        "",
        "@media (width < 500px) { [data-md-color-scheme=slate] .md-typeset p { color: #444 } }",
        of_page(test_everyone.test_axe_finds_nothing),
        "dark, 360 px",
    ),
    Fault(
        "light grey on white, on a wide screen",
        STYLES,
        "",
        "@media (width > 1200px) { [data-md-color-scheme=default] .site-nav a { color: #bbb !important } }",
        of_page(test_everyone.test_axe_finds_nothing),
        "light, 1440 px",
    ),
    Fault(
        "marks that never keep still",
        STYLES,
        "",
        "@media screen { [data-md-visible] > .md-annotation__index { animation: pulse 2s infinite } }",
        of_browser(test_everyone.test_nothing_moves_for_ever),
        "md-annotation__index",
    ),
    Fault(
        "icons that are not there in colors of the reader's own",
        STYLES,
        "(forced-colors: active)",
        "(forced-colors: none)",
        of_browser(test_everyone.test_colors_of_the_readers_own_hide_nothing),
        "not in ['rgb",
    ),
    Fault(
        "code that arrows do not scroll",
        SCRIPT,
        "",
        DEAF.format("ArrowRight"),
        of_home(test_everyone.test_arrows_stay_where_they_have_something_to_do),
        "it never came to this",
    ),
    Fault(
        "tabs that arrows do not change",
        SCRIPT,
        "",
        DEAF.format("ArrowRight"),
        of_home(test_everyone.test_arrows_change_the_tab),
        "[True, False] == [False, True]",
    ),
    Fault(
        "key that opens nothing",
        SCRIPT,
        "",
        DEAF.format("/"),
        of_home(test_everyone.test_a_key_opens_the_search, key="/"),
        "assert False",
    ),
    Fault(
        "terminal behind a tab",
        STYLES,
        "",
        ".run .tabbed-block:last-child { display: none !important }",
        of_home(test_everyone.test_wide_windows_show_all_terminals),
        "assert False",
    ),
    Fault(
        "annotation that stays open",
        SCRIPT,
        '.closest(".md-annotation")?.blur()',
        '.closest(".md-annotation")?.focus()',
        of_home(test_everyone.test_keyboard_opens_and_closes_annotations),
        "Timeout",
    ),
    Fault(
        "traps that no key opens",
        SCRIPT,
        "",
        DEAF.format("Enter"),
        of_home(test_everyone.test_keyboard_opens_traps),
        "assert False",
    ),
    Fault(
        "menu that keeps the focus",
        SCRIPT,
        "    menu.focus();",
        "",
        of_home(test_everyone.test_keyboard_opens_and_closes_the_menu),
        "assert False",
    ),
    Fault(
        "schemes that no key changes",
        STYLES,
        "",
        ".md-option { display: none !important }",
        of_home(test_everyone.test_keyboard_changes_the_scheme),
        "slate",
    ),
    Fault(
        "first stop that skips nothing",
        PAGE,
        'class="md-skip"',
        'tabindex="-1" class="md-skip"',
        of_home(test_everyone.test_first_stop_skips_to_the_text),
        "assert False",
    ),
    Fault(
        "English that is read aloud as Korean",
        HOME,
        'lang="en" class="md-select__link"',
        'class="md-select__link"',
        of_home(test_everyone.test_parts_in_another_language_say_so),
        "None",
    ),
    Fault(
        "prompts in what is selected",
        STYLES,
        "",
        ".gp { user-select: text !important }",
        of_home(test_copying.test_selected_terminal_is_copied_without_prompts),
        "$ curl",
    ),
    Fault(
        "copy buttons out of reach",
        STYLES,
        "",
        "[data-clipboard-target] { visibility: hidden }",
        of_home(test_copying.test_tab_leads_to_every_copy_button_in_order),
        "the page ended before its last block",
    ),
    Fault(
        "paper that cuts a program",
        STYLES,
        "",
        "@media print { pre > code { max-height: 5em; overflow: hidden !important } }",
        of_home(test_paper_and_plain.test_paper_has_all_code_and_all_annotations, kind=PATH),
        "is not on the paper",
    ),
    Fault(
        "tabs that need scripts",
        STYLES,
        "",
        ".no-js .tabbed-block { display: none !important }",
        of_browser(test_paper_and_plain.test_tabs_and_traps_work_without_scripts),
        "[False, False]",
    ),
    Fault(
        "page that says nothing about itself",
        PAGE,
        'name="description"',
        'name="about"',
        of_file(test_speed.test_every_page_says_what_it_is, path=PATH),
        "description",
    ),
    Fault(
        "styles in an attribute",
        PAGE,
        "<article",
        '<article style="color: red"',
        of_file(test_content_security.test_no_page_has_what_the_policy_forbids),
        PATH,
    ),
    Fault(
        "styles that may come from anywhere",
        "_headers",
        "default-src 'self'",
        "default-src 'self' 'unsafe-inline'",
        of_browser(test_content_security.test_what_is_planted_is_stopped, where="header", planted="an inline style"),
        "[] != []",
    ),
    Fault(
        "preference that nobody asks for",
        FIRST_VISIT,
        "chosen() ?? preferred()",
        "chosen()",
        of_browser(
            test_languages.test_a_first_visit_gets_the_language_that_the_browser_prefers,
            languages=["en-US"],
            there="en/",
        ),
        "/en/",
    ),
    Fault(
        "link that opens another page",
        FIRST_VISIT,
        " || location.hash",
        "",
        of_browser(test_languages.test_a_link_opens_what_it_says, language="en", there="#patterns"),
        "#patterns",
    ),
    Fault(
        "choice that is forgotten",
        LANGUAGES,
        "localStorage.setItem(",
        "String(",
        of_browser(test_languages.test_a_choice_is_remembered_on_the_home_page_and_there_only, language="ko"),
        "/en/",
    ),
    Fault(
        "choice of another site",
        FIRST_VISIT,
        "localStorage.getItem(`${home.pathname}language`)",
        'localStorage.getItem("language")',
        of_browser(test_languages.test_the_choice_of_another_site_on_the_same_host_is_not_ours),
        "/en/",
    ),
    Fault(
        "Korean before English",
        FIRST_VISIT,
        "document.documentElement.hidden = true;",
        "",
        of_browser(test_languages.test_nothing_is_painted_in_the_wrong_language),
        "the Korean home page was",
    ),
    Fault(
        "search engines that are sent away",
        FIRST_VISIT,
        "bot|crawl|spider|yeti",
        "nobody",
        of_browser(test_languages.test_search_engines_see_the_home_page),
        "/en/",
    ),
    Fault(
        "way back that leads forward",
        FIRST_VISIT,
        'opened?.type !== "navigate" || ',
        "",
        of_browser(test_languages.test_going_back_from_the_chosen_language),
        "assert False",
    ),
    Fault(
        "search of the theme",
        "en/basics/create_task/index.html",
        "assets/search/worker.js?language=en",
        "assets/javascripts/workers/search.a7633da7.min.js",
        of_home(test_search.test_the_page_starts_our_worker, language="en"),
        "no longer understand each other",
    ),
    Fault(
        "search that knows no Korean",
        "assets/search/stems.js",
        "return korean(letters(text));",
        "return text;",
        of_home(test_search.test_readers_find_the_section_that_answers, language="ko", half="held_out"),
        "recall@3 is",
    ),
    Fault(
        "search in another language",
        "assets/search/worker.js",
        "search/${language}.json",
        "search/en.json",
        of_home(test_search.test_readers_find_the_section_that_answers, language="ko", half="held_out"),
        "a search on a page in ko found en/",
    ),
    Fault(
        "search that speaks Korean to everybody",
        "en/index.html",
        'placeholder="Search"',
        'placeholder="검색"',
        of_home(test_search.test_the_search_speaks_the_language_of_the_page, language="en"),
        "Search",
    ),
    Fault(
        "index that comes with every page",
        "assets/search/worker.js",
        "",
        "loaded();",
        of_home(test_search.test_a_page_loads_no_index_before_somebody_opens_the_search, language="en"),
        "search/en.json",
    ),
    Fault(
        "index that is asked for once",
        "assets/search/worker.js",
        "pages = undefined;",
        "",
        of_browser(test_search.test_an_index_that_did_not_come_is_asked_for_again),
        "md-search-result__link",
    ),
    Fault(
        "lines that a paste joins",
        SEARCH,
        'replace(/\\s+/g, " ")',
        'replace(/\\s+/g, "")',
        of_browser(test_search.test_an_error_pasted_from_a_terminal, language="en", way="keyboard"),
        "in <module> app.add_task",
    ),
    Fault(
        "paste that finds nothing",
        SEARCH,
        'box.dispatchEvent(new KeyboardEvent("keyup"))',
        "{}",
        of_browser(test_search.test_an_error_pasted_from_a_terminal, language="en", way="mouse"),
        "md-search-result__link",
    ),
    Fault(
        "page that does not show what was found",
        "assets/search/results.js",
        "[word, true]",
        "[word, false]",
        of_home(test_search.test_the_page_that_opens_shows_what_was_found),
        "Timeout",
    ),
    Fault(
        "words that have to be finished",
        "assets/search/pages.js",
        "if (!begins && !within) return matches;",
        "return matches;",
        of_home(test_search.test_a_syllable_that_is_being_typed_finds_what_it_begins),
        "Timeout",
    ),
    Fault(
        "search that opens late",
        SEARCH,
        "if (!open.checked) open.click();",
        "",
        of_home(test_search.test_keys_in_a_row_open_and_close_the_search),
        "At index 0 diff: False != True",
    ),
    Fault(
        "signs that find anything",
        "assets/search/pages.js",
        "signs.includes(sign)",
        "true",
        of_home(test_search.test_a_sign_finds_what_it_means, language="en", sign="$"),
        "run_the_examples/",
    ),
    Fault(
        "results that no key reaches",
        SCRIPT,
        "",
        DEAF.format("ArrowDown"),
        of_home(test_search.test_all_by_keyboard, language="en"),
        "startswith",
    ),
    Fault(
        "search that costs every page much",
        "assets/search/worker.js",
        "",
        f"// {'x' * 2000}",
        of_file(test_search.test_the_worker_is_small),
        "< 2000",
    ),
    Fault(
        "picture that does not light",
        "assets/timeline.js",
        'classList.add("tl-lit")',
        'classList.add("tl-unlit")',
        of_home(test_timelines.test_picture_and_program_light_each_other, language="en"),
        "is pointed at and does not show it",
    ),
    Fault(
        "picture that needs scripts",
        "assets/timeline.css",
        "",
        ".no-js .timeline text { opacity: 0 }",
        of_browser(test_timelines.test_picture_is_complete_without_scripts, language="en"),
        "<text",
    ),
    Fault(
        "labels too small for a phone",
        "assets/timeline.css",
        "",
        ".timeline text { font-size: 9px !important }",
        of_home(test_timelines.test_every_picture_can_be_read_on_a_phone, language="en"),
        "is too small",
    ),
    Fault(
        "program that machines read otherwise",
        MARKDOWN,
        "import asyncio",
        "import anyio",
        of_file(test_markdown_pages.test_code_is_the_same_as_on_the_page, path=PATH),
        "anyio",
    ),
    Fault(
        "link that machines cannot follow",
        MARKDOWN,
        "](http",
        "](../http",
        of_file(test_markdown_pages.test_page_leads_to_its_markdown_and_that_to_pages_that_exist, path=PATH),
        "is relative",
    ),
    Fault(
        "tabs that machines do not know",
        MARKDOWN,
        "",
        '=== "tab"',
        of_file(test_markdown_pages.test_nothing_is_left_of_the_sites_own_markdown, path=PATH),
        "=== ",
    ),
    Fault(
        "page that is not listed for machines",
        "en/llms.txt",
        "named/cancel_by_name/index.md",
        "named/nowhere/index.md",
        of_file(test_markdown_pages.test_lists_of_pages, language="en"),
        "nowhere",
    ),
]
