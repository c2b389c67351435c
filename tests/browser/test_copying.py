"""The copy button of every block gives what the reader needs: the program as it is downloaded, the commands alone."""

from playwright.sync_api import Locator, Page

from browser.conftest import SITE, dress, published, until, visit
from proof.published import Block
from proof.transcript import parse


def wanted(block: Block) -> str:
    if block.kind == "program":
        return (SITE / "programs" / str(block.title)).read_text()
    if block.language == "console":
        return "\n".join(command.text for command in parse(block.text))
    return block.code


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def show(page: Page, pre: Locator) -> None:
    """Choose the tab that a block is behind."""
    if pre.evaluate("element => !element.checkVisibility()"):
        name = pre.evaluate(
            "element => { const block = element.closest('.tabbed-block');"
            " return block.closest('.tabbed-set').children[[...block.parentElement.children].indexOf(block)].id }"
        )
        page.locator(f"label[for={name}]").click()


def copy(page: Page, pre: Locator) -> str:
    """What Enter on a block's button puts into the clipboard."""
    page.evaluate("navigator.clipboard.writeText('nothing was copied')")
    pre.locator("xpath=..").locator("[data-clipboard-target]").focus()
    page.keyboard.press("Enter")
    until(page, "navigator.clipboard.readText().then((text) => text !== 'nothing was copied')")
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_every_copy_button(visited: Page, path: str) -> None:
    """Behind its tab, with annotations closed and each of them opened before."""
    page = visited
    page.set_viewport_size({"width": 600, "height": 900})
    dress(page)
    for number, block in enumerate(published()[path].blocks):
        pre = page.locator("article pre").nth(number)
        show(page, pre)
        assert copy(page, pre) == wanted(block), block
        marks = pre.locator(".md-annotation").all()
        for mark in marks:
            mark.focus()
        assert not marks or copy(page, pre) == wanted(block), f"{block} with annotations opened"


def test_an_open_annotation_stays_out_of_the_copy(page: Page, home: str) -> None:
    visit(page, f"{home}en/basics/create_task/")
    pre = page.locator("article pre").first
    mark = pre.locator(".md-annotation").first
    mark.locator(".md-annotation__index").click()
    mark.locator(".md-tooltip--active").wait_for()
    page.evaluate("navigator.clipboard.writeText('nothing was copied')")
    pre.locator("xpath=..").locator("[data-clipboard-target]").evaluate("button => button.click()")
    until(page, "navigator.clipboard.readText().then((text) => text !== 'nothing was copied')")
    assert clipboard(page) == (SITE / "programs" / "create_task.py").read_text()


def test_tab_leads_to_every_copy_button_in_order(page: Page, home: str) -> None:
    path = "en/basics/create_task/"
    visit(page, home + path)
    page.locator("article h1").evaluate("heading => { heading.tabIndex = -1; heading.focus() }")
    copied: list[str] = []
    while len(copied) < len(published()[path].blocks):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement !== document.body"), "the page ended before its last block"
        if page.evaluate("document.activeElement.matches('[data-clipboard-target]')"):
            page.evaluate("navigator.clipboard.writeText('nothing was copied')")
            page.keyboard.press("Enter")
            until(page, "navigator.clipboard.readText().then((text) => text !== 'nothing was copied')")
            copied.append(clipboard(page))
    assert copied == [wanted(block) for block in published()[path].blocks]


def test_selected_terminal_is_copied_without_prompts(page: Page, home: str) -> None:
    visit(page, f"{home}en/named/cancel_by_name/")
    code = page.locator(".language-console code").nth(1)
    text = code.inner_text()
    assert "$ curl" in text
    code.evaluate("element => getSelection().selectAllChildren(element)")
    page.keyboard.press("Control+c")
    assert clipboard(page).strip() == text.replace("$ ", "").strip()
