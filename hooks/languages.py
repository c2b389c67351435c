"""Stop the build when a page is there in one language only, and give each page the words of its language."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError


def on_pre_build(*, config: MkDocsConfig) -> None:
    """Raises PluginError with the names of the missing pages."""
    docs = Path(config.docs_dir)
    languages = sorted(folder for folder in docs.iterdir() if folder.is_dir())
    pages = {page.relative_to(folder) for folder in languages for page in folder.rglob("*.md")}
    missing = [
        f"docs/{folder.name}/{page}" for page in sorted(pages) for folder in languages if not (folder / page).is_file()
    ]
    if missing:
        raise PluginError(f"every page is written in every language; write {', '.join(missing)}")


def on_page_markdown(markdown: str, *, config: MkDocsConfig, **_: object) -> str:
    """Name the links of headings, which Markdown itself names in English."""
    config.mdx_configs["toc"]["permalink_title"] = config.extra["words"]["permalink"]
    return markdown
