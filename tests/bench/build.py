"""What it costs to build the site, against plain Material with as many pages of the same size."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FOLDERS = ["docs", "hooks", "proof", "snippets", "tests", "theme"]
INCLUDE = re.compile(r'^(?P<indent> *)--8<-- "(?P<file>[^":]+)(?::(?P<section>[\w-]+))?"$', re.MULTILINE)
PLAIN = """\
site_name: Plain Material
theme:
  name: material
  font: false
markdown_extensions:
  - admonition
  - attr_list
  - tables
  - pymdownx.details
  - pymdownx.highlight
  - pymdownx.superfences
  - pymdownx.tabbed:
      alternate_style: true
"""


def copy_of_the_site(root: Path, folder: Path) -> int:
    """Copy what the build needs; returns the number of pages."""
    shutil.copy(root / "mkdocs.yml", folder)
    for name in FOLDERS:
        shutil.copytree(root / name, folder / name, ignore=shutil.ignore_patterns("node_modules", "__pycache__"))
    return len(list(folder.glob("docs/**/*.md")))


def enlarge(folder: Path, times: int) -> int:
    """Give the site so many copies of every chapter, in every language; returns the number of pages."""
    for chapter in [path for path in folder.glob("docs/*/*") if path.is_dir()]:
        for number in range(1, times):
            shutil.copytree(chapter, chapter.with_name(f"{chapter.name}{number}"))
    config = (folder / "mkdocs.yml").read_text()
    start = config.index("nav:")
    (folder / "mkdocs.yml").write_text(config[:start] + config[config.index("\n\n", start) :])
    return len(list(folder.glob("docs/**/*.md")))


def plain(root: Path, folder: Path) -> int:
    """The same words and blocks for plain Material: includes resolved, one tree; returns the number of pages."""
    (folder / "mkdocs.yml").write_text(PLAIN)
    snippets = {path.relative_to(root / "snippets").as_posix(): path.read_text() for path in root.glob("snippets/*/*")}
    for page in root.glob("docs/**/*.md"):
        target = folder / "docs" / page.relative_to(root / "docs")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(INCLUDE.sub(lambda match: resolved(match, snippets), page.read_text()))
    return len(list(folder.glob("docs/**/*.md")))


def resolved(include: re.Match[str], snippets: dict[str, str]) -> str:
    text = snippets.get(include["file"], "")
    if include["section"]:
        text = text.partition(f"[start:{include['section']}]\n")[2].partition("--8<--")[0]
    return "".join(include["indent"] + line for line in text.splitlines(keepends=True)).rstrip("\n")


def build(folder: Path) -> tuple[float, int]:
    """Seconds and peak memory in MB of one build."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=folder,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
    )
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise subprocess.SubprocessError(f"mkdocs build failed in {folder}")
    return time.perf_counter() - start, usage.ru_maxrss // 1024


def measure(root: Path) -> str:
    with tempfile.TemporaryDirectory() as temporary:
        ours, large, bare = (Path(temporary) / name for name in ("ours", "large", "bare"))
        for folder in ours, large, bare:
            folder.mkdir()
        pages = copy_of_the_site(root, ours)
        copy_of_the_site(root, large)
        many = enlarge(large, 10)
        plain(root, bare)
        rounds = [(build(ours), build(bare), build(large)) for _ in range(3)]
    (one, memory), (floor, floor_memory), (ten, large_memory) = (min(results) for results in zip(*rounds, strict=True))
    return (
        f"build: {pages} pages in {one:.2f} s, plain Material {floor:.2f} s, ratio {one / floor:.2f}; "
        f"{many} pages in {ten:.2f} s, a page costs {ten / many / (one / pages):.2f} of what it costs with {pages}\n"
        f"memory: {memory} MB with {pages} pages, plain Material {floor_memory} MB; {large_memory} MB with {many} pages"
    )
