"""Stop the build when a page or a word is there in one language only, and give each page the words of its language."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError


def on_pre_build(*, config: MkDocsConfig) -> None:
    """Raises PluginError with the names of the missing pages, or of the missing words in mkdocs.yml."""
    docs = Path(config.docs_dir)
    languages = sorted(folder for folder in docs.iterdir() if folder.is_dir())
    pages = {page.relative_to(folder) for folder in languages for page in folder.rglob("*.md")}
    missing = [
        f"docs/{folder.name}/{page}" for page in sorted(pages) for folder in languages if not (folder / page).is_file()
    ]
    if missing:
        raise PluginError(f"every page is written in every language; write {', '.join(missing)}")
    said = {entry.locale: {*keys((entry.extra or {}).get("words", {}))} for entry in entries(config)}
    for locale, words in said.items():
        if unsaid := sorted({word for others in said.values() for word in others} - words):
            raise PluginError(f"mkdocs.yml: the entry of {locale} needs the words {', '.join(unsaid)} in extra.words")


def on_page_markdown(markdown: str, *, config: MkDocsConfig, **_: object) -> str:
    """Name the links of headings, which Markdown itself names in English."""
    config.mdx_configs["toc"]["permalink_title"] = config.extra["words"]["permalink"]
    return markdown


def entries(config: MkDocsConfig) -> list[Any]:
    """The languages' entries in mkdocs.yml."""
    found: list[Any] = config.plugins["i18n"].config["languages"]
    return found


def keys(words: dict[str, Any], above: str = "") -> Iterator[str]:
    for key, value in words.items():
        yield from keys(value, f"{above}{key}.") if isinstance(value, dict) else [f"{above}{key}"]
