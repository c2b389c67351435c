"""Stop the build at a page that the navigation leaves out, which nobody would find."""

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation


def on_nav(nav: Navigation, *, files: Files, **_: object) -> None:
    """Raises PluginError with the names of the pages that are not there."""
    known = {page.file.src_uri for page in nav.pages}
    missing = [f"docs/{file.src_uri}" for file in files.documentation_pages() if file.src_uri not in known]
    if missing:
        raise PluginError(f"no line of nav in mkdocs.yml leads to {', '.join(missing)}; add one")
