"""Write an index for the search of each language, and leave none in the file that Material loads with every page."""

import json
import re
import tomllib
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

#: What the search needs to know of a page beside Material's index: its address to its description and its weight.
pages: dict[str, dict[str, Any]] = {}
#: What readers call a section, by its address.
keywords: dict[str, str] = {}
#: Readers want to get something done: what is not a pattern with a program of its own comes behind those that are, and
#: the list of patterns behind the patterns.
BEHIND = 0.8
LIST = 0.6

#: A row of the home page: what readers want, and the pattern that does it.
WANT = re.compile(r'<tr>\s*<td>(?P<want>[^<]*)</td>\s*<td><a href="(?P<page>[^"]*)">')
wants: dict[str, str] = {}

#: What is written on tabs says nothing of a page, and Material's index has it as one word: `1: serverTerminal 2: you`.
TABS = re.compile(r'<div class="tabbed-labels">(.*?)</div>', re.DOTALL)
#: Material's index has no sign of a line's end: words on two lines would be one.
BREAK = re.compile(r"<br ?/?>")
TAG = re.compile(r"<[^>]+>")
labels: set[str] = set()


def on_page_content(html: str, *, page: Page, **_: object) -> str:
    labels.update(TAG.sub("", tabs[1]).strip() for tabs in TABS.finditer(html))
    if is_home(page):
        wants.update({page.url + row["page"]: row["want"] for row in WANT.finditer(html)})
    return BREAK.sub(r"\g<0> ", html)


def on_page_context(context: dict[str, Any], *, page: Page, **_: object) -> None:
    pages[page.url] = {
        "description": page.meta["description"],
        "boost": LIST if is_home(page) else 1 if context.get("program") else BEHIND,
    }
    keywords.update(keywords_of(page))


def keywords_of(page: Page) -> dict[str, str]:
    """What readers call the sections of a page, by their addresses: the front matter has it by their anchors.

    Raises PluginError for keywords that are no text, and for those of a section that the page does not have.
    """
    given = page.meta.get("keywords", {})
    title, *_ = page.toc.items
    anchors = [title.id, *ids(title.children)]
    for anchor, words in given.items() if isinstance(given, dict) else [("", None)]:
        if not isinstance(words, str):
            raise PluginError(
                f"docs/{page.file.src_uri}: keywords are one line for each section, `anchor: what readers call it, "
                f"another`, in quotes where they hold a colon and a space; this is none: {anchor or given}"
            )
        if anchor not in anchors:
            like = " or ".join(get_close_matches(anchor, anchors)) or ", ".join(anchors)
            raise PluginError(
                f"docs/{page.file.src_uri}: keywords for #{anchor}, which the page does not have; is it {like}?"
            )
    return {page.url if anchor == title.id else f"{page.url}#{anchor}": words for anchor, words in given.items()}


def ids(entries: Iterable[AnchorLink]) -> Iterator[str]:
    for entry in entries:
        yield entry.id
        yield from ids(entry.children)


def is_home(page: Page) -> bool:
    return page.file.src_uri.partition("/")[2] == "index.md"


@event_priority(-200)
def on_post_build(*, config: MkDocsConfig) -> None:
    """Write ``search/<language>.json``; runs behind static-i18n, which puts the index of all languages together."""
    folder = Path(config.site_dir) / "search"
    index = json.loads((folder / "search_index.json").read_text())
    locales = [language.locale for language in config.plugins["i18n"].config.languages]
    for locale in locales:
        docs = [completed(doc) for doc in index["docs"] if language_of(doc["location"], locales) == locale]
        if docs:
            write(folder / f"{locale}.json", {"docs": docs, "synonyms": synonyms(locale)})
    write(folder / "search_index.json", {**index, "docs": []})


def language_of(location: str, locales: list[str]) -> str:
    """The first folder of an address names its language; the default language has none."""
    folder, _, _ = location.partition("/")
    return folder if folder in locales[1:] else locales[0]


def completed(doc: dict[str, Any]) -> dict[str, Any]:
    """A section with its keywords and its page's weight, and the beginning of a page with what it is for, too."""
    address, _, anchor = doc["location"].partition("#")
    page = pages[address]
    doc |= {"keywords": keywords.get(doc["location"], "")}
    for label in labels:
        doc["text"] = doc["text"].replace(label, "")
    if anchor:
        return {**doc, "boost": page["boost"]}
    return {**doc, **page, "description": f"{page['description']} {wants.get(address, '')}".strip()}


def synonyms(locale: str) -> list[list[str]]:
    """What the glossary has for one another: a term in the page's language and in English, and what it avoids."""
    glossary = tomllib.loads((Path(__file__).parent / "glossary.toml").read_text())
    terms = [[term[locale], term["en"], *term.get("avoid", {}).get(locale, [])] for term in glossary["term"]]
    return [list(dict.fromkeys(words)) for words in [*terms, *glossary["synonyms"].get(locale, [])]]


def write(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")))
