"""What the built site tells browsers, search engines and screen readers about its languages."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from lxml import html

from languages.book import ROOT, languages
from languages.english import hangul
from languages.korean import english
from languages.rules import Rule

#: What no page of a language may say to its readers, be it in its words or in those for screen readers. A language that
#: is not here may still be in translation.
FOREIGN: dict[str, Rule] = {"ko": english, "en": hangul}
#: Attributes that are read to people.
READ = ["alt", "aria-label", "placeholder", "title"]
#: Where names of code stand.
CODE = ["code", "pre", "script", "style", "svg"]
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


class Pages:
    """A built site's pages by address (``""``, ``en/``, ``en/basics/create_task/``) with what is wrong in them."""

    def __init__(self, root: Path = ROOT) -> None:
        self.folder = root / "site"
        self.languages = languages(root)
        self.trees = {
            "" if path.parent == self.folder else f"{path.parent.relative_to(self.folder).as_posix()}/": html.parse(
                path
            ).getroot()
            for path in sorted(self.folder.rglob("index.html"))
        }

    def language(self, page: str) -> str:
        folder = page.partition("/")[0]
        return folder if folder in self.languages[1:] else self.languages[0]

    def twin(self, page: str, language: str) -> str:
        """The address of the same page in another language."""
        path = page if self.language(page) == self.languages[0] else page.partition("/")[2]
        return path if language == self.languages[0] else f"{language}/{path}"

    def faults(self) -> Iterator[str]:
        """What is wrong, each with the page's file."""
        for page, tree in self.trees.items():
            for fault in [*self.heads(page, tree), *self.words(page, tree)]:
                yield f"site/{page}index.html: {fault}"
        yield from self.sitemap()
        yield from self.twice("title", "/html/head/title/text()")
        yield from self.twice("description", "//meta[@name='description']/@content")

    def base(self) -> str:
        """The address of the site, as its home page gives it."""
        (address,) = self.trees[""].xpath("//link[@rel='canonical']/@href") or [""]
        return str(address)

    def heads(self, page: str, tree: html.HtmlElement) -> Iterator[str]:
        language = self.language(page)
        if tree.get("lang") != language:
            yield f"lang is {tree.get('lang')}, not {language}"
        canonical = tree.xpath("//link[@rel='canonical']/@href")
        if canonical != [self.base() + page] or not self.base().startswith("http"):
            yield f"the canonical address is {canonical}, not {self.base() + page}"
        found = {link.get("hreflang"): link.get("href") for link in tree.xpath("//link[@rel='alternate'][@hreflang]")}
        wanted = {one: self.base() + self.twin(page, one) for one in self.languages}
        wanted["x-default"] = wanted[self.languages[0]]
        if found != wanted:
            yield f"the alternates are {found}, not {wanted}"
        for one in self.languages:
            twin = self.twin(page, one)
            if twin not in self.trees:
                yield f"there is no site/{twin}index.html"
            elif {language, one} <= {*FOREIGN}:
                for term in sorted(introduced(tree) - introduced(self.trees[twin])):
                    yield f"{term} is introduced here, and not on site/{twin}index.html"
        for name, path in ("title", "/html/head/title/text()"), ("description", "//meta[@name='description']/@content"):
            if not "".join(tree.xpath(path)).strip():
                yield f"no {name}"
        menu = [link.get("hreflang") for link in tree.xpath("//a[contains(@class, 'md-select__link')]")]
        if menu != self.languages:
            yield f"the language menu has {menu}, not {self.languages}"

    def words(self, page: str, tree: html.HtmlElement) -> Iterator[str]:
        foreign = FOREIGN.get(self.language(page))
        for text, where in shown(tree):
            if "**" in text:
                yield f"`**` is left: {text.strip()}"
            if foreign and (found := next(foreign(text), None)):
                yield f"{where}: {found[1]}"

    def sitemap(self) -> Iterator[str]:
        tree = ElementTree.parse(self.folder / "sitemap.xml")
        listed: dict[str, dict[str | None, str | None]] = {}
        for url in tree.findall("s:url", SITEMAP):
            listed[str(url.findtext("s:loc", "", SITEMAP))] = {
                link.get("hreflang"): link.get("href") for link in url.findall("x:link", SITEMAP)
            }
        for page in self.trees:
            wanted = {one: self.base() + self.twin(page, one) for one in self.languages}
            links = listed.get(self.base() + page)
            if links is None:
                yield f"site/sitemap.xml: {self.base() + page} is not in it"
            elif {one: links.get(one) for one in wanted} != wanted:
                yield f"site/sitemap.xml: {self.base() + page} has the alternates {links}, not {wanted}"
        for address in {*listed} - {self.base() + page for page in self.trees}:
            yield f"site/sitemap.xml: there is no page {address}"

    def twice(self, name: str, path: str) -> Iterator[str]:
        seen: dict[tuple[str, str], str] = {}
        for page, tree in self.trees.items():
            key = self.language(page), "".join(tree.xpath(path))
            if key in seen:
                yield f"site/{page}index.html: the same {name} as site/{seen[key]}index.html: {key[1]}"
            seen.setdefault(key, page)


def introduced(tree: html.HtmlElement) -> set[str]:
    """The terms that a page links to the glossary."""
    return {link.rpartition("#")[2] for link in tree.xpath("//a[@class='term']/@href")}


def shown(tree: html.HtmlElement) -> Iterator[tuple[str, str]]:
    """What is read on a page in its own language, each with the element it stands in; code aside."""
    elements = [(tree, tree.get("lang"))]
    while elements:
        element, language = elements.pop()
        own = language == tree.get("lang")
        if own:
            yield from ((text, f"{name} of <{element.tag!s}>") for name in READ if (text := element.get(name)))
            yield from ((text, f"<{element.tag!s}>") for text in element.xpath("text()"))
        elements += [
            (child, child.get("lang") or language)
            for child in element
            if isinstance(child.tag, str) and child.tag not in CODE
        ]
