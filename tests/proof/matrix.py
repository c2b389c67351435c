"""The settings, each a Sanic release and a Python, in which transcripts are played."""

import re
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from packaging.version import Version

from proof.environments import Release, environment, find_python, read_releases, usual_python
from proof.header import admits
from proof.published import Scene

#: Commands that make an environment of their own, with the newest packages that the header allows.
OWN_ENVIRONMENT = re.compile(r"^\$ (uv run|pip install) ", re.MULTILINE)


def makes_environment(scene: Scene) -> bool:
    return any(OWN_ENVIRONMENT.search(terminal) for terminal in scene.terminals)


@dataclass(frozen=True)
class Setting:
    """A Sanic release on a Python, e.g. ``3.12``."""

    release: Release
    python: str

    def __str__(self) -> str:
        return f"Sanic {self.release.sanic} on Python {self.python}"

    def interpreter(self) -> Path:
        """Its Python, ready to run. Raises EnvironmentsError where it cannot be had."""
        return environment(self.release.name, self.python)

    def takes(self, scene: Scene) -> bool:
        """Whether a transcript is played here: the headers of the programs that it runs decide.

        One that makes its own environment gets the newest release that they allow, so it is played with that only.
        """
        if not scene.cast or not self.admits(scene):
            return False
        if makes_environment(scene):
            newer = [release for release in proved_releases() if release.sanic > self.release.sanic]
            return not any(Setting(release, self.python).admits(scene) for release in newer)
        return True

    def admits(self, scene: Scene) -> bool:
        pins = self.release.pins(self.python)
        return self.python in self.release.pythons + self.release.untried and all(
            admits(program, pins, self.python) for program in scene.cast.values()
        )


def proved_releases() -> list[Release]:
    """The releases that CI proves and that pages name, the oldest first."""
    return sorted((release for release in read_releases().values() if release.ci), key=lambda release: release.sanic)


def recorded_settings() -> list[Setting]:
    """All settings that the record of a program must cover, as far as its header allows them."""
    return [Setting(release, python) for release in proved_releases() for python in release.pythons]


def settings_by_program(scenes: list[Scene]) -> dict[str, list[Setting]]:
    """Those in which a program, by its file name, is played by one of the transcripts at least."""
    found: dict[str, list[Setting]] = {name: [] for scene in scenes for name in scene.cast}
    for setting in recorded_settings():
        for name in {name: None for scene in scenes if setting.takes(scene) for name in scene.cast}:
            found[name].append(setting)
    return found


def settings_here() -> list[Setting]:
    """Those for which this machine has a Python."""
    return [setting for setting in recorded_settings() if find_python(setting.python)]


def untried_here() -> list[Setting]:
    """Those of which nothing is recorded and for which this machine has a Python."""
    untried = [Setting(release, python) for release in proved_releases() for python in release.untried]
    return [setting for setting in untried if find_python(setting.python)]


def settings_of_ci() -> list[Setting]:
    """One for each release, except for the one in which the examples are proved anyway: that of ``uv.lock``."""
    here = Version(version("sanic"))
    return [Setting(release, usual_python(release)) for release in proved_releases() if release.sanic != here]
