"""Nothing outlives a run, however it ends; a transcript does not depend on what else is on the machine."""

import os
import signal
import socket
import subprocess
import sys
import threading
from contextlib import suppress

from faults.conftest import ROOT, Copy
from proof.play import play
from proof.transcript import parse

SERVER = """\
from sanic import Sanic, text

app = Sanic("Slow")


@app.get("/")
async def hello(request):
    return text("hello\\n")


if __name__ == "__main__":
    app.run()
"""


def test_ctrl_c_ends_all_that_a_run_has_started(copy: Copy) -> None:
    """Interrupted while a server is up: the run says so, and the fixture finds no process of it."""
    copy.plant("snippets/basics/create_task.console", "welcome mail sent to ann", "welcome mail never sent to ann")
    copy.build()
    run = subprocess.Popen(
        [sys.executable, "-m", "pytest", "tests/examples", "-q", "-k", "test_transcript and create_task.py"],
        cwd=copy.root,
        env=copy.environment,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    with run:
        while not any("create_task.py" in process.cmdline() for process in copy.processes()):
            assert run.poll() is None, "the run ended before its server was there"
        run.send_signal(signal.SIGINT)
        said = run.communicate(timeout=60)[0]
    assert run.returncode == 2, said
    assert "KeyboardInterrupt" in said


def test_busy_port_8000_changes_nothing() -> None:
    with socket.socket() as busy:
        busy.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        with suppress(OSError):
            busy.bind(("127.0.0.1", 8000))
            busy.listen()
        performance = play(
            [parse("$ python slow.py\n^C\n"), parse("$ curl localhost:8000\nhello\n")], {"slow.py": SERVER}
        )
    assert performance.problem is None
    assert performance.shown == [[["^C"]], [["hello"]]]


def test_a_stopped_run_stops_its_transcripts() -> None:
    stop = threading.Event()
    stop.set()
    performance = play([parse("$ sleep 60\nnever\n")], {}, stop=stop)
    assert performance.problem == "the run was stopped"


def test_a_program_that_kills_its_terminal_is_named() -> None:
    performance = play([parse("$ kill -9 0\n")], {}, patience=10)
    assert performance.problem == "a program killed the terminal that it ran in"


def test_a_program_that_kills_its_process_group_leaves_the_terminal() -> None:
    program = "import os, signal\nos.killpg(0, signal.SIGKILL)\n"
    performance = play([parse("$ python kill.py\n$ echo on\n")], {"kill.py": program}, patience=10)
    assert performance.problem is None
    assert performance.shown == [[["Killed"], ["on"]]]


def test_a_server_without_ctrl_c_is_up_before_the_next_terminal_opens() -> None:
    program = SERVER.replace('"hello\\n"', "str(os.getppid())").replace("from", "import os\n\nfrom", 1)
    terminals = [parse("$ python slow.py\n"), parse("$ kill $(curl -s localhost:8000)\n")]
    performance = play(terminals, {"slow.py": program}, patience=20)
    assert performance.problem is None
    assert performance.shown == [[[]], [[]]]


def test_each_transcript_has_an_empty_folder() -> None:
    for _ in range(2):
        performance = play([parse("$ ls; touch left\na.py\n")], {"a.py": ""})
        assert performance.shown == [[["a.py"]]]


def test_ctrl_c_reaches_a_terminal_of_a_run_that_was_started_in_the_background() -> None:
    transcript = "$ tail -f waiting\nup\n^C\n"
    code = f"""
from proof.play import play
from proof.transcript import parse
print(play([parse({transcript!r})], {{"waiting": "up\\n"}}, patience=10).problem)
"""
    run = ["/bin/sh", "-c", 'trap \'\' INT; exec "$0" -c "$1"', sys.executable, code]
    done = subprocess.run(run, env=os.environ | {"PYTHONPATH": str(ROOT / "tests")}, capture_output=True, text=True)
    assert done.stdout == "None\n", done.stdout + done.stderr
