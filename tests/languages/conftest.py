"""A small project in two languages with nothing wrong in it, for faults to be planted in."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from languages import agreement

#: Replaces a text in a file of the project, once; returns the number of the line.
Plant = Callable[[str, str, str], int]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The project in a folder of its own, its languages recorded as the same."""
    root = Path(shutil.copytree(Path(__file__).parent / "project", tmp_path / "project"))
    (root / "proof").mkdir(exist_ok=True)
    agreement.accept([], root)
    return root


@pytest.fixture
def plant(root: Path) -> Plant:
    def planted(path: str, old: str, new: str) -> int:
        text = (root / path).read_text()
        assert old in text, f"{path} does not hold {old!r}"
        (root / path).write_text(text.replace(old, new, 1))
        return text[: text.index(old)].count("\n") + 1

    return planted
