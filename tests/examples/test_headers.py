"""What a program's header asks for is enough to run it, with the newest packages and with the oldest that it allows."""

import json
import tomllib
from pathlib import Path

import pytest

from hooks.behaviour import Behaviour
from proof import report
from proof.header import metadata
from proof.published import Block, Scene, Site
from proof.stages import Stages
from proof.transcript import parse

ROOT = Path(__file__).parents[2]


def test_header_is_enough(uv_scene: Scene, stages: Stages) -> None:
    performance = stages.start(uv_scene).result()
    terminals = [parse(text) for text in uv_scene.terminals]
    failures = report.failures(uv_scene.pages, None, terminals, performance, ROOT)
    assert not failures, failures


def test_header_says_what_is_needed(program: Block) -> None:
    """It is there, bounds Python, and names each package with a lower bound or a pin."""
    try:
        needs = metadata(program.code)
    except tomllib.TOMLDecodeError as error:
        pytest.fail(f"{program}: its `# /// script` header (PEP 723) is no TOML: {error}")
    assert needs.get("requires-python", "").startswith(">="), (
        f"{program}: it does not start with a `# /// script` header (PEP 723) that bounds Python"
    )
    for package in needs.get("dependencies", []):
        assert ">=" in package or "==" in package, f"{program}: {package} has no lower bound"


def test_run_is_recorded(program: Block, behaviour: Behaviour) -> None:
    """The page says what the program ran on."""
    versions = json.loads((ROOT / "proof" / "versions.json").read_text())
    name = (program.title or "").removesuffix(".py")
    assert versions.get(name) or name in behaviour.facts, (
        f"{program}: no run is recorded in proof/versions.json; run `nox -s update -- {name}`"
    )


def test_command(command: Block, site: Site) -> None:
    """A command without output is ``uv run`` of a program, whose header is proved above, or one that CI runs."""
    run_by_ci = (ROOT / ".ci" / "run").read_text().splitlines()
    for line in command.text.splitlines():
        command_line = line.removeprefix("$ ")
        name = command_line.removeprefix("uv run ")
        assert command_line in run_by_ci or (site.folder / "programs" / name).is_file(), (
            f"{command}: nothing runs `{command_line}`; show it with its output, so that it is played, "
            "let it be `uv run` of a program, or run it in .ci/run"
        )
    site.proved.update(site.twins(command))
