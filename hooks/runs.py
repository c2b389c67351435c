"""Put a program and the terminals that it ran in next to each other: a ``run``, which the style sheet lays out.

A run starts with a program and ends with the tabs of its terminals and their timeline; texts and further programs may
stand between.
Annotations' markers and the list of their texts get classes of their own, so that they have their final place and size
before a script turns them into what can be opened.
"""

import re
from itertools import pairwise, zip_longest
from xml.etree.ElementTree import Element, SubElement

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE
from mkdocs.config.defaults import MkDocsConfig

PROGRAM = re.compile(r'<div class="language-py highlight"><span class="filename">')
TIMELINE = re.compile(r'<div class="timeline"')
ANNOTATION = re.compile(r'<span class="c1">(# \(\d+\)!)</span>')


class Runs(Treeprocessor):
    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            self.name_annotations(parent)
            self.wrap(parent)
        kept = self.md.htmlStash.rawHtmlBlocks
        for number, block in enumerate(kept):
            if isinstance(block, str):
                kept[number] = ANNOTATION.sub(r'<span class="c1 annotation">\1</span>', block)

    def name_annotations(self, parent: Element) -> None:
        for block, texts in pairwise(parent):
            if texts.tag == "ol" and ANNOTATION.search(self.code(block)):
                texts.set("class", "annotations")

    def wrap(self, parent: Element) -> None:
        found: list[Element] = []
        children = list(parent)
        for child, behind in zip_longest(children, children[1:]):
            if found and "tabbed-set" in child.get("class", ""):
                run = Element("div", {"class": "run"})
                parent.insert(list(parent).index(found[0]), run)
                picture = [behind] if behind is not None and TIMELINE.search(self.code(behind)) else []
                for name, column in (("run__programs", found), ("run__terminals", [child, *picture])):
                    SubElement(run, "div", {"class": name}).extend(column)
                    for moved in column:
                        parent.remove(moved)
                found = []
            elif PROGRAM.search(self.code(child)) or (found and child.tag in {"p", "ol"}):
                found.append(child)
            else:
                found = []

    def code(self, element: Element) -> str:
        """The HTML of a code block, which Markdown keeps aside until the end; empty for all other elements."""
        kept = HTML_PLACEHOLDER_RE.fullmatch((element.text or "").strip()) if element.tag == "p" else None
        return str(self.md.htmlStash.rawHtmlBlocks[int(kept[1])]) if kept else ""


class RunsExtension(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.treeprocessors.register(Runs(md), "runs", 15)


EXTENSION = RunsExtension()


def on_config(config: MkDocsConfig) -> None:
    extensions: list[object] = config["markdown_extensions"]
    if EXTENSION not in extensions:
        extensions.append(EXTENSION)
