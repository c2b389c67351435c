"""The published site as fixtures, and the last word on whether all of it was proved."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hooks.behaviour import Behaviour, read
from proof.header import with_their_headers
from proof.matrix import makes_environment
from proof.play import left_over
from proof.published import KINDS, Scene, Site
from proof.stages import Stages

ROOT = Path(__file__).parents[2]

SITE = pytest.StashKey[Site]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--all", action="store_true", help="fail when a block of the site was not proved")
    parser.addoption("--record", action="store_true", help="rewrite recorded outputs instead of comparing them")
    parser.addoption("--patience", type=float, default=60.0, help="seconds that a step of a transcript may take")


def pytest_configure(config: pytest.Config) -> None:
    if not (ROOT / "site" / "index.html").exists():
        raise pytest.UsageError("there is no built site in site/: run `nox -s build` first")
    config.stash[SITE] = Site(ROOT)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give tests that ask for a ``program``, a ``quote`` … or a ``scene`` all of the site, each once."""
    site = metafunc.config.stash[SITE]
    for kind in KINDS:
        if kind in metafunc.fixturenames:
            blocks = site.distinct(kind)
            ids = [f"{block.page}{block.title or block.number}" for block in blocks]
            metafunc.parametrize(kind, blocks, ids=ids)
    if "scene" in metafunc.fixturenames:
        scenes = site.scenes
        metafunc.parametrize("scene", scenes, ids=[scene.name for scene in scenes])
    if "uv_scene" in metafunc.fixturenames:
        scenes = with_their_headers(site.scenes)
        metafunc.parametrize("uv_scene", scenes, ids=[scene.name for scene in scenes])


@pytest.fixture(scope="session")
def site(pytestconfig: pytest.Config) -> Site:
    return pytestconfig.stash[SITE]


@pytest.fixture(scope="session")
def behaviour() -> Behaviour:
    """What ``nox -s update-behaviour`` has recorded of the probes."""
    return read(ROOT)


@pytest.fixture(scope="session")
def recording(pytestconfig: pytest.Config) -> bool:
    return bool(pytestconfig.getoption("--record"))


@pytest.fixture(scope="session")
def stages(request: pytest.FixtureRequest, recording: bool) -> Iterator[Stages]:
    """The stages, on which all scenes of this run have been started, first those that take longest."""
    stages = Stages(request.config.getoption("--patience"), recording)
    scenes = [
        value
        for item in request.session.items
        if isinstance(item, pytest.Function) and hasattr(item, "callspec")
        for value in item.callspec.params.values()
        if isinstance(value, Scene)
    ]
    try:
        for scene in sorted(scenes, key=makes_environment, reverse=True):
            stages.start(scene)
        yield stages
    finally:
        stages.close()
    left = left_over()
    assert not left, f"the run is over and these processes are not: {left}"


@pytest.fixture(scope="session", autouse=True)
def records(recording: bool, site: Site, stages: Stages) -> Iterator[None]:
    """Write down the counts of the site."""
    yield
    if recording:
        (ROOT / "proof" / "summary.txt").write_text(site.summary() + "\n")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a full run that leaves a block of the site unproved."""
    site = session.config.stash[SITE]
    unproved = [block for block in site.blocks if block not in site.proved]
    if session.config.getoption("--all") and unproved and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    site = config.stash[SITE]
    if config.getoption("--all"):
        terminalreporter.line(site.summary())
        for block in site.blocks:
            if block not in site.proved:
                terminalreporter.line(f"nothing proved {block}", red=True)
