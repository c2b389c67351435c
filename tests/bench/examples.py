"""What it costs to prove the examples, against its floor: the same servers, started and stopped bare."""

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from proof.header import one_of_each, with_uv_run
from proof.play import free_port
from proof.published import Scene, Site
from proof.stages import SIDE_BY_SIDE

#: All that a bare server needs to run beside others: a port of its own, and to say when it can take Ctrl-C.
BARE = """\
import os, socket, sys
if not any("resource_tracker" in argument for argument in sys.orig_argv):
    from sanic.worker.manager import WorkerManager
    bind, wait_for_ack = socket.socket.bind, WorkerManager.wait_for_ack
    def bind_elsewhere(self, address):
        bind(self, ("127.0.0.1", int(os.environ["PORT"])) if isinstance(address, tuple) else address)
    def wait_for_ack_and_tell(self):
        wait_for_ack(self)
        os.write(int(os.environ["READY"]), b".")
    socket.socket.bind, WorkerManager.wait_for_ack = bind_elsewhere, wait_for_ack_and_tell
"""


def servers(scenes: list[Scene]) -> list[tuple[str, str]]:
    """The servers that the transcripts start, one (file name, text) for each start."""
    return [
        (name, text)
        for scene in scenes
        for name, text in scene.programs.items()
        if "app.run(" in text
        for _ in re.findall(rf"^\$ (?:python|uv run.*) {re.escape(name)}$", "\n".join(scene.terminals), re.MULTILINE)
    ]


def run_bare(name: str, text: str) -> None:
    """Start one server, wait until it is up or has ended by itself, and stop it with Ctrl-C."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / name).write_text(text)
        (Path(folder) / "sitecustomize.py").write_text(BARE)
        ready, told = os.pipe()
        os.set_inheritable(told, True)
        server = subprocess.Popen(
            [sys.executable, name],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": folder, "PORT": str(free_port()), "READY": str(told)},
            pass_fds=[told],
            process_group=0,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(told)
        os.read(ready, 1)
        os.close(ready)
        if server.poll() is None:
            os.killpg(server.pid, signal.SIGINT)
        server.wait()


def floor(found: list[tuple[str, str]]) -> float:
    """Seconds for all servers, as many side by side as when the examples are proved."""
    start = time.perf_counter()
    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        list(pool.map(lambda server: run_bare(*server), found))
    return time.perf_counter() - start


def proof(root: Path) -> float:
    """Seconds for the tests that prove all transcripts."""
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "pytest", "tests/examples", "-q", "--all"], cwd=root, check=True, capture_output=True
    )
    return time.perf_counter() - start


def measure(root: Path) -> str:
    scenes = Site(root).scenes
    scenes += [with_uv_run(scene, "highest") for scene in one_of_each(scenes) for _ in range(2)]
    found = servers(scenes)
    bare, proved = floor(found), proof(root)
    return (
        f"examples: {len(found)} servers started and stopped bare in {bare:.1f} s, "
        f"all blocks proved in {proved:.1f} s, ratio {proved / bare:.2f}"
    )
