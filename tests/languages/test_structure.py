"""All languages have the same sections, and the same in each of them."""

from pathlib import Path

import pytest

from languages.book import book
from languages.conftest import Plant
from languages.source import SourceError
from languages.structure import differences

PAGE = "basics/create_task.md"
KO, EN = f"docs/ko/{PAGE}", f"docs/en/{PAGE}"
LONG = "*   **The task outlived its request.** It finished during another one.\n"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("## What to notice {#notice}\n", "", f"{KO}:31 #notice is not in {EN}"),
        ("{#notice}", "{#notices}", f"{EN}:31 #notices is not in {KO}"),
        ("## What to", "### What to", "heading of level 3"),
        ("create_task.console:reader", "create_task.console:server", "include basics/create_task.console:reader"),
        ('--8<-- "basics/create_task.console:reader"\n', "\n", "include basics/create_task.console:reader"),
        ("```console", "```text", "block console"),
        ('```py title="create_task.py"', '```py title="start.py"', 'block py title="start.py"'),
        ("(inject_app.md)", "(main_process.md)", "link inject_app.md"),
        ("name_a_task.md)", "name_a_task.md#traps)", "link ../named/name_a_task.md#traps"),
        ("https://docs.python.org/3/", "https://example.com/3/", "link https://docs.python.org/3/"),
        ("Answer first", "<https://sanic.dev> Answer first", "link https://sanic.dev"),
        ("??? trap", "??? note", "admonition ??? trap"),
        ("??? trap", "???+ trap", "admonition ???+ trap"),
        ('??? trap "A task that blocks stops every request"', "??? trap", "admonition ??? trap without a title"),
        ('=== "Terminal 2: you"\n', "", "tab"),
        ("3.  The answer leaves now, whatever the task is doing.\n", "", "list item 1."),
        (LONG, "", "list item *"),
        ("**The answer did not wait.**", "The answer did not wait.", "bold text"),
        ('`{"member":"ann@example.com"}`', "the member", 'code {"member":"ann@example.com"}'),
        ("`asyncio.create_task`", "`asyncio.ensure_future`", "code asyncio.ensure_future"),
        ("Answer first", "![a mail](mail.png) Answer first", "image mail.png"),
        ("Answer first", "![](mail.png) Answer first", "image mail.png without alternative text; say what it shows"),
        ("Answer first", "<figure>Answer first</figure>", "HTML <figure>"),
        ("Answer first", "\n| a | b |\n\nAnswer first", "table row with 2 cells, 2 of them filled"),
        ("title: Start", "hide: [toc]\ntitle: Start", "front matter hide: [toc]"),
        ("description:", "summary:", "front matter summary"),
    ],
)
def test_difference_is_named_with_file_and_line(root: Path, plant: Plant, old: str, new: str, message: str) -> None:
    plant(EN, old, new)
    found = "\n".join(differences(root))
    assert message in found
    assert f"{EN}:" in found
    assert KO in found


@pytest.mark.parametrize(
    ("path", "old", "new", "message"),
    [
        ("docs/en/index.md", "| stop a task |", "| stop a task | now |", "table row with 3 cells"),
        ("docs/ko/index.md", "| 작업 멈추기 |", "| |", "table row with 2 cells, 1 of them filled"),
        (
            "docs/ko/add_a_pattern.md",
            "      - home/first_task.md",
            "      - home/first.md",
            "line of a block: - home/first.md",
        ),
        ("README.ko.md", "`nox -s bench`", "`nox -s benchmark`", "README.ko.md:"),
        ("mkdocs.yml", "            named: Named tasks\n", "", "#nav_translations.named is not in mkdocs.yml (en)"),
        ("mkdocs.yml", "              take: 가져가기\n", "", "#extra.words.take is not in mkdocs.yml (ko)"),
        ("hooks/glossary.toml", 'ko = "작업"\n', "", "#task is not in hooks/glossary.toml (ko)"),
    ],
)
def test_difference_elsewhere(root: Path, plant: Plant, path: str, old: str, new: str, message: str) -> None:
    plant(path, old, new)
    assert message in "\n".join(differences(root))


def test_page_and_language_that_are_missing(root: Path) -> None:
    (root / "docs" / "en" / PAGE).unlink()
    (root / "docs" / "fr").mkdir()
    found = differences(root)
    assert f"{PAGE} is missing in en" in found
    assert "docs/fr/ is in no entry of mkdocs.yml" in found


def test_order_of_blocks(root: Path, plant: Plant) -> None:
    first, second = "notice_after_start.console:server", "notice_after_start.console:reader"
    for old, new in (first, "x"), (second, first), ('basics/x"', f'basics/{second}"'):
        plant(EN, old, new)
    assert "show their blocks in another order" in "\n".join(differences(root))


def test_order_of_sections(root: Path) -> None:
    page = root / EN
    head, _, rest = page.read_text().partition("## What to notice {#notice}\n")
    page.write_text(f"{head}## Traps {{#traps}}\n{rest.replace('## Traps {#traps}', '## What to notice {#notice}')}")
    assert f"{KO}:31 #notice and {EN}:31 #traps: the sections are in another order" in "\n".join(differences(root))


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("## Without an anchor", rf"{EN}:\d+: this heading has no anchor"),
        ("## Twice {#notice}", rf"{EN}:\d+: the anchor #notice is already there"),
    ],
)
def test_heading_that_cannot_be_compared(root: Path, line: str, message: str) -> None:
    (root / EN).write_text(f"{(root / EN).read_text()}\n{line}\n")
    with pytest.raises(SourceError, match=message):
        book(root)
