"""Say where an include goes wrong: the page, the line, and what there is instead; and where a section has no end."""

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page

INCLUDE = re.compile(r'^[ \t]*--8<-- "(?P<file>[^":]+)(?::(?P<section>[^"]*))?"')
SECTION = re.compile(r"--8<-- \[start:([\w-]+)\]")
END = re.compile(r"--8<-- \[end:([\w-]+)\]")


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, **_: object) -> None:
    """Raises PluginError for an include of a file or a section that does not exist, or of a section without an end."""
    root = Path(config.config_file_path).parent
    folders = [root / folder for folder in config.mdx_configs["pymdownx.snippets"]["base_path"]]
    for number, line in enumerate((Path(config.docs_dir) / page.file.src_uri).read_text().splitlines(), 1):
        if include := INCLUDE.match(line):
            where = f"docs/{page.file.src_uri}:{number}"
            file = next((folder / include["file"] for folder in folders if (folder / include["file"]).is_file()), None)
            if file is None:
                raise PluginError(f"{where}: there is no {include['file']} in {' or '.join(f.name for f in folders)}/")
            text = file.read_text()
            there = SECTION.findall(text)
            if there != END.findall(text):
                raise PluginError(
                    f"{file.relative_to(root)}: the sections {', '.join(there) or 'none'} start and "
                    f"{', '.join(END.findall(text)) or 'none'} end; each ends before the next one starts"
                )
            if include["section"] and include["section"] not in there:
                raise PluginError(
                    f"{where}: {file.relative_to(root)} has no section {include['section']!r}; "
                    f"it has {', '.join(there) or 'none'}"
                )
