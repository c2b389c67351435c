"""What programs with known faults look like when they are recorded; what a wrong recording is answered with."""

import json
import os
import re
import signal
import subprocess
import sys
from collections import Counter
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from faults.conftest import ROOT
from proof import timeline
from proof.observe import record_timeline
from proof.play import Performance, play
from proof.transcript import parse

RECORDER = ROOT / "tests" / "proof" / "observe" / "record_timeline.py"
HEAD = """\
import asyncio
import gc
import time

from sanic import Sanic, text

app = Sanic("Planted")


@app.get("/")
async def home(request):
    return text("home\\n")

"""
RUN = """

if __name__ == "__main__":
    app.run({arguments})
"""
CANCELS = """
async def wait_for_ever():
    await asyncio.Event().wait()


@app.get("/start")
async def start(request):
    app.add_task(wait_for_ever(), name="waiter")
    return text("started\\n")


@app.get("/stop")
async def stop(request):
    await app.cancel_task("waiter")
    return text("stopped\\n")
"""
LEAKS = """
async def wait_for_nobody():
    await asyncio.get_running_loop().create_future()


@app.get("/start")
async def start(request):
    app.add_task(wait_for_nobody())
    return text("started\\n")


@app.get("/collect")
async def collect(request):
    gc.collect()
    return text("collected\\n")
"""
FAILS = """
async def fail():
    raise KeyError("planted")


@app.get("/start")
async def start(request):
    app.add_task(fail())
    return text("started\\n")
"""
TWO_WORKERS = """
async def tick():
    await asyncio.sleep(0)

app.add_task(tick)
"""
JOBS = """
from concurrent.futures import ProcessPoolExecutor


def add(first, second):
    return first + second


def divide(first, second):
    return first / second


@app.main_process_start
async def fill_table(app):
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(1) as pool:
        await loop.run_in_executor(pool, add, 1, 2)
    try:
        await asyncio.to_thread(divide, 1, 0)
    except ZeroDivisionError:
        pass
"""
DISPATCHES = """
@app.signal("planted.door.opened")
async def greet():
    await asyncio.sleep(0)


@app.get("/open")
async def open_door(request):
    await app.dispatch("planted.door.opened")
    return text("open\\n")
"""
SHOWN = ("listener", "pool", "process", "signal", "task", "thread")
#: A program, what is asked of it, how it runs, and what happens to its tasks and to those who make and wake them.
PLANTED = {
    "cancels": (
        CANCELS,
        ["start", "stop"],
        "",
        [
            'task wait_for_ever "waiter": created by request GET /start',
            'task wait_for_ever "waiter": runs',
            'task wait_for_ever "waiter": waits',
            'task wait_for_ever "waiter": runs by request GET /stop',
            'task wait_for_ever "waiter": cancelled',
        ],
    ),
    "leaks": (
        LEAKS,
        ["start", "collect"],
        "",
        [
            "task wait_for_nobody: created by request GET /start",
            "task wait_for_nobody: runs",
            "task wait_for_nobody: waits",
            "task wait_for_nobody: collected",
        ],
    ),
    "fails": (
        FAILS,
        ["start"],
        "",
        ["task fail: created by request GET /start", "task fail: runs", "task fail: failed KeyError"],
    ),
    "two workers": (
        TWO_WORKERS,
        [],
        "workers=2",
        [f"task tick: {what}" for _ in range(2) for what in ("created", "runs", "waits", "runs", "done")],
    ),
    "jobs": (
        JOBS,
        [],
        "",
        [
            "listener fill_table: begins",
            "listener fill_table: creates",
            "listener fill_table: waits",
            "listener fill_table: runs by pool add",
            "listener fill_table: creates",
            "listener fill_table: waits",
            "listener fill_table: runs by thread divide",
            "listener fill_table: ends",
            "pool add: created by listener fill_table",
            "pool add: runs",
            "pool add: done",
            "thread divide: created by listener fill_table",
            "thread divide: runs",
            "thread divide: failed",
            "process SpawnProcess-2: starts by main",
            "process SpawnProcess-2: stops",
        ],
    ),
    "dispatches": (
        DISPATCHES,
        ["open"],
        "",
        [
            "signal planted.door.opened: created by request GET /open",
            *(f"signal planted.door.opened: {what}" for what in ("runs", "waits", "runs", "done")),
        ],
    ),
}


@cache
def played(name: str, timeline: bool = True) -> Performance:
    program, asked, arguments, _ = PLANTED[name]
    asking = "".join(f"$ curl -s localhost:8000/{path}\n" for path in [*asked, ""])
    text = HEAD + program + RUN.format(arguments=arguments)
    terminals = [parse("$ python planted.py\n^C\n"), parse(asking)]
    return play(terminals, {"planted.py": text}, timeline=timeline)


@pytest.mark.parametrize("name", PLANTED)
def test_planted_program_has_its_shape(name: str) -> None:
    performance = played(name)
    assert not performance.problem, performance.problem
    rows = [row.partition("  (")[0] for row in timeline.told(timeline.shape(performance.recording), times=False)]
    assert [row for row in rows if row.startswith(SHOWN)] == PLANTED[name][3]
    check_trace(record_timeline.trace([event for event in performance.recording if event["pid"]]))


def local_number(event: dict[str, Any]) -> tuple[int, str]:
    """The number of an event, which counts in its process."""
    return event["pid"], event["id2"]["local"]


def check_trace(recorded: dict[str, Any]) -> None:
    """What the Chrome trace event format asks of each event, of pairs, and of slices on one thread."""
    events = json.loads(json.dumps(recorded))["traceEvents"]
    assert {event["ph"] for event in events} >= {"M", "X", "i", "b", "e"}
    for event in events:
        assert isinstance(event["pid"], int), event
        assert isinstance(event["tid"], int), event
        assert event["name"], event
        assert event["ph"] in "MXibesf", event
        assert event["ph"] == "M" or event["ts"] >= 0, event
        assert event["ph"] != "X" or event["dur"] >= 0, event
    for first, last, number in ("b", "e", local_number), ("s", "f", lambda event: event["id"]):
        pairs = [Counter(number(event) for event in events if event["ph"] == ph) for ph in (first, last)]
        assert pairs[0] == pairs[1], f"an event {first} has no {last}"
        assert set(pairs[0].values()) <= {1}, f"two events {first} have one number"
    slices: dict[tuple[int, int], list[tuple[float, float]]] = {}
    for event in events:
        if event["ph"] == "X":
            slices.setdefault((event["pid"], event["tid"]), []).append((event["ts"], event["dur"]))
    for spans in slices.values():
        for (start, length), (following, _) in zip(sorted(spans), sorted(spans)[1:], strict=False):
            assert start + length <= following + 0.01, "two slices of one thread overlap"


def test_a_trace_holds_the_wait_that_a_task_is_lost_in() -> None:
    trace = record_timeline.trace([event for event in played("leaks").recording if event["pid"]])["traceEvents"]
    lost = next(event for event in trace if event["ph"] == "i" and event["name"] == "collected")
    slices = [event for event in trace if event["ph"] == "X" and event["tid"] == lost["tid"]]
    assert [event["name"] for event in slices] == ["wait_for_nobody", "waits"]
    assert slices[-1]["ts"] + slices[-1]["dur"] == pytest.approx(lost["ts"])


def test_a_run_that_is_not_recorded_shows_the_same() -> None:
    recorded, bare = played("cancels"), played("cancels", timeline=False)
    assert not [event for event in bare.recording if event["pid"]]
    assert [event for event in recorded.recording if event["pid"]]
    assert alike(recorded) == alike(bare)


#: What the recorder is given, what it says, and how it exits.
COMMANDS = {
    "a program that is not there": (["lost.py"], "nothing to record: `{python} lost.py` never imported Sanic", 2),
    "a command that is not there": (["lost"], "lost cannot be run: No such file or directory", 1),
    "no application of Sanic": (["plain.py"], "nothing to record: `{python} plain.py` never imported Sanic", 3),
    "an application that exits": (["exits.py"], "timeline.json holds 2 events", 4),
    "an application that is killed": (["killed.py"], "timeline.json holds 1 events", 128 + 9),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_recorder_says_what_is_wrong_and_exits_as_its_command(name: str, tmp_path: Path) -> None:
    (tmp_path / "plain.py").write_text("raise SystemExit(3)\n")
    (tmp_path / "exits.py").write_text("import sanic\nraise SystemExit(4)\n")
    (tmp_path / "killed.py").write_text("import os\nimport sanic\nos.kill(os.getpid(), 9)\n")
    command, said, status = COMMANDS[name]
    done = recorded(tmp_path, *command)
    assert said.format(python=sys.executable) in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert done.returncode == status


def test_the_recorder_starts_nothing_where_it_cannot_write(tmp_path: Path) -> None:
    (tmp_path / "timeline.json").mkdir()
    (tmp_path / "plain.py").write_text("print('started')\n")
    done = recorded(tmp_path, "plain.py")
    assert (done.stdout, done.returncode) == ("", 1)
    assert f"{tmp_path / 'timeline.json'} cannot be written" in done.stderr


def test_the_recorder_hands_sigterm_on(tmp_path: Path) -> None:
    (tmp_path / "waits.py").write_text("import signal\nimport sanic\nprint('up', flush=True)\nsignal.pause()\n")
    recorder = subprocess.Popen(
        [sys.executable, str(RECORDER), "waits.py"], cwd=tmp_path, stdout=subprocess.PIPE, text=True, process_group=0
    )
    try:
        assert recorder.stdout
        assert recorder.stdout.readline() == "up\n"
        recorder.terminate()
        assert "timeline.json holds 1 events" in recorder.communicate(timeout=60)[0]
    finally:
        with suppress(ProcessLookupError):
            os.killpg(recorder.pid, signal.SIGKILL)
    assert recorder.returncode == 128 + 15


def recorded(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """A command, run by the recorder in a folder."""
    return subprocess.run([sys.executable, str(RECORDER), *command], cwd=folder, capture_output=True, text=True)


def alike(performance: Performance) -> list[str]:
    """What all terminals showed, without times and addresses."""
    lines = [line for terminal in performance.shown for shown in terminal for line in shown]
    return [re.sub(r"^Srv.*\+0000|0x[0-9a-f]+", "", line) for line in lines]


def test_a_changed_shape_is_told(tmp_path: Path) -> None:
    lanes = json.loads((ROOT / "snippets" / "basics" / "create_task.timeline").read_text())
    path = tmp_path / "create_task.timeline"
    assert "there is no create_task.timeline; run `nox -s update -- create_task`" in timeline.differences(path, lanes)
    timeline.write(path, lanes)
    assert timeline.differences(path, lanes) == ""
    late = json.loads(json.dumps(lanes))
    late[3]["events"][0]["at"] += 1
    assert "the same happened in another order" in timeline.differences(path, late)
    lost = json.loads(json.dumps(lanes))
    lost[3]["events"].pop()
    assert "-task send_welcome_mail: done" in timeline.differences(path, lost)


def test_which_worker_answers_makes_no_difference() -> None:
    """Two runs of one program, a request in either worker: the picture names none."""
    shapes = set()
    for worker in 11, 12:
        shapes.add(timeline.dumps(timeline.shape(two_workers(worker))))
    assert len(shapes) == 1
    assert '"kind": "request"' in shapes.pop()


def two_workers(answering: int) -> list[timeline.Event]:
    """The recording of a server with two workers, one of which answers a request."""
    home = ["planted.py", 10]
    events: list[timeline.Event] = [
        {"pid": 10, "kind": "process", "name": "main", "parent": None},
        *({"pid": 10, "kind": "spawn", "name": f"Sanic-Server-{number}-0"} for number in (11, 12)),
        *({"pid": pid, "kind": "process", "name": f"Sanic-Server-{pid}-0", "parent": 10} for pid in (11, 12)),
        *({"pid": pid, "kind": "ack"} for pid in (11, 12)),
        {"pid": 10, "kind": "ready"},
        {"pid": 0, "kind": "up"},
        {"pid": 0, "kind": "typed", "command": 1, "text": "curl localhost:8000/"},
        {"pid": answering, "kind": "task", "task": 1, "by": None, "at": None, "name": "connection_task", "def": None},
        {"pid": answering, "kind": "wake", "wake": 2, "task": 1, "by": None, "at": None, "on": None},
        {"pid": answering, "kind": "run", "task": 1, "wake": 2, "cancelled": False, "named": "Task-1"},
        {"pid": answering, "kind": "begin", "lane": 3, "task": 1, "what": "request", "name": "GET /", "at": None},
        {"pid": answering, "kind": "routed", "lane": 3, "name": "home", "def": home},
        {"pid": answering, "kind": "answer", "by": 1, "status": 200},
        {"pid": answering, "kind": "end", "lane": 3},
        {"pid": answering, "kind": "rest", "task": 1, "state": "done"},
        {"pid": 0, "kind": "ended", "command": 1},
        {"pid": 0, "kind": "interrupt"},
        *({"pid": pid, "kind": "phase", "name": "before_server_stop"} for pid in (11, 12)),
        *({"pid": pid, "kind": "exit"} for pid in (11, 12, 10)),
    ]
    return [{"t": time, **event} for time, event in enumerate(events)]
