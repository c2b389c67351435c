"""Put what was measured on the page: ``::: behaviour/<fact>`` becomes the fact's outcomes and, folded, its probe.

``::: behaviour`` alone becomes the releases that were measured. All of it comes from ``proof/behaviour.json``, which
``nox -s update-behaviour`` writes.
"""

import hashlib
import json
import re
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

PLACEHOLDER = re.compile(r"^::: behaviour(?:/(?P<fact>\S*))?[ \t]*$", re.MULTILINE)


@dataclass
class Fact:
    """What a probe printed.

    ``probe`` is the fingerprint of the program that was run; ``outcomes`` the lines that it printed, by Sanic release;
    ``seal`` tells whether these are still as they were recorded: CI does not run every release.
    """

    probe: str
    outcomes: dict[str, list[str]]
    seal: str

    @classmethod
    def recorded(cls, probe: str, outcomes: dict[str, list[str]]) -> "Fact":
        return cls(probe, outcomes, fingerprint(json.dumps([probe, outcomes])))

    @property
    def as_recorded(self) -> bool:
        return self == Fact.recorded(self.probe, self.outcomes)

    @property
    def grouped(self) -> list[tuple[list[str], list[str]]]:
        """(releases, lines) for each run of neighboring releases that printed the same."""
        return [
            ([release for release, _ in group], lines)
            for lines, group in groupby(self.outcomes.items(), key=lambda outcome: outcome[1])
        ]


@dataclass
class Behaviour:
    """All that was measured: facts by name, and for each Sanic release the versions (Sanic, Python) that were run."""

    releases: dict[str, list[str]]
    facts: dict[str, Fact]


def read(root: Path) -> Behaviour:
    """Read ``proof/behaviour.json``."""
    data = json.loads((root / "proof" / "behaviour.json").read_text())
    return Behaviour(data["releases"], {name: Fact(**fact) for name, fact in data["facts"].items()})


def write(root: Path, behaviour: Behaviour) -> None:
    """Write ``proof/behaviour.json``, facts by name."""
    facts = {name: vars(fact) for name, fact in sorted(behaviour.facts.items())}
    text = json.dumps({"releases": behaviour.releases, "facts": facts}, indent=1, ensure_ascii=False)
    (root / "proof" / "behaviour.json").write_text(text + "\n")


def fingerprint(probe: str) -> str:
    """What tells one text of a probe from another."""
    return hashlib.sha256(probe.encode()).hexdigest()[:16]


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, **_: object) -> str | None:
    """Raises PluginError for a fact that was not measured."""
    if not PLACEHOLDER.search(markdown):
        return None
    words = config.extra["words"]
    behaviour = read(Path(config.config_file_path).parent)

    def rendered(placeholder: re.Match[str]) -> str:
        name = placeholder["fact"]
        if name is None:
            return releases(behaviour, words)
        if name not in behaviour.facts:
            raise PluginError(
                f"docs/{page.file.src_uri}: nothing is recorded of `{placeholder[0]}`; is there a "
                f"snippets/behaviour/{name}.py? `nox -s update-behaviour -- {name}` measures it"
            )
        download = get_relative_url(f"programs/{name}.py", page.url)
        return f"{outcomes(behaviour.facts[name], words)}\n\n{fold(name, download, words)}"

    return PLACEHOLDER.sub(rendered, markdown)


def releases(behaviour: Behaviour, words: dict[str, Any]) -> str:
    rows = [f"| {release} | {sanic} | {python} |" for release, (sanic, python) in behaviour.releases.items()]
    return "\n".join([f"| {words['release']} | Sanic | Python |", "| --- | --- | --- |", *rows])


def outcomes(fact: Fact, words: dict[str, Any]) -> str:
    rows = [
        f"| {span(releases)} | {'<br>'.join(map(code, lines)) or words['prints_nothing']} |"
        for releases, lines in fact.grouped
    ]
    return "\n".join([f"| Sanic | {words['outcome']} |", "| --- | --- |", *rows])


def span(releases: list[str]) -> str:
    return releases[0] if len(releases) == 1 else f"{releases[0]} – {releases[-1]}"


def code(line: str) -> str:
    """A line as a Markdown code span, whatever it holds."""
    fence = "`" * (max(map(len, re.findall("`+", line)), default=0) + 1)
    padding = " " if "`" in line else ""
    return f"{fence}{padding}{line}{padding}{fence}"


def fold(name: str, download: str, words: dict[str, Any]) -> str:
    return f"""\
??? example "{words["probe"]}: {name}.py"

    ```py title="{name}.py"
    --8<-- "behaviour/{name}.py"
    ```

    <a href="{download}" download>{words["download"]}</a>"""
