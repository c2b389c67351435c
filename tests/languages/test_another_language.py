"""A third language is a folder, an entry in mkdocs.yml and a column of the glossary: a copy of the project gets one."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from languages import agreement
from languages.book import ROOT, languages
from languages.check import findings
from languages.site import Pages
from languages.source import FENCE
from proof.published import Site

FOLDERS = ["docs", "hooks", "proof", "snippets", "tests", "theme"]


def shown(title: str) -> str:
    """The block of a title on the page that says how to add a language."""
    lines = (ROOT / "docs" / "en" / "translate.md").read_text().splitlines()
    start = next(number for number, line in enumerate(lines) if FENCE.match(line) and f'title="{title}"' in line)
    end = next(number for number, line in enumerate(lines[start + 1 :], start + 1) if FENCE.match(line))
    return "\n".join(line.removeprefix("    ") for line in lines[start + 1 : end])


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project in three languages, built."""
    root = tmp_path_factory.mktemp("japanese")
    for folder in FOLDERS:
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
    for file in "pyproject.toml", "README.md", "README.ko.md":
        shutil.copy(ROOT / file, root)
    shutil.copytree(root / "docs" / "en", root / "docs" / "ja")
    settings = (ROOT / "mkdocs.yml").read_text()
    entry = re.search(r"^ {8}- locale: en\n {10}name: English\n((?: {10}.*\n)+)", settings, re.MULTILINE)
    assert entry
    japanese = f"{shown('mkdocs.yml')}\n{entry[1]}"
    (root / "mkdocs.yml").write_text(settings.replace(entry[0], entry[0] + japanese))
    word, definition = shown("hooks/glossary.toml").splitlines()
    terms = (ROOT / "hooks" / "glossary.toml").read_text()
    (root / "hooks" / "glossary.toml").write_text(
        re.sub(r'^(en = ".*")$', rf"\1\n{word}\n{definition}", terms, flags=re.M)
    )
    agreement.accept([], root)
    built = build(root)
    assert (built.returncode, built.stdout + built.stderr) == (0, "")
    return root


def build(root: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"],
        cwd=root,
        capture_output=True,
        text=True,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
    )


def test_words_and_structure(copy: Path) -> None:
    assert languages(copy) == ["ko", "en", "ja"]
    assert findings(copy) == []
    page = copy / "docs" / "ja" / "basics" / "create_task.md"
    text = page.read_text()
    page.write_text(text.replace("{#notice}", "{#notices}"))
    found = "\n".join(findings(copy))
    page.write_text(text)
    assert "#notices is not in docs/ko/basics/create_task.md" in found
    assert "(ja): #notice changed" in found


def test_pages(copy: Path) -> None:
    pages = Pages(copy)
    assert list(pages.faults()) == []
    assert len(pages.trees) == 3 * len([page for page in pages.trees if pages.language(page) == "ja"])
    assert pages.trees["ja/glossary/"].xpath("string(//h2[@id='task']/following::span[@lang='ko'][1])") == "작업"


def test_blocks(copy: Path) -> None:
    site = Site(copy)
    (block,) = [one for one in site.blocks if one.page == "ja/basics/create_task/" and one.title == "create_task.py"]
    assert {"basics/create_task/", "en/basics/create_task/", "ja/basics/create_task/"} <= {
        twin.page for twin in site.twins(block)
    }
    tests = subprocess.run(
        [sys.executable, "-m", "pytest", "tests/examples/test_blocks.py", "-q", "-k", "every"],
        cwd=copy,
        capture_output=True,
        text=True,
    )
    assert tests.returncode == 0, tests.stdout + tests.stderr


@pytest.mark.parametrize(
    ("path", "old", "new", "message"),
    [
        (
            "mkdocs.yml",
            "              download: 내려받기\n",
            "",
            "mkdocs.yml: the entry of ko needs the words download",
        ),
        ("hooks/glossary.toml", 'ja = "タスク"\n', "", "hooks/glossary.toml: the term 'task' needs `ja`"),
    ],
)
def test_word_that_is_missing_stops_the_build(copy: Path, path: str, old: str, new: str, message: str) -> None:
    text = (copy / path).read_text()
    assert old in text
    (copy / path).write_text(text.replace(old, new, 1))
    built = build(copy)
    (copy / path).write_text(text)
    assert built.returncode != 0
    assert message in built.stderr
