"""A copy of the words, for faults to be planted in."""

import shutil
from pathlib import Path

import pytest

from languages.source import DOCS


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DOCS, tmp_path / "docs"))
