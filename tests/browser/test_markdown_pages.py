"""Readers that are machines get every page as Markdown, with the same code, and lists of all pages per language."""

import re
from pathlib import Path

import markdown
import pytest
from lxml import html

from browser.conftest import SITE, published

FENCE = re.compile(
    r'^(?P<indent> *)(?P<fence>`{3,})(?: *\{? *\.?(?P<language>[\w-]+))?(?: title="(?P<title>[^"]*)")?.*$'
)
LINK = re.compile(r"(?<=\]\()[^)\s]+(?=\))")


def fences(text: str) -> list[tuple[str, str | None, str]]:
    """The language, title and code of each block of a Markdown text."""
    found, lines = [], iter(text.splitlines())
    for line in lines:
        if opening := FENCE.match(line):
            code = []
            for inner in lines:
                if inner.strip() == opening["fence"]:
                    break
                code.append(inner[len(opening["indent"]) :])
            found.append((opening["language"], opening["title"], "".join(f"{each}\n" for each in code)))
    return found


def prose(text: str) -> str:
    return re.sub(r"^(?P<fence>`{3,})(?!`).*?^(?P=fence)$", "", text, flags=re.DOTALL | re.MULTILINE)


def site_url() -> str:
    return str(html.parse(SITE / "index.html").xpath("string(//link[@rel='canonical']/@href)"))


def local(address: str) -> Path:
    return SITE / address.removeprefix(site_url()).partition("#")[0]


def test_code_is_the_same_as_on_the_page(path: str) -> None:
    blocks = fences((SITE / path / "index.md").read_text())
    shown = [
        (block.language, block.title, block.code)
        for block in published()[path].blocks
        if block.kind in {"program", "quote", "transcript", "output"}
    ]
    assert [block for block in blocks if block[0] in {"py", "console", "text"}][: len(shown)] == shown
    for language, title, code in blocks:
        if language == "py" and title:
            assert code == (SITE / "programs" / title).read_text(), f"{title} differs from its download"


def test_annotations_are_there(path: str) -> None:
    page = html.parse(SITE / path / "index.html")
    text = html.fromstring(markdown.markdown(prose((SITE / path / "index.md").read_text()))).text_content()
    for item in page.xpath("//ol[@class='annotations']/li"):
        assert " ".join(item.text_content().split()) in " ".join(text.split())


def test_nothing_is_left_of_the_sites_own_markdown(path: str) -> None:
    text = re.sub(r"`[^`]*`", "", prose((SITE / path / "index.md").read_text()))
    assert not re.findall(r"^ *(?:===|\?\?\?|!!!|:::).*|--8<--.*|\{#[\w-]+\}|<svg.*", text, re.MULTILINE)


def test_page_leads_to_its_markdown_and_that_to_pages_that_exist(path: str) -> None:
    page = html.parse(SITE / path / "index.html")
    assert page.xpath("//head/link[@type='text/markdown']/@href") == ["index.md"]
    for link in LINK.findall(prose((SITE / path / "index.md").read_text())):
        assert re.match(r"https?://|#", link), f"{link} is relative: nobody can follow it in a copy"
        if link.startswith(site_url()):
            assert local(link).is_file(), link


@pytest.mark.parametrize("language", sorted({page.language for page in published().values()}))
def test_lists_of_pages(language: str) -> None:
    paths = [path for path, page in published().items() if page.language == language]
    home = min(paths, key=len)
    listed, whole = ((SITE / home / name).read_text() for name in ("llms.txt", "llms-full.txt"))
    links = LINK.findall(listed)
    assert {link for link in links if link.endswith(".md")} == {f"{site_url()}{path}index.md" for path in paths}
    assert (
        len([link for link in links if link.endswith("/llms.txt")])
        == len({p.language for p in published().values()}) - 1
    )
    assert all(local(link).is_file() for link in links)
    for path in paths:
        assert (SITE / path / "index.md").read_text() in whole
