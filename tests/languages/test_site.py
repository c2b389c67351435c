"""The built site says of each page what language it is in, where it is in the others, and speaks no other itself."""

import shutil
from pathlib import Path

import pytest

from languages.book import ROOT
from languages.site import Pages

PAGE = "site/en/basics/create_task/index.html"
HERE = "http://127.0.0.1:8001/"


@pytest.fixture(scope="module")
def built() -> Pages:
    return Pages()


def test_all_pages(built: Pages) -> None:
    found = list(built.faults())
    assert not found, "\n".join(found)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A site of two pages in each language, for faults to be planted in."""
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    for page in "", "en/", "basics/create_task/", "en/basics/create_task/":
        (tmp_path / "site" / page).mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "site" / page / "index.html", tmp_path / "site" / page)
    urls = (ROOT / "site" / "sitemap.xml").read_text().split("    <url>\n")
    kept = [url for url in urls[1:] if url.partition("</loc>")[0].endswith((HERE, "8001/en/", "/create_task/"))]
    assert len(kept) == 4
    (tmp_path / "site" / "sitemap.xml").write_text(
        "    <url>\n".join([urls[0], *kept]) + ("" if "</urlset>" in kept[-1] else "</urlset>")
    )
    return tmp_path


def test_nothing_is_wrong_before_a_fault_is_planted(small: Path) -> None:
    assert list(Pages(small).faults()) == []


@pytest.mark.parametrize(
    ("path", "old", "new", "message"),
    [
        (PAGE, '<html lang="en"', '<html lang="ko"', f"{PAGE}: lang is ko, not en"),
        (PAGE, '<link rel="canonical"', '<link rel="other"', f"{PAGE}: the canonical address is []"),
        (PAGE, f'rel="canonical" href="{HERE}', 'rel="canonical" href="/', f"{PAGE}: the canonical address is ['/en/"),
        (PAGE, f'hreflang="ko" href="{HERE}basics/', f'hreflang="ko" href="{HERE}named/', f"{PAGE}: the alternates"),
        (PAGE, f'hreflang="ko" href="{HERE}', 'hreflang="ko" href="/', f"{PAGE}: the alternates are"),
        (PAGE, 'hreflang="x-default"', 'hreflang="ja"', f"{PAGE}: the alternates are"),
        (PAGE, '<meta name="description"', '<meta name="summary"', f"{PAGE}: no description"),
        (PAGE, "<title>", "<title></title><h5>", f"{PAGE}: no title"),
        (PAGE, '<h2 id="notice">', '<h2 id="notice">**What** ', f"{PAGE}: `**` is left"),
        (PAGE, '<h2 id="notice">', '<h2 id="notice">함정 ', f"{PAGE}: <h2>: `함정` is Korean"),
        (
            PAGE,
            'class="term"',
            'class="x"',
            "site/basics/create_task/index.html: event-loop is introduced here, and not on",
        ),
        (PAGE, 'title="Dark"', 'title="어둡게"', f"{PAGE}: title of <label>: `어둡게` is Korean"),
        (
            "site/index.html",
            'title="어둡게"',
            'title="Dark mode"',
            "site/index.html: title of <label>: `Dark mode` is English",
        ),
        (
            "site/index.html",
            'class="md-select__link">한국어',
            'class="x">한국어',
            "the language menu has ['en'], not ['ko', 'en']",
        ),
        ("site/sitemap.xml", f"<loc>{HERE}en/basics", f"<loc>{HERE}fr/basics", f"there is no page {HERE}fr/basics/"),
        (
            "site/sitemap.xml",
            f'hreflang="en" href="{HERE}en/basics',
            f'hreflang="en" href="{HERE}basics',
            "has the alternates",
        ),
    ],
)
def test_fault(small: Path, path: str, old: str, new: str, message: str) -> None:
    text = (small / path).read_text()
    assert old in text
    (small / path).write_text(text.replace(old, new, 1))
    assert message in "\n".join(Pages(small).faults())


def test_page_without_a_twin(small: Path) -> None:
    (small / PAGE).unlink()
    found = "\n".join(Pages(small).faults())
    assert f"site/basics/create_task/index.html: there is no {PAGE}" in found
    assert f"there is no page {HERE}en/basics/create_task/" in found


def test_the_same_description_twice(small: Path) -> None:
    shutil.copy(small / "site" / "en" / "index.html", small / "site" / "en" / "basics" / "create_task")
    found = "\n".join(Pages(small).faults())
    assert "site/en/index.html: the same description as site/en/basics/create_task/index.html" in found
