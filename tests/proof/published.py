"""The published site, as its readers get it: pages and their code blocks, read from the built HTML."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import markdown
from lxml import html

from hooks.programs import played

KINDS = ["program", "quote", "transcript", "command", "data", "output"]
#: Languages in which a block is data; each is parsed by the test that bears its kind's name.
DATA = {"html", "ini", "json", "md", "toml", "yaml"}
ANNOTATION = re.compile(r"[ \t]*# \((\d+)\)!$", re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """One code block of a page.

    ``text`` is what stands in the page; ``tabs`` numbers the set of tabs that the block stands in, or is None;
    ``notes`` is the number of items in the list right behind the block, which holds its annotations' texts.
    """

    page: str
    number: int
    language: str
    title: str | None
    text: str
    tabs: int | None
    notes: int

    @property
    def code(self) -> str:
        """The text without annotation markers: what a reader copies."""
        return ANNOTATION.sub("", self.text)

    @property
    def annotations(self) -> list[int]:
        return [int(number) for number in ANNOTATION.findall(self.text)]

    @cached_property
    def kind(self) -> str:
        """What the block is, or ``unknown``."""
        if self.language == "py":
            return "program" if self.title else "quote"
        if self.language == "sh":
            return "command"
        if self.language == "console":
            lines = self.text.rstrip("\n").split("\n")
            return "command" if all(line.startswith("$ ") for line in lines) and self.tabs is None else "transcript"
        if self.language in DATA:
            return "data"
        return "output" if self.language == "text" else "unknown"

    def __str__(self) -> str:
        title = f" {self.title}" if self.title else ""
        return f"{self.page} block {self.number} ({self.kind}{title})"


@dataclass
class Page:
    """A page of the site. ``path`` is its address, e.g. ``en/basics/create_task/``.

    ``downloads`` names the programs that it offers for download.
    """

    path: str
    language: str
    blocks: list[Block] = field(default_factory=list)
    downloads: list[str] = field(default_factory=list)

    @property
    def twin(self) -> str:
        """The page's address without its language, the same in every language."""
        return self.path.removeprefix(f"{self.language}/").replace(f".{self.language}.", ".")

    @property
    def programs(self) -> dict[str, str]:
        """The programs that are shown whole on the page: file name to text."""
        return {block.title: block.code for block in self.blocks if block.title and block.kind == "program"}

    @property
    def transcripts(self) -> list[list[Block]]:
        """The page's transcripts: each the blocks of one set of tabs, or one block that stands alone."""
        scenes: dict[tuple[str, int], list[Block]] = {}
        for block in self.blocks:
            if block.kind == "transcript":
                key = ("alone", block.number) if block.tabs is None else ("tabs", block.tabs)
                scenes.setdefault(key, []).append(block)
        return list(scenes.values())


@dataclass
class Scene:
    """A transcript: the terminals' texts, the programs beside it, and the places that show just this.

    A place is the blocks of the terminals on one page; the same transcript has one in every language.
    """

    terminals: list[str]
    programs: dict[str, str]
    places: list[list[Block]]

    @property
    def pages(self) -> list[str]:
        return [terminals[0].page for terminals in self.places]

    @cached_property
    def cast(self) -> dict[str, str]:
        """Those of the programs that it runs."""
        return {name: self.programs[name] for name in played("\n".join(self.terminals), self.programs)}

    @property
    def name(self) -> str:
        """The first page that shows it, and the first command that is typed."""
        command, _, _ = self.terminals[0].partition("\n")
        return f"{self.pages[0]}{command.removeprefix('$ ')}"

    @property
    def key(self) -> object:
        """What makes two transcripts the same."""
        return tuple(self.terminals), tuple(sorted(self.programs.items()))


class Site:
    """A built site and the READMEs beside it. ``proved`` collects the blocks that tests have proved."""

    def __init__(self, root: Path) -> None:
        self.folder = root / "site"
        self.pages = [
            read_page(path.read_text(), address(path.parent.relative_to(self.folder)))
            for path in sorted(self.folder.rglob("index.html"))
        ]
        self.pages += [read_page(rendered(path), path.name) for path in sorted(root.glob("README*.md"))]
        self.page_of = {block: page for page in self.pages for block in page.blocks}
        self.proved: set[Block] = set()

    @property
    def blocks(self) -> list[Block]:
        return list(self.page_of)

    def twins(self, block: Block) -> list[Block]:
        """The same block in every language, itself included; a program also on every other page that shows it."""
        path = self.page_of[block].twin
        return [
            other
            for other in self._alike[block.kind, block.title, block.text]
            if self.page_of[other].twin == path or block.kind == "program"
        ]

    @cached_property
    def _alike(self) -> dict[tuple[str, str | None, str], list[Block]]:
        found: dict[tuple[str, str | None, str], list[Block]] = defaultdict(list)
        for block in self.blocks:
            found[block.kind, block.title, block.text].append(block)
        return found

    def distinct(self, kind: str) -> list[Block]:
        """The blocks of a kind, each once for all languages."""
        return list(dict.fromkeys(self.twins(block)[0] for block in self.blocks if block.kind == kind))

    @cached_property
    def scenes(self) -> list[Scene]:
        """The transcripts of all pages, each once for all places that show it beside the same programs."""
        found: dict[object, Scene] = {}
        for page in self.pages:
            for terminals in page.transcripts:
                programs = {name: self.download(name) for name in page.downloads} | page.programs
                scene = Scene([block.text for block in terminals], programs, [terminals])
                if scene.key in found:
                    found[scene.key].places.append(terminals)
                else:
                    found[scene.key] = scene
        return list(found.values())

    def download(self, name: str) -> str:
        """The text of a program as it can be downloaded."""
        return (self.folder / "programs" / name).read_text()

    def summary(self) -> str:
        """The counts, as ``nox -s test-examples`` prints them and the site shows them."""
        counts = Counter(block.kind for block in self.blocks)
        kinds = ", ".join(f"{counts[kind]} {kind if kind == 'data' else kind + 's'}" for kind in KINDS)
        once = sum(len(self.distinct(kind)) for kind in KINDS)
        return f"blocks: {len(self.blocks)}; {kinds}; executed once for all languages: {once}"


def address(folder: Path) -> str:
    """Where the site has the page of a folder: empty for the home page, else with a slash at its end."""
    return f"{folder.as_posix()}/" if folder.parts else ""


def rendered(readme: Path) -> str:
    """A README as HTML, in the form that the site's pages have. Its language is in its name, or English."""
    language = readme.stem.partition(".")[2] or "en"
    body = markdown.markdown(
        readme.read_text(),
        extensions=["pymdownx.highlight", "pymdownx.superfences", "tables"],
        extension_configs={"pymdownx.highlight": {"pygments_lang_class": True}},
    )
    return f'<html lang="{language}"><body>{body}</body></html>'


def read_page(text: str, path: str) -> Page:
    tree = html.document_fromstring(text)
    page = Page(path, tree.get("lang") or "")
    page.downloads = [Path(link.get("href", "")).name for link in tree.iterfind(".//a[@download]")]
    page.blocks = [read_block(pre, number, page) for number, pre in enumerate(tree.iter("pre"), 1)]
    return page


def read_block(pre: html.HtmlElement, number: int, page: Page) -> Block:
    box = pre.getparent()
    names = (box.get("class") or "").split() if box is not None else []
    language = next((name.removeprefix("language-") for name in names if name.startswith("language-")), "")
    titles = box.xpath("./span[@class='filename']") if box is not None else []
    tabs = pre.xpath("ancestor::div[contains(@class, 'tabbed-set')]")
    behind = box.getnext() if box is not None else None
    return Block(
        page=page.path or "/",
        number=number,
        language=language,
        title=titles[0].text_content() if titles else None,
        text=pre.text_content(),
        tabs=position(tabs[-1]) if tabs else None,
        notes=len(behind.findall("li")) if behind is not None and behind.tag == "ol" else 0,
    )


def position(element: html.HtmlElement) -> int:
    return len(element.xpath("preceding::div[contains(@class, 'tabbed-set')]"))
