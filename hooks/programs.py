"""Publish every program for download, and tell each page which program it is about and what it ran on."""

import json
import re
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page

SECTION = re.compile(r"^[ \t]*# --8<-- \[(?:start|end):[\w-]+\]\n", re.MULTILINE)
ANNOTATION = re.compile(r"[ \t]*# \(\d+\)!$", re.MULTILINE)


def published(source: str) -> str:
    """A program's text as readers get it: without the markers of sections and annotations."""
    return ANNOTATION.sub("", SECTION.sub("", source))


def on_page_context(context: dict[str, Any], *, page: Page, config: MkDocsConfig, **_: object) -> dict[str, Any]:
    """Give the template ``program``: its name, and the Sanic and Python versions of its last recorded run."""
    root = Path(config.config_file_path).parent
    path = page.file.src_uri.partition("/")[2]
    program = root / "snippets" / Path(path).with_suffix(".py")
    if program.is_file():
        ran_on = json.loads((root / "proof" / "versions.json").read_text())
        context["program"] = {"name": program.name, "ran_on": ran_on.get(program.stem, [])}
    return context


def on_post_build(*, config: MkDocsConfig) -> None:
    """Write ``programs/<name>.py`` into the site. Raises PluginError where two programs have one name."""
    root = Path(config.config_file_path).parent
    programs = Path(config.site_dir) / "programs"
    programs.mkdir(parents=True, exist_ok=True)
    written: dict[str, Path] = {}
    for program in sorted(root.glob("snippets/*/*.py")):
        if twin := written.get(program.name):
            raise PluginError(
                f"{program.relative_to(root)} and {twin.relative_to(root)} have the same name; rename one: "
                "readers save programs of all chapters in one folder"
            )
        written[program.name] = program
        (programs / program.name).write_text(published(program.read_text()))
