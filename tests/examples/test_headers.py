"""What a program's header asks for is enough to run it, with the newest packages and with the oldest that it allows."""

import tomllib
from pathlib import Path

import pytest

from hooks.behaviour import Behaviour
from proof import report
from proof.header import metadata
from proof.matrix import Setting, settings_by_program
from proof.published import Block, Scene, Site
from proof.record import Record, by_sanic
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


@pytest.fixture(scope="module")
def record() -> Record:
    return Record.read(ROOT)


@pytest.fixture(scope="module")
def settings(site: Site) -> dict[str, list[Setting]]:
    """Those in which each program must have run, by file name."""
    return settings_by_program(site.scenes)


def test_run_is_recorded(
    program: Block, record: Record, settings: dict[str, list[Setting]], behaviour: Behaviour
) -> None:
    """What the page says of the versions that a program ran on holds for its present text, and is complete.

    The probes have a record of their own, which tests/behaviour compares.
    """
    name = program.title or ""
    if name.removesuffix(".py") in behaviour.facts:
        return
    update = f"run `nox -s update -- {name.removesuffix('.py')}`"
    assert record.is_of_this_text(name), f"{program}: it or its transcript has changed since it was last run; {update}"
    wanted = by_sanic(settings[name])
    assert record.ran_on(name) == wanted, (
        f"{program}: proof/versions.json says that it ran on {record.ran_on(name)}; its header and "
        f"proof/releases.toml ask for {wanted}; {update}"
    )


def test_nothing_else_is_recorded(record: Record, site: Site) -> None:
    surplus = set(record.runs) - {name for scene in site.scenes for name in scene.cast}
    assert not surplus, (
        f"proof/versions.json names {surplus}, which no transcript of the site runs; run `nox -s update`"
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
