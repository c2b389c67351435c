"""What tasks cost, measured by the programs of the page, as ``proof/cost.json`` records it.

All figures of a request are taken in one process, one after the other, in CPU time: what else the machine does
disturbs them little, and ratios of them can be compared between machines.
"""

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from hooks.behaviour import fingerprint
from proof.environments import environment, read_releases
from proof.play import free_port

ROOT = Path(__file__).parents[2]
RECORD = ROOT / "proof" / "cost.json"
PROGRAMS = ROOT / "snippets" / "cost"
STARTED = 1_000
SIZES = [1_000, 10_000, 100_000, 1_000_000]
#: Seconds that one measurement may take.
PATIENCE = 3600

#: ``start``: how much it costs to start a task and run it, in ``asyncio.create_task``; ``memory``: bytes for each
#: finished task; ``registry``: for each number of tasks in the registry, what an operation costs, in calls of
#: ``asyncio.create_task``; ``sanic`` and ``python``: the versions that were measured; ``seal``: see seal().
Cost = dict[str, Any]


@contextmanager
def serving(program: str, python: str) -> Iterator[Callable[[str], dict[str, float]]]:
    """A program of the page, run by a Python; gives what it answers to a path."""
    port = free_port()
    command = [python, "-m", "sanic", f"{program}:app", f"--port={port}", "--single-process", "--no-motd"]
    quiet = os.environ | {"SANIC_RESPONSE_TIMEOUT": str(PATIENCE), "PYTHONDONTWRITEBYTECODE": "1"}
    with subprocess.Popen(command, cwd=PROGRAMS, env=quiet, stderr=subprocess.STDOUT, stdout=subprocess.PIPE) as server:
        assert server.stdout is not None
        said = []
        for line in server.stdout:
            said.append(line.decode())
            if "Starting worker" in said[-1]:
                break
        else:
            raise RuntimeError(f"snippets/cost/{program}.py did not start:\n{''.join(said)}")

        def ask(path: str) -> dict[str, float]:
            with urlopen(f"http://127.0.0.1:{port}{path}", timeout=PATIENCE) as answer:
                figures: dict[str, float] = json.load(answer)
                return figures

        try:
            yield ask
        finally:
            server.kill()


def measure(sizes: list[int], python: str) -> Cost:
    """All figures of the page, with registries of these sizes; memory with the one but last."""
    with serving("start_a_task", python) as ask:
        start = ask(f"/start/{STARTED}")
    with serving("memory_of_tasks", python) as ask:
        memory = ask(f"/memory/{sizes[-2]}")
    with serving("size_of_the_registry", python) as ask:
        registry = {str(size): ask(f"/registry/{size}") for size in sizes}
    return {"start": start, "memory": memory, "registry": registry}


def recorded(path: Path = RECORD) -> Cost:
    cost: Cost = json.loads(path.read_text())
    return cost


def record() -> None:
    """Measure the newest release that CI has, with registries of all sizes."""
    release = [release for release in read_releases().values() if release.ci][-1]
    python = str(environment(release.name))
    ask = "import json, sanic, platform; print(json.dumps([sanic.__version__, platform.python_version()]))"
    said = subprocess.run([python, "-W", "ignore", "-c", ask], capture_output=True, text=True, check=True).stdout
    sanic, version = json.loads(said)
    cost = {"sanic": sanic, "python": version} | measure(SIZES, python)
    RECORD.write_text(json.dumps(cost | {"seal": seal(cost)}, indent=1) + "\n")


def seal(cost: Cost) -> str:
    """What tells whether figures are still as they were recorded, and the programs as they were measured."""
    figures = {name: value for name, value in cost.items() if name != "seal"}
    programs = [program.read_text() for program in sorted(PROGRAMS.glob("*.py"))]
    return fingerprint(json.dumps([figures, programs]))


#: Between tenfold sizes, a linear cost grows by 10; caches of the processor make it more or less.
TENFOLD = (4.0, 25.0)


def misfits(cost: Cost, where: str) -> list[str]:
    """Where the shape of some figures is another one than the page says."""
    found = []

    def expect(what: str, value: float, low: float, high: float) -> None:
        if not low <= value <= high:
            found.append(f"{where}: {what} is {value:g}, not between {low:g} and {high:g}")

    expect("add_task without a name, in create_task,", cost["start"]["add_task"], 1.1, 6)
    expect("add_task with a name, in create_task,", cost["start"]["named"], 1.1, 8)
    expect("bytes of a finished task with a name", cost["memory"]["named"], 300, 3000)
    expect("bytes of a finished task without a name", cost["memory"]["unnamed"], 0, 200)
    sizes = sorted(map(int, cost["registry"]))
    for small, large in pairwise(sizes):
        one, ten = cost["registry"][str(small)], cost["registry"][str(large)]
        for operation in "purge_tasks", "walk":
            growth = ten[operation] / one[operation]
            expect(f"{operation} of {large:,} tasks, in {operation} of {small:,},", growth, *TENFOLD)
    for size in sizes:
        expect(f"get_task among {size:,} tasks, in create_task,", cost["registry"][str(size)]["get_task"], 0.001, 1)
    return found
