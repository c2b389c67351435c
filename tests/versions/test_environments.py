"""Environments are made of what proof/releases.toml says, and what stands in the way is named."""

import subprocess
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path

import pytest

from proof import environments
from proof.environments import EnvironmentsError, environment, read_releases
from proof.matrix import proved_releases

ENTRY = """\
["24.12"]
pythons = ["{python}"]
python = "{python}"
ci = true
requirements = ["{requirement}"]
"""


@pytest.fixture
def there() -> str:
    """A Python that this machine has."""
    releases = read_releases().values()
    return next(python for release in releases for python in environments.pythons(release))


@pytest.fixture
def elsewhere(there: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of releases in a folder of its own, where environments are made too. ``there`` reads the real one."""
    path = tmp_path / "releases.toml"
    monkeypatch.setattr(environments, "RELEASES", path)
    monkeypatch.setattr(environments, "FOLDER", tmp_path / "made")
    return path


def test_what_ci_runs() -> None:
    ci = [name for name, release in read_releases().items() if release.ci]
    assert len(ci) >= 2, f"proof/releases.toml has CI prove {ci} alone; what the pages say of versions needs two"


def test_the_examples_are_proved_on_one_of_these() -> None:
    pinned = {str(release.sanic) for release in proved_releases()}
    assert version("sanic") in pinned, (
        f"uv.lock has Sanic {version('sanic')}, and proof/releases.toml {', '.join(pinned)}: let both name the same"
    )


def test_unknown_release() -> None:
    with pytest.raises(EnvironmentsError, match=r"has no Sanic release '20\.6'; it has 21\.12, .* -- 20\.6` adds one"):
        environment("20.6")


def test_python_that_a_release_is_not_measured_on() -> None:
    with pytest.raises(EnvironmentsError, match=r"Sanic 21\.12 is not measured on Python 3\.13"):
        environment("21.12", "3.13")


def test_python_that_this_machine_has_not(elsewhere: Path) -> None:
    elsewhere.write_text(ENTRY.format(python="3.99", requirement="sanic==24.12.1"))
    with pytest.raises(EnvironmentsError, match=r"no Python 3\.99: .* `uv python install 3\.99`"):
        environment("24.12", "3.99")
    with pytest.raises(EnvironmentsError, match=r"measured on Python 3\.99, and this machine has none"):
        environment("24.12")


def test_release_that_cannot_be_installed(elsewhere: Path, there: str) -> None:
    elsewhere.write_text(ENTRY.format(python=there, requirement="sanic==24.12.999"))
    with pytest.raises(EnvironmentsError, match=r"(?s)Sanic 24\.12 cannot be installed .* sanic==24\.12\.999"):
        environment("24.12")


def test_entry_that_lacks_something(elsewhere: Path) -> None:
    elsewhere.write_text('["24.12"]\npythons = ["3.12"]\n')
    with pytest.raises(EnvironmentsError, match=r'\["24\.12"\] needs requirements, pythons, python and ci'):
        environment("24.12")


def test_side_by_side_one_makes_it_and_a_change_makes_another(elsewhere: Path, there: str) -> None:
    elsewhere.write_text(ENTRY.format(python=there, requirement="aiofiles==25.1.0"))
    with ThreadPoolExecutor() as pool:
        python, other = pool.map(environment, ["24.12"] * 2)
    assert python == other
    subprocess.run([python, "-c", "import aiofiles"], check=True)
    assert [path for path in python.parents[2].iterdir() if path.is_dir()] == [python.parents[1]]
    elsewhere.write_text(ENTRY.format(python=there, requirement="aiofiles==24.1.0"))
    assert environment("24.12") != python


def test_one_that_was_not_finished_is_made_again(elsewhere: Path, there: str) -> None:
    elsewhere.write_text(ENTRY.format(python=there, requirement="aiofiles==25.1.0"))
    folder = environment("24.12").parents[1]
    (folder / "ready").unlink()
    (folder / "left").touch()
    environment("24.12")
    assert not (folder / "left").exists()
