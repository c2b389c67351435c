"""A copy of the words, for faults to be planted in."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from languages.book import ROOT

Plant = Callable[[str, str, str], None]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The parts of the project that hold words, in a folder of their own."""
    for folder in "docs", "hooks", "proof":
        shutil.copytree(ROOT / folder, tmp_path / folder)
    for file in "mkdocs.yml", "README.md", "README.ko.md", "CONTRIBUTING.md":
        shutil.copy(ROOT / file, tmp_path)
    return tmp_path


@pytest.fixture
def plant(root: Path) -> Plant:
    """Replaces a text in a file of the copy, once, and sees that it was there."""

    def planted(path: str, old: str, new: str) -> None:
        text = (root / path).read_text()
        assert old in text, f"{path} does not hold {old!r}: this fault must be planted elsewhere"
        (root / path).write_text(text.replace(old, new, 1))

    return planted
