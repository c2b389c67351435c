"""Stop the build when a page is there in one language only."""

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
