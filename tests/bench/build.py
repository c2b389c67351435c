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
HOOKS = "\nhooks:\n"
EXTENSIONS = re.compile(r"^markdown_extensions:\n.*?\n(?=\n)", re.MULTILINE | re.DOTALL)
#: A hook behind all of ours, which keeps each page as Material gets it: its Markdown, with its pictures as HTML.
KEEP = """\
import re
from pathlib import Path

from mkdocs.plugins import event_priority


@event_priority(-1000)
def on_page_content(html, *, page, config, **_):
    pictures = iter(re.findall('<figure class="timeline".*?</figure>', html, re.DOTALL))
    place = re.compile('<div class="timeline" data-transcript="[^"]*"></div>')
    file = Path(config.config_file_path).parent / "kept" / page.file.src_uri
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(place.sub(lambda _: next(pictures, ""), page.markdown))
"""
PLAIN = """\
site_name: Plain Material
theme:
  name: material
  font: false
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


def plain(site: Path, folder: Path) -> int:
    """The same pages for plain Material: what our hooks hand over to it, in one tree; returns the number of pages.

    ``site`` is a copy of the site; it is built for that.
    """
    config = (site / "mkdocs.yml").read_text()
    (site / "hooks" / "keep.py").write_text(KEEP)
    (site / "mkdocs.yml").write_text(config.replace(HOOKS, f"{HOOKS}  - hooks/keep.py\n"))
    build(site)
    shutil.move(site / "kept", folder / "docs")
    for name in "snippets", "proof":
        shutil.copytree(site / name, folder / name)
    (folder / "mkdocs.yml").write_text(PLAIN + EXTENSIONS.findall(config)[0])
    return len(list(folder.glob("docs/**/*.md")))


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
        ours, large, handing, bare = (Path(temporary) / name for name in ("ours", "large", "handing", "bare"))
        for folder in ours, large, handing, bare:
            folder.mkdir()
        pages, _, _ = (copy_of_the_site(root, folder) for folder in (ours, large, handing))
        many = enlarge(large, 10)
        if plain(handing, bare) != pages:
            raise ValueError(f"plain Material got other pages than the {pages} of the site")
        rounds = [(build(ours), build(bare), build(large)) for _ in range(3)]
    (one, memory), (floor, floor_memory), (ten, large_memory) = (min(results) for results in zip(*rounds, strict=True))
    return (
        f"build: {pages} pages in {one:.2f} s, plain Material {floor:.2f} s, ratio {one / floor:.2f}; "
        f"{many} pages in {ten:.2f} s, a page costs {ten / many / (one / pages):.2f} of what it costs with {pages}\n"
        f"memory: {memory} MB with {pages} pages, plain Material {floor_memory} MB; {large_memory} MB with {many} pages"
    )
