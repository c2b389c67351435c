"""Playing a transcript: its commands are typed into real terminals, next to the programs of its page."""

import json
import os
import random
import selectors
import shutil
import socket
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil

from proof.terminal import Terminal
from proof.transcript import CTRL_C, Command, without_chatter

OBSERVE = Path(__file__).with_name("observe")
#: Seconds that output must rest before ``nox -s update`` takes it as complete; only there, where nothing is expected.
REST = 2.0

#: Marks, in their environment, all processes that this run has started.
RUN = uuid.uuid4().hex

_ports_given: set[int] = set()
_ports_lock = threading.Lock()


class StuckError(Exception):
    """A transcript did not go on; the message says where."""


@dataclass
class Performance:
    """What happened when a transcript was played.

    ``shown[t][c]`` holds the lines that command ``c`` of terminal ``t`` printed, without Sanic's words about itself
    and with ``^C`` where Ctrl-C was pressed;
    ``logs[t]`` everything that terminal ``t`` printed; ``ran`` the line numbers that ran, by program; ``versions`` the
    pairs (Sanic, Python) that it ran on; ``recording`` the events of its timeline; ``problem`` what kept it from going
    on to its end, or None.
    """

    shown: list[list[list[str]]] = field(default_factory=list)
    logs: list[list[str]] = field(default_factory=list)
    ran: dict[str, set[int]] = field(default_factory=dict)
    versions: set[tuple[str, str]] = field(default_factory=set)
    recording: list[dict[str, Any]] = field(default_factory=list)
    problem: str | None = None


def free_port() -> int:
    """A port that nothing listens on, given to no other transcript of this run.

    It is below the range from which the system takes ports for outgoing connections, so none can grab it meanwhile.
    """
    with _ports_lock:
        while True:
            port = random.randrange(10_000, 32_000)
            with socket.socket() as probe:
                if port not in _ports_given and probe.connect_ex(("127.0.0.1", port)):
                    _ports_given.add(port)
                    return port


def environment(folder: Path, pipe: Path, port: int, timeline: Path | None, python: Path) -> dict[str, str]:
    """The reader's environment: the given Python first on PATH, nothing that would change Sanic or Python.

    ``timeline`` is the file in which the events of a run are recorded, or None.
    """
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("SANIC_", "PYTHON", "VIRTUAL_ENV", "UV_PROJECT")) and name != "UV_PYTHON"
    }
    reader = kept | {
        "PATH": os.pathsep.join([str(python.parent), os.environ["PATH"]]),
        "TERM": "dumb",
        "NO_COLOR": "1",
        "SANIC_NO_COLOR": "1",
        "PYTHONPATH": str(OBSERVE),
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_QUIET": "2",  # no word on the indexes that this machine's settings name; errors are still told
        "CURL_HOME": str(pipe.parent),
        "PROOF_RUN": RUN,
        "PROOF_FOLDER": str(folder),
        "PROOF_PIPE": str(pipe),
        "PROOF_PORT": str(port),
    }
    return reader | {"TIMELINE_EVENTS": str(timeline), "TIMELINE_FOLDER": str(folder)} if timeline else reader


def left_over() -> list[str]:
    """What this run has started and what is still there, as command lines."""
    found = []
    for process in psutil.process_iter():
        with suppress(psutil.Error):
            if process.environ().get("PROOF_RUN") == RUN and process.status() != psutil.STATUS_ZOMBIE:
                found.append(f"{process.pid}: {' '.join(process.cmdline())}")
    return found


class Stage:
    """The empty folder, the terminals and the pipe of one transcript. Leaving it ends all that was started."""

    def __init__(
        self, programs: dict[str, str], patience: float, stop: threading.Event, python: Path, timeline: bool
    ) -> None:
        self.programs = programs
        self.python = python
        self.timeline = timeline
        self.patience = patience
        self.stop = stop
        self.terminals: list[Terminal] = []
        self.up: set[int] = set()
        self.performance = Performance()
        self._events = b""
        self._closing = ExitStack()

    def __enter__(self) -> "Stage":
        with ExitStack() as closing:
            self.home = Path(tempfile.mkdtemp(prefix="transcript-")).resolve()
            closing.callback(shutil.rmtree, self.home, ignore_errors=True)
            self.folder = self.home / "examples"
            self.folder.mkdir()
            for name, text in self.programs.items():
                (self.folder / name).write_text(text)
            port = free_port()
            (self.home / ".curlrc").write_text(f'connect-to = "localhost:8000:127.0.0.1:{port}"\n')
            pipe = self.home / "events"
            os.mkfifo(pipe)
            self._pipe = os.open(pipe, os.O_RDWR | os.O_NONBLOCK)
            closing.callback(os.close, self._pipe)
            self.recorded = self.home / "timeline"
            self.environment = environment(
                self.folder, pipe, port, self.recorded if self.timeline else None, self.python
            )
            self._selector = closing.enter_context(selectors.DefaultSelector())
            self._selector.register(self._pipe, selectors.EVENT_READ, self.read_events)
            self._closing = closing.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        for terminal in self.terminals:
            terminal.close()
        self.read_events()
        if self.recorded.exists():
            self.performance.recording += map(json.loads, self.recorded.read_text().splitlines())
        self._closing.close()

    def open_terminal(self) -> Terminal:
        terminal = Terminal(self.folder, self.environment)
        self.terminals.append(terminal)
        self._selector.register(terminal.fd, selectors.EVENT_READ, terminal.read)
        return terminal

    def read_events(self) -> None:
        try:
            while chunk := os.read(self._pipe, 65536):
                self._events += chunk
        except BlockingIOError:
            pass
        *lines, self._events = self._events.split(b"\n")
        for event in map(json.loads, lines):
            if "line" in event:
                self.performance.ran.setdefault(event["file"], set()).add(event["line"])
            elif "ready" in event:
                self.up.add(event["ready"])
            else:
                self.performance.versions.add((event["sanic"], event["python"]))

    def note(self, kind: str, **more: Any) -> None:
        """Note what the runner does, on the clock of what it runs."""
        self.performance.recording.append({"pid": 0, "t": time.monotonic_ns(), "kind": kind, **more})

    def wait(self, until: Callable[[], bool], problem: str, rest: float | None = None) -> None:
        """Wait until something holds; with ``rest``, also until nothing has been printed for so many seconds.

        Raises StuckError with the problem when patience runs out, a terminal was killed, or the run is stopped.
        """
        start = heard = time.monotonic()
        while not until():
            if self.stop.is_set():
                raise StuckError("the run was stopped")
            if any(terminal.killed for terminal in self.terminals):
                raise StuckError("a program killed the terminal that it ran in")
            now = time.monotonic()
            if now - start > self.patience:
                raise StuckError(f"{problem} within {self.patience:g} seconds")
            if rest is not None and now - heard > rest:
                return
            ready = self._selector.select(timeout=0.2)
            for key, _ in ready:
                key.data()
                heard = time.monotonic()


class Part:
    """One terminal's part in a transcript: its commands, and how far it has come."""

    def __init__(self, stage: Stage, commands: list[Command], recording: bool) -> None:
        self.stage = stage
        self.commands = commands
        self.rest = REST if recording else None
        self.next = 0
        self.shown: list[list[str]] = []
        self.log: list[str] = []
        self.interrupted_at: int | None = None
        self.terminal = stage.open_terminal()

    @property
    def command(self) -> Command:
        return self.commands[self.next]

    @property
    def lines(self) -> list[str]:
        return without_chatter(self.terminal.lines, self.command.expected)

    @property
    def finished(self) -> bool:
        return self.next == len(self.commands)

    def is_server(self) -> bool:
        return any(
            "app.run(" in text and name in self.command.text.split() for name, text in self.stage.programs.items()
        )

    def open(self, last: bool) -> None:
        """Type until a command runs on: one that needs Ctrl-C, or, unless this is the last terminal, its last one."""
        while not self.finished:
            self.stage.note("typed", command=id(self.command), text=self.command.text)
            self.terminal.type(self.command.text)
            if self.command.interrupted or (not last and self.next == len(self.commands) - 1):
                if self.is_server():
                    self.await_server()
                else:
                    self.await_first_line()
                break
            self.await_end(f"`{self.command.text}` did not end")

    def close(self) -> None:
        """Play what is left: the end of the running command, Ctrl-C where the transcript has it, and what follows."""
        while not self.finished:
            if self.command.interrupted:
                self.interrupt()
            self.await_end(
                f"`{self.command.text}` did not stop after Ctrl-C"
                if self.command.interrupted
                else f"`{self.command.text}` did not end"
            )
            if not self.finished:
                self.open(last=True)

    def await_first_line(self) -> None:
        self.stage.wait(
            lambda: not self.terminal.running or bool(self.lines),
            f"`{self.command.text}` printed nothing and did not end",
        )

    def await_server(self) -> None:
        session = self.terminal.session
        self.stage.wait(
            lambda: not self.terminal.running or session in self.stage.up,
            f"`{self.command.text}`: the server did not start",
        )
        if session in self.stage.up:
            self.stage.note("up")
        elif self.command.interrupted:
            raise StuckError(f"`{self.command.text}`: the server ended before it was up")

    def interrupt(self) -> None:
        wanted = self.command.expected.index(CTRL_C)
        self.stage.wait(
            lambda: not self.terminal.running or len(self.lines) >= wanted,
            f"`{self.command.text}` did not print all lines that the page shows",
            self.rest,
        )
        if not self.terminal.running:
            raise StuckError(f"`{self.command.text}` ended before Ctrl-C")
        self.interrupted_at = len(self.lines)
        self.stage.note("interrupt")
        self.terminal.ctrl_c()

    def await_end(self, problem: str) -> None:
        self.stage.wait(lambda: not self.terminal.running, problem)
        if left := self.terminal.left_over(self.stage.patience):
            names = ", ".join(f"{process.pid} {process.name()}" for process in left)
            raise StuckError(f"`{self.command.text}` ended and left processes behind: {names}")
        self.stage.note("ended", command=id(self.command))
        self.stage.up.discard(self.terminal.session)
        self.take()
        self.next += 1

    def take(self) -> None:
        """Keep what the current command has printed."""
        lines = self.lines
        if self.interrupted_at is not None:
            lines.insert(self.interrupted_at, CTRL_C)
            self.interrupted_at = None
        self.shown.append(lines)
        self.log += [f"$ {self.command.text}", *self.terminal.lines]


def play(
    terminals: list[list[Command]],
    programs: dict[str, str],
    *,
    patience: float = 60.0,
    stop: threading.Event | None = None,
    recording: bool = False,
    timeline: bool = False,
    python: Path = Path(sys.executable),
) -> Performance:
    """Play a transcript in an empty folder that holds only the given programs (file name to text).

    Terminals are opened in order, each when the one before waits for the others: a server that is up, a command that
    has printed its first line, or the end. Then, from the last to the first, each is brought to its end. ``patience``
    is in seconds, for each single step; with ``timeline``, what the programs do is recorded. Never raises for what the
    programs do: see ``Performance.problem``.
    """
    with Stage(programs, patience, stop or threading.Event(), python, timeline) as stage:
        parts: list[Part] = []
        try:
            for commands in terminals:
                part = Part(stage, commands, recording)
                parts.append(part)
                part.open(last=len(parts) == len(terminals))
            for part in reversed(parts):
                part.close()
        except StuckError as stuck:
            stage.performance.problem = str(stuck)
            for part in parts:
                if not part.finished:
                    part.take()
        stage.performance.shown = [part.shown for part in parts]
        stage.performance.logs = [part.log for part in parts]
    return stage.performance
