"""All languages have the same sections, and the same in each of them."""

from pathlib import Path

import pytest

from languages.book import book
from languages.conftest import Plant
from languages.source import SourceError
from languages.structure import differences

PAGE = "kitchen/make_tea.md"
KO, EN = f"docs/ko/{PAGE}", f"docs/en/{PAGE}"
ITEM = '*   **The answer did not wait.** `{"tea":"soon"}` was there before the tea.\n'


def test_nothing_differs_before_a_fault_is_planted(root: Path) -> None:
    assert differences(root) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("## What to notice {#notice}\n", "", f"{KO}:32 #notice is not in {EN}"),
        ("{#notice}", "{#notices}", f"{EN}:32 #notices is not in {KO}"),
        ("## What to", "### What to", f"{EN}:32: heading of level 3"),
        ("tea.console:reader", "tea.console:server", f"{EN}:27: include kitchen/make_tea.console:server"),
        ('    --8<-- "kitchen/make_tea.console:reader"\n', "\n", f"{KO}:27: include kitchen/make_tea.console:reader"),
        ("```console", "```text", f"{EN}:20: block text"),
        ('```py title="make_tea.py"', '```py title="tea.py"', f'{EN}:11: block py title="tea.py"'),
        ("(wash_up.md)", "(dry_up.md)", f"{EN}:37: link dry_up.md"),
        ("(wash_up.md)", "(wash_up.md#traps)", f"{EN}:37: link wash_up.md#traps"),
        ("[the dishes](wash_up.md)", "the dishes", f"{KO}:37: link wash_up.md"),
        ("https://docs.python.org/3/", "https://example.com/3/", f"{EN}:35: link https://example.com/3/"),
        ("Fill it first.", "Fill it: <https://sanic.dev>", f"{EN}:54: link https://sanic.dev"),
        ("??? trap", "??? note", f"{EN}:46: admonition ??? note"),
        ("??? trap", "???+ trap", f"{EN}:46: admonition ???+ trap"),
        ('??? trap "Without water nothing boils"', "??? trap", f"{EN}:46: admonition ??? trap without a title"),
        ('=== "Terminal 2: you"\n', "", f"{KO}:24: tab"),
        ("2.  `add_task` returns at once.\n", "", f"{KO}:16: list item 1."),
        (ITEM, "", f"{KO}:35: list item *"),
        ("**The answer did not wait.**", "The answer did not wait.", f"{KO}:35: bold text"),
        ('`{"tea":"soon"}`', "the word", f'{KO}:34: code {{"tea":"soon"}}'),
        ("`add_task`", "`create_task`", f"{EN}:16: code create_task"),
        ("![A kettle and a cup](kettle.svg)\n", "", f"{KO}:30: image kettle.svg"),
        ("![A kettle and a cup]", "![]", f"{EN}:30: image kettle.svg without alternative text; say what it shows"),
        ("(kettle.svg)", "(pot.svg)", f"{EN}:30: image pot.svg"),
        ("Fill it first.", "<figure>Fill it first.</figure>", f"{EN}:54: HTML <figure>"),
        ("| cup | time |", "| cup | time | tea |", f"{EN}:39: table row with 3 cells, 3 of them filled"),
        ("| large | wait for 5 minutes |\n", "", f"{KO}:42: table row with 2 cells, 2 of them filled"),
        ("| small | wait for 3 minutes |", "| small | |", f"{EN}:41: table row with 2 cells, 1 of them filled"),
        ("hide: [toc]", "hide: [navigation]", f"{EN}:4: front matter hide: [navigation]"),
        ("description:", "summary:", f"{EN}:3: front matter summary"),
        ("Fill it first.", "Fill {{ cups }} first.", f"{EN}:54: value cups"),
        ("Fill it first.", "::: kettle", f"{EN}:54: placeholder kettle"),
    ],
)
def test_difference_is_named_with_file_and_line(root: Path, plant: Plant, old: str, new: str, message: str) -> None:
    plant(EN, old, new)
    found = "\n".join(differences(root))
    assert message in found
    assert EN in found
    assert KO in found


@pytest.mark.parametrize(
    ("path", "old", "new", "message"),
    [
        (EN, '--8<-- "kitchen/no_water.py"', "boil()", f"{EN}:51: line of a block: boil()"),
        ("README.ko.md", "`nox -s serve`", "`nox -s build`", "README.ko.md:3: code nox -s build"),
        (
            "mkdocs.yml",
            "            kitchen: Kitchen work\n",
            "",
            "#nav_translations.kitchen is not in mkdocs.yml (en)",
        ),
        ("mkdocs.yml", "              download: 내려받기\n", "", "#extra.words.download is not in mkdocs.yml (ko)"),
        ("hooks/glossary.toml", 'ko = "작업"\n', "", "#task is not in hooks/glossary.toml (ko)"),
    ],
)
def test_difference_elsewhere(root: Path, plant: Plant, path: str, old: str, new: str, message: str) -> None:
    plant(path, old, new)
    assert message in "\n".join(differences(root))


def test_page_and_language_that_are_missing(root: Path) -> None:
    (root / EN).unlink()
    (root / "docs" / "fr").mkdir()
    found = differences(root)
    assert f"{PAGE} is missing in en" in found
    assert "docs/fr/ is in no entry of mkdocs.yml" in found


def test_order_of_blocks(root: Path, plant: Plant) -> None:
    for old, new in (
        ("tea.console:server", "x"),
        ("tea.console:reader", "tea.console:server"),
        ("x", "tea.console:reader"),
    ):
        plant(EN, f"make_{old}", f"make_{new}")
    assert f"{KO}:7 #make-tea and {EN}:7 #make-tea show their blocks in another order" in differences(root)


def test_order_of_sections(root: Path) -> None:
    head, notice, rest = (root / EN).read_text().partition("## What to notice {#notice}\n")
    (root / EN).write_text(f"{head}## Traps {{#traps}}\n{rest.replace('## Traps {#traps}', notice.strip())}")
    assert f"{KO}:32 #notice and {EN}:32 #traps: the sections are in another order" in differences(root)


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
