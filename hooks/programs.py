"""Publish every program for download, and tell each page which program it is about and what it ran on."""

import hashlib
import json
import re
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page

SECTION = re.compile(r"^[ \t]*# --8<-- \[(?:start|end):[\w-]+\]\n", re.MULTILINE)
ANNOTATION = re.compile(r"[ \t]*# \(\d+\)!$", re.MULTILINE)
INCLUDED = re.compile(r'--8<-- "[\w/]*?(\w+\.py)"')

#: What each program ran on as it is now, e.g. ``{"24.12.1": ["3.10", "3.12"]}``, by file name; read at each build.
ran_on: dict[str, dict[str, list[str]]] = {}


def published(source: str) -> str:
    """A program's text as readers get it: without the markers of sections and annotations."""
    return ANNOTATION.sub("", SECTION.sub("", source))


def played(transcript: str, programs: dict[str, str]) -> list[str]:
    """Those of the programs (file name to text) that a transcript runs: by a command, or imported by one of these."""
    words = {word for line in transcript.splitlines() if line.startswith("$ ") for word in line.split()}
    words |= {f"{module}.py" for module, colon, _ in (word.partition(":") for word in words) if colon}
    found = [name for name in programs if name in words]
    for name in found:
        found += [other for other in programs if other not in found and imports(programs[name], Path(other).stem)]
    return found


def imports(program: str, module: str) -> bool:
    return module in program and bool(re.search(rf"^\s*(?:from|import) {module}\b", program, re.MULTILINE))


def fingerprints(snippets: Path) -> dict[str, str]:
    """For each program that a transcript runs, by file name: a hash of its text, and of all that runs along with it."""
    programs = {path.name: published(path.read_text()) for path in sorted(snippets.glob("*/*.py"))}
    texts: dict[str, set[str]] = {}
    for path in sorted(snippets.glob("*/*.console")):
        transcript = path.read_text()
        cast = played(transcript, programs)
        for name in cast:
            texts.setdefault(name, set()).update([transcript, *(programs[other] for other in cast)])
    return {name: hashlib.sha256("\0".join(sorted(texts[name])).encode()).hexdigest()[:16] for name in texts}


def on_pre_build(*, config: MkDocsConfig) -> None:
    """Read what was recorded. Raises PluginError where that is no JSON."""
    root = Path(config.config_file_path).parent
    try:
        recorded = json.loads((root / "proof" / "versions.json").read_text())
    except json.JSONDecodeError as error:
        raise PluginError(
            f"proof/versions.json:{error.lineno}: {error.msg}; write {{}} into it, and `nox -s update` fills it again"
        ) from error
    ran_on.clear()
    for name, fingerprint in fingerprints(root / "snippets").items():
        run = recorded.get(name, {})
        ran_on[name] = run["ran_on"] if run.get("fingerprint") == fingerprint else {}


def on_page_context(context: dict[str, Any], *, page: Page, config: MkDocsConfig, **_: object) -> dict[str, Any]:
    """Give the template ``program``, its name and what it ran on, and ``not_run``, the page's programs that did not."""
    root = Path(config.config_file_path).parent
    path = page.file.src_uri.partition("/")[2]
    program = root / "snippets" / Path(path).with_suffix(".py")
    if program.is_file():
        context["program"] = {"name": program.name, "ran_on": ran_on.get(program.name, {})}
    shown = dict.fromkeys(INCLUDED.findall(page.markdown or ""))
    context["not_run"] = [name for name in shown if ran_on.get(name) == {}]
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
