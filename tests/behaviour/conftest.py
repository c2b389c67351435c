"""The probes, run side by side on the releases that were asked for."""

import os
import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from behaviour.measure import Run, run
from hooks.behaviour import Behaviour, read
from proof.environments import find_release, read_releases
from proof.play import left_over

ROOT = Path(__file__).parents[2]
PROBES = sorted((ROOT / "snippets" / "behaviour").glob("*.py"))
#: A server waits about as long as it works while it starts.
SIDE_BY_SIDE = (os.cpu_count() or 1) + 2

Runs = dict[tuple[Path, str], Future[Run]]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--record", action="store_true", help="measure on all releases and write proof/behaviour.json")
    parser.addoption("--release", action="append", help="measure on this release only, e.g. 26.6")
    parser.addoption("--patience", type=float, default=120.0, help="seconds that a probe may take")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "probe" in metafunc.fixturenames:
        metafunc.parametrize("probe", PROBES, ids=[probe.stem for probe in PROBES])


@pytest.fixture(scope="session")
def recording(pytestconfig: pytest.Config) -> bool:
    return bool(pytestconfig.getoption("--record"))


@pytest.fixture(scope="session")
def patience(pytestconfig: pytest.Config) -> float:
    """Seconds that a probe may take."""
    return float(pytestconfig.getoption("--patience"))


@pytest.fixture(scope="session")
def releases(pytestconfig: pytest.Config, recording: bool) -> list[str]:
    """The releases to run on: those asked for, or all when recording, else those that CI has."""
    asked = pytestconfig.getoption("--release")
    if asked:
        return [find_release(name).name for name in asked]
    return [name for name, release in read_releases().items() if recording or release.ci]


@pytest.fixture(scope="session")
def recorded() -> Behaviour:
    return read(ROOT)


@pytest.fixture(scope="session")
def runs(request: pytest.FixtureRequest, releases: list[str], patience: float) -> Iterator[Runs]:
    """The runs of all probes of this session, started in the order of their tests."""
    stop = threading.Event()
    pool = ThreadPoolExecutor(SIDE_BY_SIDE)
    chosen = {item.callspec.id for item in request.session.items if hasattr(item, "callspec")}
    try:
        yield {
            (probe, release): pool.submit(run, probe, release, patience, stop)
            for probe in PROBES
            if probe.stem in chosen
            for release in releases
        }
    finally:
        stop.set()
        pool.shutdown(cancel_futures=True)
    left = left_over()
    assert not left, f"the run is over and these processes are not: {left}"
