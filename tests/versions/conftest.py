"""The transcripts of the published site, in each of the settings of this run."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from proof.matrix import Setting, settings_here, settings_of_ci, untried_here
from proof.play import left_over
from proof.published import Scene, Site
from proof.stages import Stages

ROOT = Path(__file__).parents[2]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--all", action="store_true", help="play on every Python that this machine has")
    parser.addoption("--patience", type=float, default=60.0, help="seconds that a step of a transcript may take")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give tests that ask for a ``scene`` and a ``setting`` each transcript in each setting that takes it."""
    if "setting" not in metafunc.fixturenames:
        return
    if not (ROOT / "site" / "index.html").exists():
        raise pytest.UsageError("there is no built site in site/: run `nox -s build` first")
    settings = settings_here() + untried_here() if metafunc.config.getoption("--all") else settings_of_ci()
    scenes = Site(ROOT).scenes
    pairs = [(scene, setting) for setting in settings for scene in scenes if setting.takes(scene)]
    ids = [f"{setting.release.name} on {setting.python}: {scene.name}" for scene, setting in pairs]
    metafunc.parametrize(("scene", "setting"), pairs, ids=ids)


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Nothing to play is no failure for a pattern whose headers allow none of the settings."""
    if exitstatus == pytest.ExitCode.NO_TESTS_COLLECTED and patterns(session.config):
        session.exitstatus = pytest.ExitCode.OK


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if not any(terminalreporter.stats.get(outcome) for outcome in ("passed", "failed", "error")):
        settings = " or ".join(map(str, settings_of_ci()))
        for name in patterns(config):
            session = "test-behaviour" if (ROOT / "snippets" / "behaviour" / f"{name}.py").exists() else "test-examples"
            terminalreporter.write_line(
                f"no transcript of {name} is for {settings}; `nox -s {session} -- {name}` proves {name} where it runs"
            )


def patterns(config: pytest.Config) -> list[str]:
    """The names that were given to nox, if all of them are names of patterns."""
    names: list[str] = config.option.keyword.split(" or ")
    return names if all(list((ROOT / "snippets").glob(f"*/{name}.*")) for name in names) else []


@pytest.fixture(scope="session")
def stages(request: pytest.FixtureRequest) -> Iterator[Stages]:
    """The stages, on which all transcripts of this run have been started, in the order of their tests."""
    stages = Stages(request.config.getoption("--patience"), recording=False)
    try:
        for item in request.session.items:
            if isinstance(item, pytest.Function) and hasattr(item, "callspec"):
                match item.callspec.params:
                    case {"scene": Scene() as scene, "setting": Setting() as setting}:
                        stages.start(scene, setting)
        yield stages
    finally:
        stages.close()
    left = left_over()
    assert not left, f"the run is over and these processes are not: {left}"
