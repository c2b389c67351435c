"""Show signatures and signals as ``proof/api.json`` has them: ``::: api/add_task`` becomes all of a name."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page

LINE = re.compile(r"^::: api/(?P<name>\S+)[ \t]*$", re.MULTILINE)
#: What stands before a member's name, by its kind.
PREFIX = {"method": "", "coroutine": "async ", "property": "property "}

Api = dict[str, Any]


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Raises PluginError for a name that no recorded release has."""
    apis: dict[str, Api] = json.loads((Path(config.config_file_path).parent / "proof" / "api.json").read_text())
    absent = config.extra["words"]["absent"]

    def shown(line: re.Match[str]) -> str:
        name = line["name"]
        forms = {release: form(name, api) for release, api in apis.items()}
        if not any(forms.values()):
            raise PluginError(
                f"docs/{page.file.src_uri}: `{line[0]}`: no release in proof/api.json has {name}; "
                "tests/reference/signatures.py says which names are recorded"
            )
        rows = [
            f"{f'`{text}`' if text else absent}\n:   Sanic {', '.join(releases)}\n" for text, releases in grouped(forms)
        ]
        return "\n".join([f'<div class="signatures" data-of="{name}" markdown>\n', *rows, "</div>\n"])

    return LINE.sub(shown, markdown)


def form(name: str, api: Api) -> str | None:
    """How a release has a member or a signal, or None where it does not have it."""
    if member := api["members"].get(name):
        return f"{PREFIX[member['kind']]}{name}{member['signature']}"
    return name if name in api["signals"] else None


def grouped(forms: dict[str, str | None]) -> Iterator[tuple[str | None, list[str]]]:
    """The forms, the newest first, each with the releases that have it, the oldest first."""
    for text in dict.fromkeys(reversed(forms.values())):
        yield text, [release for release, other in forms.items() if other == text]
