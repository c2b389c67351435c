"""The copy button of every block gives what the reader needs: the program as it is downloaded, the commands alone."""

import pytest
from playwright.sync_api import Browser

from browser.conftest import ROOT
from proof.published import Block, Site
from proof.transcript import parse


def wanted(block: Block) -> str:
    if block.kind == "program":
        return (ROOT / "site" / "programs" / str(block.title)).read_text()
    if block.language == "console":
        return "\n".join(command.text for command in parse(block.text))
    return block.code


@pytest.mark.parametrize("annotations", ["closed", "open"])
def test_every_copy_button(browser: Browser, home: str, path: str, annotations: str) -> None:
    blocks = next(page.blocks for page in Site(ROOT).pages if page.path == path)
    with browser.new_context() as context:
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = context.new_page()
        page.goto(home + path, wait_until="networkidle")
        page.evaluate("for (const trap of document.querySelectorAll('details')) trap.open = true")
        for number, block in enumerate(blocks):
            pre = page.locator("article pre").nth(number)
            if pre.evaluate("element => !element.checkVisibility()"):
                name = pre.evaluate(
                    "element => { const block = element.closest('.tabbed-block');"
                    " return block.closest('.tabbed-set').children["
                    "[...block.parentElement.children].indexOf(block)].id }"
                )
                page.locator(f"label[for={name}]").click()
            pre.scroll_into_view_if_needed()
            if annotations == "open":
                for mark in pre.locator(".md-annotation__index").all():
                    mark.focus()
            page.evaluate("navigator.clipboard.writeText('nothing was copied')")
            pre.locator("xpath=..").locator("[data-clipboard-target]").focus()
            page.keyboard.press("Enter")
            assert page.evaluate("navigator.clipboard.readText()") == wanted(block), block
