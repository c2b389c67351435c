"""A page's Markdown, section by section: the words of each, and what must be the same in every language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

FENCE = re.compile(r"^ *(`{3,}|~{3,})(.*)$")
HEADING = re.compile(r"^(#{1,6}) +(?P<title>.*?)(?: +\{#(?P<anchor>[\w-]+)\})?$")
INCLUDE = re.compile(r'^ *--8<-- "([^"]+)"')
CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
IMAGE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)[^)]*\)")
LINK = re.compile(r"(?<!!)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(([^)\s]+)[^)]*\)")
ADDRESS = re.compile(r"<(https?://[^>\s]+)>|^ *\[[^\]^]+\]: +(\S+)", re.MULTILINE)
ADMONITION = re.compile(r'^ *(?P<kind>(?:!!!|\?\?\?\+?) +\w+)(?: +"(?P<text>.*)")?')
TAB = re.compile(r'^ *===[!+]? "(?P<text>.*)"')
ITEM = re.compile(r"^ *(?P<mark>\d+\.|[*-]|:|\[\^\w+\]:) +")
PLACEHOLDER = re.compile(r"^ *::: +(?P<name>.*?) *$")
BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
VALUE = re.compile(r"\{\{ *(.*?) *\}\}")
MARKUP = re.compile(r"<([a-z][\w-]*)[^>]*>|<!--(.*?)-->", re.DOTALL)
#: What of a page's front matter readers read.
WORDS = ["title", "description"]
META = re.compile(r"^(?P<key>\w+): *(?P<text>.*)$")
#: What readers type to find a page: in their own words, and so with every spelling that the page itself avoids.
KEYWORDS = re.compile(r"^keywords:\n(?: .*\n)*", re.MULTILINE)


class SourceError(Exception):
    """A page's source is not of the form that can be compared."""


@dataclass(frozen=True)
class Part:
    """Something in a section that must be there in every language: of what kind, what it is, and in which line."""

    kind: str
    value: str
    line: int


@dataclass(frozen=True)
class Phrase:
    """What a reader takes in as one: a heading, a label, a cell of a table, or running text up to the next break.

    ``start`` is its position in the section's text.
    """

    kind: str
    text: str
    start: int


@dataclass
class Section:
    """A heading and what follows it; what stands before the first heading is the section ``""``.

    ``prose`` holds (line number, text) of the lines outside code blocks; ``parts`` what can be compared.
    """

    where: str
    anchor: str
    line: int
    prose: list[tuple[int, str]] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)

    @cached_property
    def text(self) -> str:
        return "\n".join(text for _, text in self.prose)

    def line_of(self, position: int) -> int:
        """The number of the line in which a position of ``text`` lies."""
        return self.prose[self.text.count("\n", 0, position)][0] if self.prose else self.line

    def phrases(self) -> Iterator[Phrase]:
        """The section's words, cut where a reader pauses."""
        position, begun, end = 0, 0, 0
        for number, (_, line) in enumerate(self.prose):
            single = [] if not line.strip() else self.single(line, first=number == 0)
            if end > begun and (single or not line.strip() or ITEM.match(line)):
                yield Phrase("text", self.text[begun:end], begun)
                begun = end
            for kind, text, start in single:
                yield Phrase(kind, text, position + start)
            if line.strip() and not single:
                begun = position if end <= begun else begun
                end = position + len(line)
            else:
                begun = end = 0
            position += len(line) + 1
        if end > begun:
            yield Phrase("text", self.text[begun:end], begun)

    def single(self, line: str, *, first: bool) -> list[tuple[str, str, int]]:
        """The phrases of a line that stands for itself, each with its position; none for a line of running text."""
        if first and self.anchor:
            return [("heading", line, 0)]
        if line.lstrip().startswith("|"):
            cells = re.finditer(r"(?<=\|)[^|\n]+(?=\|)", CODE.sub(lambda code: code[0].replace("|", "/"), line))
            return [("cell", line[cell.start() : cell.end()], cell.start()) for cell in cells]
        if PLACEHOLDER.match(line):
            return [("placeholder", "", 0)]
        for labelled in ADMONITION, TAB, *([] if self.anchor else [META]):
            if label := labelled.match(line):
                text = "" if labelled is META and label["key"] not in WORDS else label["text"] or ""
                return [("label", text, max(label.start("text"), 0))]
        return [("rule", "", 0)] if line == "---" else []


def read(path: Path, where: str, *, anchored: bool = True) -> dict[str, Section]:
    """A page's sections by anchor; ``where`` names the page in messages.

    Raises SourceError for a heading without an anchor, and for an anchor that is there twice. Where the page is not
    ``anchored``, its sections are numbered.
    """
    sections = {"": Section(where, "", 1)}
    section = sections[""]
    fence = ""
    text = KEYWORDS.sub(lambda words: "\n" * words[0].count("\n"), path.read_text(), count=1)
    for number, line in enumerate(text.splitlines(), 1):
        if fence:
            if line.strip().startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
            elif include := INCLUDE.match(line):
                section.parts.append(Part("include", include[1], number))
            elif line.strip():
                section.parts.append(Part("line of a block:", line.strip(), number))
        elif opened := FENCE.match(line):
            fence = opened[1]
            section.parts.append(Part("block", opened[2].strip(), number))
        elif heading := HEADING.match(line):
            anchor = heading["anchor"] if anchored else str(len(sections))
            if not anchor:
                raise SourceError(f"{where}:{number}: this heading has no anchor; end it with {{#some-ascii-id}}")
            if anchor in sections:
                raise SourceError(f"{where}:{number}: the anchor #{anchor} is already there")
            section = sections[anchor] = Section(where, anchor, number, [(number, heading["title"])])
            section.parts.append(Part("heading of level", str(len(heading[1])), number))
        else:
            section.prose.append((number, line))
    for section in sections.values():
        section.parts += parts_of_lines(section)
        section.parts += parts_of_text(section)
    return sections


def parts_of_lines(section: Section) -> Iterator[Part]:
    for number, line in section.prose:
        if admonition := ADMONITION.match(line):
            yield Part("admonition", f"{admonition['kind']}{'' if admonition['text'] else ' without a title'}", number)
        elif placeholder := PLACEHOLDER.match(line):
            yield Part("placeholder", placeholder["name"], number)
        elif TAB.match(line):
            yield Part("tab", "", number)
        elif line.lstrip().startswith("|"):
            cells = [cell.strip() for cell in CODE.sub("`", line).strip().strip("|").split("|")]
            yield Part("table row with", f"{len(cells)} cells, {len([*filter(None, cells)])} of them filled", number)
        elif item := ITEM.match(line):
            mark = item["mark"]
            yield Part("list item", "1." if mark[0].isdigit() else "*" if mark in "*-" else mark, number)
        elif not section.anchor and (meta := META.match(line)):
            yield Part("front matter", meta["key"] if meta["key"] in WORDS else meta[0], number)


def parts_of_text(section: Section) -> Iterator[Part]:
    text = section.text

    def part(kind: str, value: str, found: re.Match[str]) -> Part:
        return Part(kind, value, section.line_of(found.start()))

    for code in CODE.finditer(text):
        yield part("code", " ".join(code[2].split()), code)
    text = CODE.sub(lambda code: re.sub(r"[^\n]", "·", code[0]), text)
    for image in IMAGE.finditer(text):
        yield part("image", image[2] + ("" if image[1].strip() else " without alternative text"), image)
    for link in LINK.finditer(text):
        yield part("link", without_language(link[2]), link)
    for address in ADDRESS.finditer(text):
        yield part("link", without_language(address[1] or address[2]), address)
    for value in VALUE.finditer(text):
        yield part("value", value[1], value)
    for bold in BOLD.finditer(text):
        yield part("bold text", "", bold)
    for markup in MARKUP.finditer(text):
        yield part("HTML", f"<{markup[1]}>" if markup[1] else f"<!--{markup[2]}-->", markup)


def without_language(target: str) -> str:
    """A link's target, the same for all languages: other sites have folders for languages too, and READMEs suffixes."""
    target = re.sub(r"^(https://docs\.python\.org)/[a-z]{2}(?:-[a-z]+)?/3/", r"\1/3/", target)
    target = re.sub(r"^(http://127\.0\.0\.1:8001/)[a-z]{2}/", r"\1", target)
    return re.sub(r"^(README|docs/)(?:\.?[a-z]{2})?(\.md|/)", r"\1\2", target)


def prose_alone(text: str) -> str:
    """A text without code, link targets and wrapping: what a translator has to follow."""
    text = "\n".join(line for line in text.splitlines() if not PLACEHOLDER.match(line))
    return " ".join(CODE.sub("`", LINK.sub(r"\1", text)).split())
