"""A ready Python environment for each Sanic release that ``proof/releases.toml`` names, made once and kept in .nox."""

import fcntl
import hashlib
import os
import shutil
import subprocess
import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version
from uv import find_uv_bin

ROOT = Path(__file__).parents[2]
RELEASES = ROOT / "proof" / "releases.toml"
FOLDER = ROOT / ".nox" / "releases"


class EnvironmentsError(Exception):
    """An environment cannot be had; the message says why, and what to do."""


@dataclass(frozen=True)
class Release:
    """A Sanic release, e.g. ``24.12``: see the head of ``proof/releases.toml`` for what its entry means."""

    name: str
    requirements: tuple[str, ...]
    pythons: tuple[str, ...]
    python: str
    ci: bool
    untried: tuple[str, ...] = ()

    @cache  # noqa: B019  # there are as many releases as the project supports
    def pins(self, python: str) -> dict[str, Version]:
        """What it needs on a Python, e.g. ``3.12``: the exact version of each package."""
        environment = {"python_version": python, "python_full_version": f"{python}.0"}
        return {
            canonicalize_name(package.name): Version(str(package.specifier).removeprefix("=="))
            for package in map(Requirement, self.requirements)
            if package.marker is None or package.marker.evaluate(environment)
        }

    @cached_property
    def sanic(self) -> Version:
        """The exact version, e.g. ``24.12.1``."""
        return self.pins(self.python)["sanic"]


def read_releases() -> dict[str, Release]:
    """All releases by name, the oldest first. Raises EnvironmentsError for an entry of another form."""
    entries = tomllib.loads(RELEASES.read_text())
    return {name: read_release(name, entries[name]) for name in sorted(entries, key=Version)}


def read_release(name: str, entry: dict[str, Any]) -> Release:
    try:
        release = Release(
            name,
            tuple(entry["requirements"]),
            tuple(entry["pythons"]),
            str(entry["python"]),
            bool(entry["ci"]),
            tuple(entry.get("untried", ())),
        )
    except (KeyError, TypeError) as error:
        raise EnvironmentsError(
            f'proof/releases.toml: ["{name}"] needs requirements, pythons, python and ci ({error!r})'
        ) from error
    if release.python not in release.pythons:
        raise EnvironmentsError(
            f'proof/releases.toml: ["{name}"] has python = "{release.python}", which its pythons do not list'
        )
    return release


def find_release(name: str) -> Release:
    """Raises EnvironmentsError for a release that ``proof/releases.toml`` does not have."""
    releases = read_releases()
    if name not in releases:
        raise EnvironmentsError(
            f"proof/releases.toml has no Sanic release {name!r}; it has {', '.join(releases)}; "
            f"`nox -s new-sanic -- {name}` adds one"
        )
    return releases[name]


def search_path() -> str:
    """PATH, with the Pythons that pyenv keeps before it: its shims answer only for the selected ones."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    return os.pathsep.join([*map(str, sorted(pyenv.glob("versions/*/bin"))), os.environ["PATH"]])


def uv(*arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    """Run uv, where no surrounding environment can change what it does, and without fetching a Python."""
    return subprocess.run(
        [find_uv_bin(), "--no-python-downloads", "--no-config", "--color=never", *arguments],
        env={
            name: value
            for name, value in os.environ.items()
            if name not in ("VIRTUAL_ENV", "UV_PROJECT_ENVIRONMENT", "UV_PYTHON")
        }
        | {"PATH": search_path()},
        input=typed,
        capture_output=True,
        text=True,
    )


@cache
def find_python(python: str) -> Path | None:
    """The interpreter of a Python, e.g. ``3.12``, that this machine has: on PATH, or kept by pyenv or uv."""
    found = uv("python", "find", "--system", "--no-project", python)
    return Path(found.stdout.strip()).resolve() if found.returncode == 0 else None


def pythons(release: Release) -> list[str]:
    """Those of the Pythons on which a release is measured that this machine has."""
    return [python for python in release.pythons if find_python(python)]


def usual_python(release: Release) -> str:
    """The Python that a run takes which names none: the one of the entry, else the newest that this machine has.

    Raises EnvironmentsError where it has none.
    """
    if find_python(release.python):
        return release.python
    there = pythons(release)
    if not there:
        raise EnvironmentsError(
            f"Sanic {release.name} is measured on Python {', '.join(release.pythons)}, and this machine has none of "
            f"them; install one, e.g. with `uv python install {release.python}`"
        )
    return there[-1]


def environment(release: str, python: str | None = None) -> Path:
    """The interpreter of an environment that holds just what a release needs, made where it is not there yet.

    ``release`` is e.g. ``24.12``, ``python`` e.g. ``3.12``; without it the release's usual one. Side by side, runs wait
    for the one that makes the environment. A changed requirement or interpreter makes another one.
    Raises EnvironmentsError where the release is unknown, does not run on this Python, or cannot be installed, and
    where the machine has no such Python.
    """
    entry = find_release(release)
    python = python or usual_python(entry)
    if python not in entry.pythons + entry.untried:
        raise EnvironmentsError(
            f"Sanic {release} is not measured on Python {python}: proof/releases.toml lists its pythons"
        )
    base = find_python(python)
    if base is None:
        raise EnvironmentsError(
            f"this machine has no Python {python}: not on PATH, not in pyenv, not in uv; "
            f"install it, e.g. with `uv python install {python}`"
        )
    contents = "\n".join([str(base), *entry.requirements])
    folder = FOLDER / f"sanic-{release}-python-{python}-{hashlib.sha256(contents.encode()).hexdigest()[:8]}"
    ready = folder / "ready"
    folder.parent.mkdir(parents=True, exist_ok=True)
    with folder.with_name(f"{folder.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not ready.exists():
            shutil.rmtree(folder, ignore_errors=True)
            make(folder, base, entry)
            ready.touch()
    return folder / "bin" / "python"


def make(folder: Path, base: Path, release: Release) -> None:
    for step in (
        ["venv", "--quiet", f"--python={base}", str(folder)],
        [
            *("pip", "install", "--quiet", "--compile-bytecode", f"--python={folder / 'bin' / 'python'}"),
            *release.requirements,
        ],
    ):
        done = uv(*step)
        if done.returncode:
            raise EnvironmentsError(
                f"Sanic {release.name} cannot be installed on {base} as proof/releases.toml says. "
                f"uv says:\n{done.stderr.strip()}"
            )
