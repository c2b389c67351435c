"""Both languages have the same sections, and the same in each of them."""

from pathlib import Path

import pytest

from languages.source import SourceError
from languages.structure import differences

PAGE = "basics/create_task.md"


def test_all_languages_have_the_same() -> None:
    found = differences()
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("fault", "old", "new", "message"),
    [
        (
            "heading left out",
            "## What to notice {#notice}\n",
            "",
            f"docs/ko/{PAGE}:31 #notice is not in docs/en/{PAGE}",
        ),
        ("anchor changed", "{#notice}", "{#notices}", f"docs/en/{PAGE}:31 #notices is not in docs/ko/{PAGE}"),
        ("level of a heading", "## What to", "### What to", "heading of level 3"),
        (
            "include of another section",
            "create_task.console:reader",
            "create_task.console:server",
            "include basics/create_task.console:reader",
        ),
        (
            "include left out",
            '--8<-- "basics/create_task.console:reader"\n',
            "\n",
            "include basics/create_task.console:reader",
        ),
        ("block of another language", "```console", "```text", "block console"),
        ("link to another page", "(inject_app.md)", "(main_process.md)", "link inject_app.md"),
        (
            "link to another host",
            "https://docs.python.org/3/",
            "https://example.com/3/",
            "link https://docs.python.org/3/",
        ),
        ("kind of an admonition", "??? trap", "??? note", "admonition trap"),
        ("tab left out", '=== "Terminal 2: you"\n', "", "tab"),
        ("annotation left out", "3.  The answer leaves now, whatever the task is doing.\n", "", "list item 1."),
        (
            "item of a list left out",
            "*   **The task outlived its request.** It finished during another one.\n",
            "",
            "list item *",
        ),
        ("bold text left out", "**The answer did not wait.**", "The answer did not wait.", "bold text"),
        ("code left out", '`{"member":"ann@example.com"}`', "the member", 'code {"member":"ann@example.com"}'),
        ("image added", "Answer first", "![a mail](mail.png) Answer first", "image mail.png"),
        (
            "image without alternative text",
            "Answer first",
            "![](mail.png) Answer first",
            "image mail.png without alternative text",
        ),
        ("row of a table added", "Answer first", "\n| a | b |\n\nAnswer first", "table row of 2 columns"),
    ],
)
def test_difference_is_named_with_file_and_line(docs: Path, fault: str, old: str, new: str, message: str) -> None:
    page = docs / "en" / PAGE
    text = page.read_text()
    assert old in text, fault
    page.write_text(text.replace(old, new, 1))
    found = "\n".join(differences(docs))
    assert message in found
    assert f"docs/en/{PAGE}:" in found
    assert f"docs/ko/{PAGE}" in found


def test_order_of_blocks(docs: Path) -> None:
    page = docs / "en" / PAGE
    first, second = "notice_after_start.console:server", "notice_after_start.console:reader"
    page.write_text(page.read_text().replace(first, "x").replace(second, first).replace("x", second))
    assert "show their blocks in another order" in "\n".join(differences(docs))


def test_order_of_sections(docs: Path) -> None:
    page = docs / "en" / PAGE
    head, notice, rest = page.read_text().partition("## What to notice {#notice}\n")
    page.write_text(f"{head}## Traps {{#traps}}\n{rest.replace('## Traps {#traps}', notice.strip())}")
    assert "have their sections in another order" in "\n".join(differences(docs))


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("## Without an anchor", "this heading has no anchor"),
        ("## Twice {#notice}", "the anchor #notice is already there"),
    ],
)
def test_heading_that_cannot_be_compared(docs: Path, line: str, message: str) -> None:
    page = docs / "en" / PAGE
    page.write_text(f"{page.read_text()}\n{line}\n")
    with pytest.raises(SourceError, match=message):
        differences(docs)
