"""A copy of the project, for faults to be planted in."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

ROOT = Path(__file__).parents[2]
FILES = ["mkdocs.yml", "pyproject.toml", "README.md", "README.ko.md"]
FOLDERS = [".ci", "docs", "hooks", "proof", "snippets", "tests", "theme"]
#: The pages of the copy, those in which faults are planted: all of them take twice as long to build.
PAGES = {
    "index.md",
    "run_the_examples.md",
    "basics/await_the_task.md",
    "basics/create_task.md",
    "named/list_and_purge.md",
    "websocket/websocket_feed.md",
    "behaviour/add_task.md",
    "behaviour/before_the_run.md",
    "add_a_pattern.md",
}
NAVIGATION = re.compile(r"^ +- (\S+\.md)\n", re.MULTILINE)
SHOWN = re.compile(r"(?:--8<-- \"|::: )\w+/(\w+)")


@dataclass
class Copy:
    """A copy of the project in a folder of its own."""

    root: Path

    def plant(self, path: str, old: str, new: str) -> int:
        """Replace a text in a file, once; gives its line. Raises ValueError where the file lacks it."""
        file = self.root / path
        text = file.read_text()
        if old not in text:
            raise ValueError(f"{path} does not hold {old!r}: this fault must be planted elsewhere")
        file.write_text(text.replace(old, new, 1))
        return text[: text.index(old)].count("\n") + 1

    def run(self, *command: str) -> tuple[int, str]:
        done = subprocess.run(
            [sys.executable, "-m", *command], cwd=self.root, capture_output=True, text=True, env=self.environment
        )
        return done.returncode, done.stdout + done.stderr

    def build(self) -> tuple[int, str]:
        return self.run("mkdocs", "build", "--strict", "--quiet")

    def prove(self, select: str, patience: float = 60.0) -> tuple[int, str]:
        """Run the tests of the examples whose names ``select`` matches, as pytest's -k does."""
        return self.run("pytest", "tests/examples", "-q", f"--patience={patience}", "-k", select)

    @property
    def environment(self) -> dict[str, str]:
        return os.environ | {"PYTHONPATH": "tests", "NO_MKDOCS_2_WARNING": "1", "FAULTS_COPY": str(self.root)}

    def processes(self) -> list[psutil.Process]:
        """All processes that were started in this copy and still run."""
        found = []
        for process in psutil.process_iter():
            try:
                if process.environ().get("FAULTS_COPY") == str(self.root):
                    found.append(process)
            except psutil.Error:
                continue
        return [process for process in found if process.status() != psutil.STATUS_ZOMBIE]


def thin_out(root: Path) -> None:
    """Leave only some pages and what they show; links to the others are not looked at."""
    shown: set[str] = set()
    for page in root.glob("docs/**/*.md"):
        _, _, path = page.relative_to(root / "docs").as_posix().partition("/")
        if path in PAGES:
            shown.update(SHOWN.findall(page.read_text()))
        else:
            page.unlink()
    for file in root.glob("snippets/*/*.*"):
        if file.stem not in shown:
            file.unlink()
    record = root / "proof" / "versions.json"
    runs = json.loads(record.read_text())
    record.write_text(json.dumps({name: run for name, run in runs.items() if Path(name).stem in shown}))
    config = (root / "mkdocs.yml").read_text()
    config = NAVIGATION.sub(lambda line: line[0] if line[1] in PAGES else "", config)
    config = config.replace("validation:\n", "validation:\n  not_found: ignore\n").replace(
        "anchors: warn", "anchors: ignore"
    )
    (root / "mkdocs.yml").write_text(config)


@pytest.fixture
def copy(tmp_path: Path) -> Iterator[Copy]:
    root = tmp_path / "copy"
    root.mkdir()
    for name in FILES:
        shutil.copy(ROOT / name, root)
    for name in FOLDERS:
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
    thin_out(root)
    made = ROOT / ".nox" / "releases"
    made.mkdir(parents=True, exist_ok=True)
    (root / ".nox").mkdir()
    (root / ".nox" / "releases").symlink_to(made)
    copy = Copy(root)
    yield copy
    left = copy.processes()
    for process in left:
        process.send_signal(signal.SIGKILL)
    assert not left, f"processes outlived the run that started them: {left}"
