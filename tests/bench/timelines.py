"""What the pictures cost when the site is built, and what the recorder costs in a server."""

import http.client
import os
import signal
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil

from bench.build import build, copy_of_the_site
from bench.examples import start_bare
from proof.play import free_port, play
from proof.published import Scene, Site
from proof.stages import SIDE_BY_SIDE
from proof.transcript import parse

REQUESTS = 1500
PROGRAM = """\
from sanic import Sanic, text

app = Sanic("Measured")


async def work():
    pass


@app.get("/")
async def order(request):
    app.add_task(work())
    return text("ordered")


if __name__ == "__main__":
    app.run(access_log=False)
"""


def serve(folder: Path, recorder: list[str]) -> float:
    """Seconds of the processor for so many requests on one connection, each of which starts a task."""
    port = free_port()
    server = start_bare([sys.executable, *recorder, "measured.py"], folder, port)
    connection = http.client.HTTPConnection("127.0.0.1", port)
    try:
        ask(connection)
        start = spent(server.pid)
        for _ in range(REQUESTS):
            ask(connection)
        return spent(server.pid) - start
    finally:
        connection.close()
        os.killpg(server.pid, signal.SIGINT)
        server.wait()


def played(scenes: list[Scene], timeline: bool) -> float:
    """Seconds for all transcripts, as many side by side as when the examples are proved, recorded or not."""
    start = time.perf_counter()
    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        plays = [
            pool.submit(play, [parse(text) for text in scene.terminals], scene.programs, timeline=timeline)
            for scene in scenes
        ]
    took = time.perf_counter() - start
    if problems := [problem for one in plays if (problem := one.result().problem)]:
        raise RuntimeError(f"a transcript was not played to its end: {problems[0]}")
    return took


def spent(pid: int) -> float:
    """Seconds of the processor that a process and those below it have used."""
    process = psutil.Process(pid)
    return sum(sum(one.cpu_times()[:2]) for one in [process, *process.children(recursive=True)])


def ask(connection: http.client.HTTPConnection) -> None:
    connection.request("GET", "/")
    connection.getresponse().read()


def measure(root: Path) -> str:
    with tempfile.TemporaryDirectory() as temporary:
        drawn, bare, folder = (Path(temporary) / name for name in ("drawn", "bare", "server"))
        for path in drawn, bare, folder:
            path.mkdir()
        copy_of_the_site(root, drawn)
        copy_of_the_site(root, bare)
        config = (bare / "mkdocs.yml").read_text()
        (bare / "mkdocs.yml").write_text(config.replace("  - hooks/timelines.py\n", ""))
        rounds = [(build(drawn)[0], build(bare)[0]) for _ in range(3)]
        (folder / "measured.py").write_text(PROGRAM)
        recorder = [str(root / "tests" / "proof" / "observe" / "record_timeline.py")]
        served = [(serve(folder, recorder), serve(folder, [])) for _ in range(3)]
    scenes = Site(root).scenes
    proved = [(played(scenes, timeline=True), played(scenes, timeline=False)) for _ in range(2)]
    pictures, none = (min(results) for results in zip(*rounds, strict=True))
    recorded, plain = (min(results) for results in zip(*served, strict=True))
    with_recorder, without = (min(results) for results in zip(*proved, strict=True))
    return (
        f"pictures: the site is built in {pictures:.2f} s, without them in {none:.2f} s, ratio {pictures / none:.2f}\n"
        f"recorder: a request that starts a task takes {recorded / REQUESTS * 1e6:.0f} µs, without it "
        f"{plain / REQUESTS * 1e6:.0f} µs, ratio {recorded / plain:.2f}\n"
        f"recorder: all transcripts are played in {with_recorder:.1f} s, without it in {without:.1f} s, "
        f"ratio {with_recorder / without:.2f}"
    )
