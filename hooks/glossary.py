"""Publish the glossary, and link each page's first mention of a technical term to it.

The terms are in glossary.toml; the page glossary.md of each language says ``<!-- glossary -->`` where they go.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page

FILE = Path(__file__).with_suffix(".toml")
PLACE = "<!-- glossary -->"
#: Where a mention is none: what other hooks replace, code, headings, labels, tables, links, front matter.
ASIDE = re.compile(
    r"^::: [^\n]*(?:\n+ {4}[^\n]*)*|\{\{[^}\n]*\}\}"
    r"|^ *(?P<fence>`{3,}|~{3,}).*?^ *(?P=fence)`* *$|^(?:#| *(?:\?\?\?|!!!|===|\|)|\w+:).*?$"
    r"|(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)|!?\[[^\]]*\]\([^)]*\)|<[^>\n]+>",
    re.MULTILINE | re.DOTALL,
)

Term = dict[str, Any]


@cache
def terms() -> list[Term]:
    """The terms of the glossary; its file explains their keys."""
    found: list[Term] = tomllib.loads(FILE.read_text())["term"]
    return found


def mentions(markdown: str, term: Term, language: str) -> Iterator[re.Match[str]]:
    """Where a page's running text has a term: the word, with the English one in brackets where that follows."""
    longer = [other[language] for other in terms() if term[language] in other[language] and other is not term]
    hidden = [re.escape(word) for word in longer if word != term[language]]
    text = running_text(markdown)
    for words in hidden:
        text = re.sub(words, blanked, text, flags=re.IGNORECASE)
    word = term[language]
    own = rf"\b{word}s?\b" if word.isascii() else rf"(?<![가-힣]){word}(?:\({term['en']}\))?"
    yield from re.finditer(own, text, re.IGNORECASE)


@lru_cache(maxsize=1)
def running_text(markdown: str) -> str:
    """A page with dots for all in which a mention is none."""
    return ASIDE.sub(blanked, markdown)


def blanked(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", "·", found[0])


def linked(markdown: str, language: str, glossary: str) -> str:
    """A page with a link to the glossary at the first mention of each term that it introduces."""
    firsts = {}
    for term in terms():
        if term.get("introduce") and (first := next(mentions(markdown, term, language), None)):
            firsts[first.span()] = term["id"]
    for start, end in sorted(firsts, reverse=True):
        link = f"[{markdown[start:end]}]({glossary}#{firsts[start, end]}){{ .term }}"
        markdown = markdown[:start] + link + markdown[end:]
    return markdown


def published(term: Term, language: str, names: dict[str, str], avoid: str) -> str:
    """A term as Markdown. ``names`` are the languages' own names; ``avoid`` introduces the spellings to avoid.

    Raises PluginError for a term that is not there in all of them.
    """
    for one in names:
        if one not in term or one not in term["definition"]:
            raise PluginError(f"hooks/glossary.toml: the term {term['id']!r} needs `{one}` and `definition.{one}`")
    others = [f'{names[other]} <span lang="{other}">{term[other]}</span>' for other in names if other != language]
    text = f"## {term[language]} {{#{term['id']}}}\n\n{' · '.join(others)}\n{{ .others }}\n\n"
    text += f"{term['definition'][language]}\n"
    if wrong := term.get("avoid", {}).get(language):
        text += f"\n{avoid}: {', '.join(wrong)}\n{{ .others }}\n"
    return text


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Put the glossary into its place, and link to it elsewhere."""
    language, path = page.file.src_uri.split("/", 1)
    if PLACE not in markdown:
        return linked(markdown, language, "../" * path.count("/") + "glossary.md")
    names = {entry.locale: entry.name for entry in config.plugins["i18n"].config["languages"]}
    avoid = config.extra["words"]["avoid"]
    return markdown.replace(PLACE, "\n".join(published(term, language, names, avoid) for term in terms()))
