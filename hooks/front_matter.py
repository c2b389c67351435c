"""Stop the build at a page whose front matter is missing or is no YAML, which MkDocs itself passes over in silence."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page


def on_page_markdown(_markdown: str, *, page: Page, config: MkDocsConfig, **_: object) -> None:
    """Raises PluginError for a page without a description."""
    if not page.meta.get("description"):
        raise PluginError(
            f"docs/{page.file.src_uri}:1: no description was read; start the page with `---`, `title: …`, "
            "`description: …` and `---`, and quote a text that holds a colon and a space"
        )
