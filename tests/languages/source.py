"""The Markdown sources of a page, section by section, in each language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"

FENCE = re.compile(r"^ *(`{3,}|~{3,})(.*)$")
HEADING = re.compile(r"^(#{1,6}) +(?P<title>.*?)(?: +\{#(?P<anchor>[\w-]+)\})?$")
INCLUDE = re.compile(r'^ *--8<-- "([^"]+)"')
CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
IMAGE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)[^)]*\)")
LINK = re.compile(r"(?<!!)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(([^)\s]+)[^)]*\)")
ADMONITION = re.compile(r"^ *(?:!!!|\?\?\?\+?) (\w+)")
TAB = re.compile(r'^ *=== "')
ITEM = re.compile(r"^ *(?:\d+\.|[*-]) ")
BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)


class SourceError(Exception):
    """A page's source is not of the form that can be compared."""


@dataclass(frozen=True)
class Part:
    """Something in a section that must be there in every language: of what kind, what it is, and in which line."""

    kind: str
    value: str
    line: int


@dataclass
class Section:
    """A heading and what follows it; what stands before the first heading is the section ``""``.

    ``prose`` holds (line number, text) of the lines outside code blocks; ``parts`` what can be compared.
    """

    path: Path
    anchor: str
    line: int
    prose: list[tuple[int, str]] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(text for _, text in self.prose)

    def line_of(self, position: int) -> int:
        """The number of the line in which a position of ``text`` lies."""
        return self.prose[self.text.count("\n", 0, position)][0]


def languages(docs: Path = DOCS) -> list[str]:
    return sorted(folder.name for folder in docs.iterdir() if folder.is_dir())


def pages(language: str, docs: Path = DOCS) -> list[Path]:
    """The pages of a language, relative to its folder."""
    return sorted(page.relative_to(docs / language) for page in (docs / language).rglob("*.md"))


def read(path: Path) -> dict[str, Section]:
    """A page's sections by anchor.

    Raises SourceError for a heading without an anchor, and for an anchor that is there twice.
    """
    sections = {"": Section(path, "", 1)}
    section = sections[""]
    fence = ""
    for number, line in enumerate(path.read_text().splitlines(), 1):
        if fence:
            if line.strip().startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
            elif include := INCLUDE.match(line):
                section.parts.append(Part("include", include[1], number))
            continue
        if opened := FENCE.match(line):
            fence = opened[1]
            section.parts.append(Part("block", opened[2].strip(), number))
        elif heading := HEADING.match(line):
            anchor = heading["anchor"]
            if not anchor:
                raise SourceError(f"{path}:{number}: this heading has no anchor; end it with {{#some-ascii-id}}")
            if anchor in sections:
                raise SourceError(f"{path}:{number}: the anchor #{anchor} is already there")
            section = sections[anchor] = Section(path, anchor, number, [(number, heading["title"])])
            section.parts.append(Part("heading of level", str(len(heading[1])), number))
        else:
            section.prose.append((number, line))
    for section in sections.values():
        section.parts += parts_of_prose(section)
    return sections


def parts_of_prose(section: Section) -> Iterator[Part]:
    for number, line in section.prose:
        if admonition := ADMONITION.match(line):
            yield Part("admonition", admonition[1], number)
        elif TAB.match(line):
            yield Part("tab", "", number)
        elif line.lstrip().startswith("|"):
            yield Part("table row of", f"{line.count('|') - 1} columns", number)
        elif item := ITEM.match(line):
            yield Part("list item", "*" if item[0].strip() in "*-" else "1.", number)
    text = section.text
    for image in IMAGE.finditer(text):
        yield Part(
            "image",
            image[2] + ("" if image[1].strip() else " without alternative text"),
            section.line_of(image.start()),
        )
    for link in LINK.finditer(text):
        yield Part("link", without_language(link[2]), section.line_of(link.start()))
    for code in CODE.finditer(text):
        yield Part("code", " ".join(code[2].split()), section.line_of(code.start()))
    for bold in BOLD.finditer(CODE.sub("", text)):
        yield Part("bold text", "", section.line_of(min(bold.start(), len(text) - 1)))


def without_language(target: str) -> str:
    """A link's target, the same for all languages: Python's own documentation has a folder for each."""
    return re.sub(r"^(https://docs\.python\.org)/[a-z]{2}(?:-[a-z]+)?/3/", r"\1/3/", target)


def prose_alone(text: str) -> str:
    """A text without code, link targets and wrapping: what a translator has to follow."""
    return " ".join(CODE.sub("`", LINK.sub(r"\1", text)).split())
