"""Stop the build at a source that would be read otherwise than it was meant: not UTF-8, or a fence without its end."""

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

FENCE = re.compile(r"^\s*(?P<fence>`{3,}|~{3,})(?P<language>.*)$")


def on_pre_build(*, config: MkDocsConfig) -> None:
    """Raises PluginError with the file and the line of what is wrong."""
    root = Path(config.config_file_path).parent
    for path in sorted([*root.glob("docs/**/*.md"), *root.glob("snippets/*/*.*")]):
        name = path.relative_to(root).as_posix()
        content = path.read_bytes()
        try:
            text = content.decode()
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            raise PluginError(f"{name}:{line}: this is no UTF-8 ({error.reason}); save the file as UTF-8") from error
        if text.startswith("\ufeff"):
            raise PluginError(f"{name}:1: the file starts with a byte order mark; save it as UTF-8 without one")
        if path.suffix == ".md" and (start := unclosed(text)):
            raise PluginError(f"{name}:{start}: the code block that starts here has no end")


def unclosed(markdown: str) -> int | None:
    """The line of the first fence that no line closes before the next block starts, or None."""
    fence, start = "", 0
    for number, line in enumerate(markdown.splitlines(), 1):
        found = FENCE.match(line)
        if found and not fence:
            fence, start = found["fence"], number
        elif found and found["fence"] == fence:
            if found["language"].strip():
                return start
            fence = ""
    return start if fence else None
