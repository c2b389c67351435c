"""Publish the pages for readers that are machines, as they read best: Markdown with every include resolved.

Beside each page's ``index.html`` an ``index.md``, and for each language ``llms.txt``, which lists the pages
(https://llmstxt.org), and ``llms-full.txt``, which holds them all.
"""

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment
from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

FENCE = re.compile(r"^(?P<indent>[ \t]*)(?P<fence>`{3,}|~{3,})")
ANNOTATION = re.compile(r"[ \t]*# \(\d+\)!$")
BLOCK = re.compile(r'^(?P<indent>[ \t]*)(?:===|!!!|\?\?\?\+?)[ \t]+(?:[\w-]+[ \t]+)?"(?P<title>.*)"[ \t]*$')
#: A name or class of what stands before it; what stands in backticks is code and stays.
ATTRIBUTES = re.compile(r"(`[^`]*`)|[ \t]*\{:?[ \t]*[#.][^}]*\}")
LINK = re.compile(r"(?<=\]\()(?P<target>(?![a-z]+:|#)[^)#\s]+\.md)(?P<anchor>#[\w-]+)?(?=\))")
PICTURE = re.compile(r"<svg\b.*?</svg>", re.DOTALL)

#: The pages of the language that is being built, by address, and its navigation.
texts: dict[str, str] = {}
navigation: Navigation


@event_priority(-100)
def on_nav(nav: Navigation, **_: object) -> None:
    global navigation
    navigation = nav
    texts.clear()


@event_priority(-100)
def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Keep the page's Markdown as all other hooks leave it."""
    lines = included(markdown, config)
    text = "\n".join(plain(lines))
    texts[page.url] = LINK.sub(lambda link: absolute(link, page, files, config), PICTURE.sub("", text)).strip() + "\n"


@event_priority(-100)
def on_env(env: Environment, *, config: MkDocsConfig, **_: object) -> None:
    """Write what was kept: at this time all pages of a language have been read."""
    site = Path(config.site_dir)
    language = str(config.theme["language"])
    for page in navigation.pages:
        write(site / page.file.dest_uri.replace("index.html", "index.md"), texts[page.url])
    folder = site / navigation.homepage.url if navigation.homepage else site
    write(folder / "llms.txt", listed(language, config))
    write(folder / "llms-full.txt", "\n".join(texts[page.url] for page in navigation.pages))


def included(markdown: str, config: MkDocsConfig) -> list[str]:
    """The lines of a page with what it includes."""
    name = "pymdownx.snippets"
    reader = Markdown(extensions=[name], extension_configs={name: config.mdx_configs[name]})
    lines: list[str] = reader.preprocessors["snippet"].run(markdown.split("\n"))
    return lines


def plain(lines: list[str]) -> Iterator[str]:
    """Lines without what only the site's Markdown has: markers of annotations, tabs, folded texts, attributes.

    The title of a tab becomes a line in bold letters, that of a folded text a heading of the third level; what stands
    in them moves to the left. Code stays as it is.
    """
    fence, blank, depths = "", 0, [0]
    for line in lines:
        content = line.strip()
        indent = len(line) - len(line.lstrip())
        if fence and not content:
            blank += 1
            continue
        if fence:
            if content == fence:
                fence, blank = "", 0
            yield from [""] * blank
            blank = 0
            yield ANNOTATION.sub("", line[depths[-1] :])
            continue
        while content and indent < depths[-1]:
            depths.pop()
        if block := BLOCK.match(line):
            yield f"**{block['title']}**" if content.startswith("===") else f"### {block['title']}"
            depths.append(indent + 4)
            continue
        line = line[depths[-1] :]
        if opening := FENCE.match(line):
            fence = opening["fence"]
        text = ATTRIBUTES.sub(r"\1", line)
        if text or not line:
            yield text


def absolute(link: re.Match[str], page: Page, files: Files, config: MkDocsConfig) -> str:
    source = posixpath.normpath(posixpath.join(posixpath.dirname(page.file.src_uri), link["target"]))
    target = files.get_file_from_path(source)
    if target is None:
        return link[0]
    return f"{config.site_url}{target.dest_uri.replace('index.html', 'index.md')}{link['anchor'] or ''}"


def listed(language: str, config: MkDocsConfig) -> str:
    """The language's ``llms.txt``: what the site is, other forms of it, and its pages by chapter."""
    languages = config.plugins["i18n"].config.languages
    home = {each.locale: f"{config.site_url}{'' if each.default else f'{each.locale}/'}" for each in languages}
    others = [f"- [{each.name}]({home[each.locale]}llms.txt)" for each in languages if each.locale != language]
    whole = f"- [{config.extra['words']['whole']}]({home[language]}llms-full.txt)"
    parts = [f"# {config.site_name}", f"> {config.site_description}", "\n".join([whole, *others])]
    chapter: list[str] = []
    for item in navigation.items:
        if item.is_section:
            parts += [f"## {item.title}", "\n".join(line(page, config) for page in item.children)]
        else:
            chapter.append(line(item, config))
    return "\n\n".join([*parts[:3], "\n".join(chapter), *parts[3:]]) + "\n"


def line(page: Page, config: MkDocsConfig) -> str:
    return f"- [{page.title}]({config.site_url}{page.url}index.md): {page.meta['description']}"


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
