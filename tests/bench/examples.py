"""What it costs to prove the examples, against its floor: the same servers, started and stopped bare."""

import os
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from proof.header import with_their_headers
from proof.play import OBSERVE, free_port
from proof.published import Scene, Site
from proof.stages import SIDE_BY_SIDE
from proof.transcript import parse

#: All that a bare server needs to run beside others: a port of its own, to say that it is up, and to take Ctrl-C then.
BARE = """\
import os, socket, sys
if not any("resource_tracker" in argument for argument in sys.orig_argv):
    from multiprocessing.managers import BaseProxy
    from sanic.worker.manager import WorkerManager
    from undisturbed import undisturbed
    bind, wait_for_ack = socket.socket.bind, WorkerManager.wait_for_ack
    def bind_elsewhere(self, address):
        bind(self, ("127.0.0.1", int(os.environ["PORT"])) if isinstance(address, tuple) else address)
    def wait_for_ack_and_tell(self):
        wait_for_ack(self)
        BaseProxy._callmethod = undisturbed(BaseProxy._callmethod)
        os.write(int(os.environ["READY"]), b".")
    socket.socket.bind, WorkerManager.wait_for_ack = bind_elsewhere, wait_for_ack_and_tell
"""


#: Commands that make the environment in which their terminal's server runs; `uv run` makes its own.
ENVIRONMENT = re.compile(r"python -m venv |\. |pip install ")


@dataclass(frozen=True)
class Server:
    """A server that a transcript starts: its line, behind those that make its environment, and what lies beside it.

    ``interrupted`` tells whether Ctrl-C ends it in the transcript; one that something else ends, Ctrl-C may not.
    """

    script: str
    programs: dict[str, str]
    interrupted: bool


def servers(scenes: list[Scene]) -> list[Server]:
    """The servers that the transcripts start, one for each start."""
    found = []
    for scene in scenes:
        names = [name for name, text in scene.programs.items() if "app.run(" in text]
        for terminal in scene.terminals:
            commands = parse(terminal)
            before = [command.text for command in commands if ENVIRONMENT.match(command.text)]
            for command in commands:
                if not set(names).isdisjoint(command.text.split()):
                    line = command.text.replace("record_timeline.py ", "")
                    script = "\n".join(["set -e", *before, f"exec {line}"])
                    found.append(Server(script, scene.programs, command.interrupted))
    return found


def start_bare(command: list[str], folder: Path, port: int) -> subprocess.Popen[bytes]:
    """Start a server in a folder, in a process group of its own, and wait until it is up and can take Ctrl-C.

    Raises RuntimeError where it ends before.
    """
    watching = folder / "bare"
    watching.mkdir(exist_ok=True)
    (watching / "sitecustomize.py").write_text(BARE)
    ready, told = os.pipe()
    os.set_inheritable(told, True)
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=os.environ
        | {
            "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
            "PYTHONPATH": os.pathsep.join([str(watching), str(OBSERVE)]),
            "PORT": str(port),
            "READY": str(told),
        },
        pass_fds=[told],
        process_group=0,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(told)
    up = os.read(ready, 1)
    os.close(ready)
    if not up:
        process.wait()
        raise RuntimeError(f"this ended before its server was up:\n{command[-1]}")
    return process


def run_bare(server: Server) -> None:
    """Start one server, wait until it is up, and end it. Raises RuntimeError where it ends before."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in server.programs.items():
            (Path(folder) / name).write_text(text)
        process = start_bare(["/bin/sh", "-c", server.script], Path(folder), free_port())
        if not server.interrupted:
            os.killpg(process.pid, signal.SIGKILL)
        else:  # uv hands the signal on; a second one would kill the server
            (os.kill if "exec uv " in server.script else os.killpg)(process.pid, signal.SIGINT)
        process.wait()


def floor(found: list[Server]) -> None:
    """All servers, as many side by side as when the examples are proved."""
    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        list(pool.map(run_bare, found))


def proof(root: Path) -> None:
    """The tests that prove all transcripts. Raises CalledProcessError where they fail."""
    subprocess.run(
        [sys.executable, "-m", "pytest", "tests/examples", "-q", "--all"], cwd=root, check=True, stdout=sys.stderr
    )


def took(work: Callable[[], None]) -> tuple[float, float]:
    """Seconds that it took, and seconds of the processor that what it started has used."""
    start, used = time.perf_counter(), of_processor()
    work()
    return time.perf_counter() - start, of_processor() - used


def of_processor() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def measure(root: Path) -> str:
    scenes = Site(root).scenes
    found = servers(scenes + with_their_headers(scenes))
    before, proved, after = (took(work) for work in (lambda: floor(found), lambda: proof(root), lambda: floor(found)))
    bare = [(first + second) / 2 for first, second in zip(before, after, strict=True)]
    return (
        f"examples: {len(found)} servers started and stopped bare in {bare[0]:.1f} s, "
        f"all blocks proved in {proved[0]:.1f} s, ratio {proved[0] / bare[0]:.2f}; "
        f"of the processor {bare[1]:.1f} s and {proved[1]:.1f} s, ratio {proved[1] / bare[1]:.2f}"
    )
