"""Running a probe on a Sanic release, and comparing what it prints with what is recorded."""

import re
import threading
from dataclasses import dataclass
from pathlib import Path

from hooks.programs import published
from proof.environments import environment
from proof.play import play
from proof.transcript import Command

#: How often something happened in a probe that tries it many times.
FREQUENCY = re.compile(r"(?P<times>\d+) of (?P<tries>\d+)")


@dataclass
class Run:
    """What a probe did on one release.

    ``lines`` is what it printed; ``ran`` the numbers of the lines that ran; ``versions`` the pairs (Sanic, Python)
    that it ran on; ``problem`` what kept it from coming to its end, or None.
    """

    lines: list[str]
    ran: set[int]
    versions: set[tuple[str, str]]
    problem: str | None


def run(probe: Path, release: str, patience: float, stop: threading.Event) -> Run:
    """Run a probe as a reader does, in an empty folder, on a free port. ``patience`` is in seconds.

    Raises EnvironmentsError where the release cannot be had.
    """
    command = Command(f"python {probe.name}", 0)
    performance = play(
        [[command]],
        {probe.name: published(probe.read_text())},
        patience=patience,
        stop=stop,
        python=environment(release),
    )
    return Run(
        performance.shown[0][0],
        performance.ran.get(probe.name, set()),
        performance.versions,
        performance.problem,
    )


def same(recorded: list[str], lines: list[str]) -> bool:
    """Whether two runs of a probe had the same outcome.

    ``12 of 30`` is the same as ``7 of 30``: it happened sometimes. It is not the same as ``0 of 30`` or ``30 of 30``.
    """
    return list(map(comparable, recorded)) == list(map(comparable, lines))


def comparable(line: str) -> str:
    return FREQUENCY.sub(how_often, line)


def how_often(frequency: re.Match[str]) -> str:
    times, tries = int(frequency["times"]), int(frequency["tries"])
    share = "never" if times == 0 else "always" if times == tries else "sometimes"
    return f"{share} of {tries}"
