"""The shape of a run: what happened in which order, without the milliseconds.

A recording (tests/proof/observe/record_timeline.py, and the runner's own notes of what it typed) holds one run as it
happened to happen. The shape holds what must be so in every run: each event stands at the least time of a logical clock
(Lamport's) that lies after all of its causes, and two events without a cause between them may stand at the same time.

Causes are: the order within a task; who created, woke or cancelled it; the event that it awaited; that the loop runs
what was scheduled first (first in, first out) and one step at a time; and that the runner types a command when the
one before has ended. What comes from outside, data and timers, is no cause, and how often a task waited for it in vain
is left out: that is what differs from run to run.
"""

import difflib
import json
import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Event = dict[str, Any]
#: Lanes of which more than this many are alike are shown as one.
ALIKE = 4
#: A run of more tasks has no picture: nobody could read it, and programs that start so many measure something else.
MOST = 3000
PROCESSES = ("main", "worker", "process")
#: What a lane does only while it runs.
DOES = {"waits", "creates", "dispatches", "wakes", "sets", "answers", "done", "failed", "cancelled", "ends"}


@dataclass
class Clock:
    """How far a thread of work has come: its time, and the steps that were scheduled and that ran before (bit sets)."""

    time: int = 0
    scheduled: int = 0
    ran: int = 0

    def join(self, *others: "Clock | None") -> None:
        for other in others:
            if other is not None:
                self.time = max(self.time, other.time)
                self.scheduled |= other.scheduled
                self.ran |= other.ran

    def copy(self) -> "Clock":
        return Clock(self.time, self.scheduled, self.ran)


@dataclass(eq=False)
class Lane:
    """A process, request, listener, task or job, and its events. ``line`` is where its code stands."""

    kind: str
    name: str
    process: "Lane | None" = None
    parent: "Lane | None" = None
    line: str | None = None
    visible: bool = True
    events: list[Event] = field(default_factory=list)
    running: bool = False
    over: bool = False
    times: int = 1
    command: int | None = None
    pinned: bool = False
    number: int = 0


@dataclass(eq=False)
class Thread:
    """A thread of work: a task, a job or a process. What runs inside a task lies on top of its own lane."""

    clock: Clock
    lanes: list[Lane]
    process: "Thread | None"
    pid: int
    origin: tuple[Lane, Event | None] | str | None = None
    step: int | None = None
    in_step: bool = False
    by_process: bool = False
    ended: Lane | None = None
    before: Clock | None = None
    started: Clock | None = None
    left: bool = False
    from_outside: bool = False
    alias: bool = False

    @property
    def base(self) -> Lane:
        return self.lanes[0]

    @property
    def lane(self) -> Lane:
        return self.lanes[-1]


@dataclass
class Wake:
    """A scheduled step: for which task, what the scheduler knew, which step it was in, and the event to blame."""

    clock: Clock
    step: int | None
    cause: Any


def where(at: list[Any] | None) -> str | None:
    return f"{at[0]}:{at[1]}" if at else None


class Shape:
    """Reads a recording, event by event, in the order in which things happened."""

    def __init__(self, recording: list[Event]) -> None:
        known = {0} | {event["pid"] for event in recording if event["kind"] == "process"}
        self.recording = sorted((event for event in recording if event["pid"] in known), key=lambda event: event["t"])
        self.threads: dict[tuple[int, Any], Thread] = {}
        self.wakes: dict[tuple[int, int], Wake] = {}
        self.ends: dict[int, Clock] = {}
        self.ended = 0
        self.bits: dict[tuple[int, int], int] = {}
        self.steps_of: dict[int, int] = defaultdict(int)
        self.events_set: dict[tuple[int, int], tuple[Thread, Event, int | None]] = {}
        self.spawned: dict[str, Clock] = {}
        self.acknowledged: list[Clock] = []
        self.inside: dict[tuple[int, int], tuple[Thread, Lane]] = {}
        self.lanes: list[Lane] = []
        self.runner = Clock()
        self.interrupted: Clock | None = None
        self.typed: dict[int, Clock] = {}
        self.texts: dict[int, str] = {}
        self.requests: list[tuple[Lane, Thread]] = []
        self.answered: dict[int, Clock] = {}
        self.kept = self.last_of_each_loop()

    # What the runner did

    def last_of_each_loop(self) -> set[int]:
        """The indices of requests to leave out: of a command that repeats until something holds, all but the last."""
        active: dict[int, str] = {}
        asked: dict[int, list[int]] = defaultdict(list)
        for index, event in enumerate(self.recording):
            if event["kind"] == "typed":
                active[event["command"]] = event["text"]
            elif event["kind"] == "ended":
                active.pop(event["command"], None)
            elif event["kind"] == "begin" and event["what"] == "request":
                for command, text in active.items():
                    if text.startswith(("until ", "while ")):
                        asked[command].append(index)
        return {index for indices in asked.values() for index in indices[:-1]}

    def on_up(self, _: Event) -> None:
        self.runner.join(*self.acknowledged)

    def on_typed(self, event: Event) -> None:
        self.typed[event["command"]] = self.runner.copy()
        self.texts[event["command"]] = event["text"]
        if event["text"].startswith("kill "):
            self.on_interrupt(event)

    def on_ended(self, event: Event) -> None:
        for lane, thread in self.requests:
            if lane.command == event["command"]:
                self.runner.join(self.answered.get(id(lane)) or thread.before or thread.clock)
        self.typed.pop(event["command"], None)

    def on_interrupt(self, _: Event) -> None:
        self.interrupted = self.runner.copy()

    def command_of(self, name: str) -> int | None:
        path = name.split()[-1].rstrip("/")
        asking = [number for number in self.typed if number in self.texts]
        return next(
            (number for number in reversed(asking) if path in self.texts[number]), asking[-1] if asking else None
        )

    # Processes

    def on_spawn(self, event: Event) -> None:
        process = self.threads.get((event["pid"], "process"))
        if process is None or event["name"].startswith("SyncManager"):
            return
        last = process.base.events[-1]
        if last["what"] != "spawns":  # workers that start together start at the same time
            self.happen(process, "spawns")
        self.spawned[event["name"]] = process.clock.copy()

    def on_process(self, event: Event) -> None:
        kind = "main" if event["parent"] is None else "process"
        name = ""
        if event["name"].startswith("Sanic-Server"):
            kind = "worker"
        elif kind == "process":
            name = event["name"].removeprefix("Sanic-").removesuffix("-0")
        clock = self.spawned.get(event["name"], Clock()).copy()
        parent = self.threads.get((event["parent"], "process"))
        lane = self.new_lane(kind, name, None, parent.base if parent else None)
        lane.line = where(event.get("target", {}).get("def"))
        thread = Thread(clock, [lane], None, event["pid"], in_step=True)
        thread.process = thread
        self.threads[event["pid"], "process"] = thread
        by = {"by": parent.base.events[-1]} if parent else {}
        self.happen(thread, "starts", **by)
        lane.running = True

    def on_ack(self, event: Event) -> None:
        self.acknowledged.append(self.threads[event["pid"], "process"].clock.copy())

    def on_ready(self, event: Event) -> None:
        main = self.threads[event["pid"], "process"]
        main.clock.join(*self.acknowledged)

    def on_phase(self, event: Event) -> None:
        process = self.threads[event["pid"], "process"]
        if event["name"] in ("before_server_stop", "main_process_stop"):
            self.catch_up(process)
            process.clock.join(self.interrupted)
        self.happen(process, "phase", name=event["name"])

    def on_exit(self, event: Event) -> None:
        process = self.threads.get((event["pid"], "process"))
        if process is not None and not process.base.over:
            self.catch_up(process)
            self.happen(process, "stops")
            process.base.over = True

    def on_kill(self, event: Event) -> None:
        """Sanic kills its workers, and itself with them."""
        main = self.threads[event["pid"], "process"]
        main.clock.join(self.interrupted)
        self.catch_up(main)
        for lane in self.lanes:
            if lane.kind in PROCESSES and not lane.over and main.base in (lane, lane.parent):
                lane.events.append({"at": main.clock.time + 1, "what": "killed"})
                lane.over = True

    def catch_up(self, process: Thread) -> None:
        """What a process does last, it does after all that went on in it, and in the processes that it started."""
        for thread in self.threads.values():
            if thread.pid == process.pid or thread.lane.parent is process.base:
                process.clock.join(thread.clock)

    # Tasks

    def on_task(self, event: Event) -> None:
        pid, by = event["pid"], self.by(event)
        visible = event["def"] is not None or event.get("signal", False)
        process = self.threads[pid, "process"]
        thread = Thread(Clock(), [], process, pid)
        self.threads[pid, event["task"]] = thread
        if by is None:
            thread.lanes = [self.new_lane("task", event["name"], process.base, process.base, visible)]
        elif event.get("handler") or (event["by"] == "process" and by.lane.kind == "listener"):
            thread.lanes, thread.alias = [by.lane], True
            thread.clock = by.clock.copy()
            if event.get("handler"):
                by.lane.kind = "websocket"
                self.requests = [(lane, thread if lane is by.lane else other) for lane, other in self.requests]
                by.lanes[-1] = Lane("hidden", "", process.base, visible=False)
            return
        else:
            kind = "signal" if event.get("signal") else "task"
            parent, cause = by.lane, None
            if not by.lane.visible:
                parent, cause = by.origin if isinstance(by.origin, tuple) else (process.base, None)
            lane = self.new_lane(kind, event["name"], process.base, parent, visible)
            lane.line = where(event["def"])
            thread.lanes = [lane]
            if visible and by.lane.visible and by.lane.kind not in PROCESSES:
                cause = self.happen(by, "dispatches" if kind == "signal" else "creates", line=where(event["at"]))
            elif not visible:
                thread.origin = (by.lane, by.lane.events[-1]) if by.lane.visible and by.lane.events else by.origin
                thread.by_process = event["by"] == "process"
            thread.clock = by.clock.copy()
            if visible:
                if cause is None:
                    thread.clock.time += 1
                lane.events.append(
                    {
                        "at": thread.clock.time,
                        "what": "created",
                        "line": where(event["at"]),
                        **({"by": cause} if cause else {}),
                    }
                )

    def by(self, event: Event) -> Thread | None:
        """Who did it; None for the loop's own callbacks."""
        thread = self.threads.get((event["pid"], event["by"]))
        if event["by"] == "process" and thread is not None:
            opened = [
                lane for (pid, _), (_, lane) in self.inside.items() if pid == event["pid"] and lane.kind == "listener"
            ]
            if opened and thread.lane is not opened[-1]:
                return Thread(thread.clock, [opened[-1]], thread, thread.pid, in_step=True)
        return thread

    def on_wake(self, event: Event) -> None:
        pid, number = event["pid"], event["wake"]
        task, by = self.threads[pid, event["task"]], self.by(event)
        bit = self.bits[pid, number] = 1 << len(self.bits)
        self.steps_of[pid] |= bit
        cause: Any = event["by"] if event["by"] == "disconnect" else None
        if by is not None and event["by"] != event["task"]:
            if not by.lane.visible:
                cause = by.origin
            elif event["on"] is not None and event["on"] == event["by"]:
                cause = by  # its end, which comes next
            elif task.lane.visible and task.lane.events and by.in_step and self.has_run(task):
                last = by.lane.events[-1]
                if last["what"] not in ("sets", "wakes", "cancels") or last.get("line") != where(event["at"]):
                    last = self.happen(by, "wakes", line=where(event["at"]))
                cause = (by.lane, last)
            elif by.lane.events:
                cause = (by.lane, by.lane.events[-1])
        if by is not None:
            by.clock.scheduled |= bit
            self.wakes[pid, number] = Wake(by.clock.copy(), by.step, cause)
        else:
            self.wakes[pid, number] = Wake(Clock(), None, cause)

    @staticmethod
    def has_run(task: Thread) -> bool:
        return any(event["what"] != "created" for event in task.lane.events)

    def on_run(self, event: Event) -> None:
        pid = event["pid"]
        task, wake = self.threads[pid, event["task"]], self.wakes[pid, event["wake"]]
        bit = self.bits[pid, event["wake"]]
        if not task.left:
            task.before = None if isinstance(wake.cause, (Thread, tuple)) else task.clock.copy()
            task.left = event["cancelled"] or wake.cause == "disconnect"
        task.clock.join(wake.clock, self.ends.get(wake.step) if wake.step is not None else None)
        task.clock.scheduled |= bit
        self.in_order(task, bit)
        task.step, task.in_step = bit, True
        cause = wake.cause
        if isinstance(cause, Thread):
            cause = (cause.lane, cause.lane.events[-1]) if cause.lane.events else None
        lane = task.lane
        if "named" in event and lane.kind == "task" and not re.fullmatch(r"Task-\d+", event["named"]):
            lane.name = f'{lane.name} "{event["named"]}"'
        if not lane.visible:
            task.origin = cause if cause is not None else task.origin if task.by_process else None
            return
        if lane.over or not self.has_run(task):
            return
        task.from_outside = not isinstance(cause, tuple)
        foreign = cause is not None and not (isinstance(cause, tuple) and cause[0] is lane)
        if cause is None and event["cancelled"] and self.interrupted is not None:
            cause, foreign = "stop", True
            task.clock.join(self.interrupted)
        if not lane.running and foreign:
            by = {"by": cause if isinstance(cause, str) else cause[1]}
            if event["cancelled"]:
                by["cancelled"] = True
                if isinstance(cause, tuple) and cause[1]["what"] == "wakes":
                    cause[1]["what"] = "cancels"
            lane.running = True
            self.happen(task, "runs", **by)

    def in_order(self, task: Thread, own: int = 0) -> None:
        """All that the loop was given before has run before."""
        while missing := task.clock.scheduled & ~task.clock.ran & ~own & self.steps_of[task.pid] & self.ended:
            latest = 1 << missing.bit_length() - 1  # it knows most of what ran before it
            task.clock.join(self.ends[latest])

    def on_rest(self, event: Event) -> None:
        task = self.threads[event["pid"], event["task"]]
        lane, state = task.lane, event["state"]
        if state == "waits":
            if event["at"] is not None and lane.visible and not lane.over:
                if lane.running:
                    self.happen(task, "waits", line=where(event["at"]))
                    lane.running = False
                elif lane.events and lane.events[-1]["what"] == "waits":
                    lane.events[-1]["line"] = where(event["at"])
                elif not self.has_run(task):
                    self.happen(task, "waits", line=where(event["at"]))
                    lane.running = False
        elif lane.visible and not lane.over and lane.kind not in ("request", *PROCESSES):
            if not (task.alias and lane.kind == "listener"):
                if state == "cancelled" and task.from_outside:
                    self.after_client(task)
                more = {"error": event["error"]} if "error" in event else {}
                self.happen(task, state, **more)
                lane.over = True
        elif task.ended is not None and task.ended.kind == "task" and state in ("failed", "cancelled"):
            task.ended.events[-1].update({"what": state} | ({"error": event["error"]} if "error" in event else {}))
        if task.step is not None:
            task.clock.ran |= task.step
            self.ends[task.step] = task.clock.copy()
            self.ended |= task.step
        task.step, task.in_step, task.ended = None, False, None
        if task.by_process or (task.alias and lane.kind == "listener"):
            process = task.process
            if process is not None:
                process.clock.join(task.clock)
                if any(event.get("name") == "after_server_start" for event in process.base.events):
                    process.started = process.clock.copy()

    def after_client(self, task: Thread) -> None:
        """A task that ends because its client has left ends after what the client has seen of its connection."""
        for lane, thread in self.requests:
            if lane is task.lane.parent and lane.kind == "websocket":
                task.clock.join(thread.before or thread.clock)

    def on_collected(self, event: Event) -> None:
        task = self.threads.get((event["pid"], event["task"]))
        if task is not None and task.lane.visible and not task.lane.over and not self.stopping(task):
            by = self.by(event)
            task.clock.join(by.clock if by else None)
            self.happen(task, "collected")
            task.lane.over = True
            if by:
                by.clock.join(task.clock)

    def stopping(self, task: Thread) -> bool:
        process = task.process
        return process is None or any(event.get("name") == "after_server_stop" for event in process.base.events)

    # What runs inside a task

    def on_begin(self, event: Event) -> None:
        pid = event["pid"]
        process = self.threads[pid, "process"]
        thread = process if event["task"] == "process" else self.threads[pid, event["task"]]
        what = event["what"]
        if what == "request" and event["index"] in self.kept:
            lane = self.new_lane("request", event["name"], process.base, process.base, visible=False)
        elif what == "listener" and event["at"] is None:
            lane = process.base
        else:
            lane = self.new_lane(what, event["name"], process.base, process.base)
            lane.line = where(event["at"])
        if what == "request":
            lane.command = self.command_of(event["name"])
            if lane.command is not None:
                lane.pinned = self.texts[lane.command].startswith(("until ", "while "))
                thread.clock.join(self.typed[lane.command], process.started)
                self.in_order(thread)
            self.requests.append((lane, thread))
        self.inside[pid, event["lane"]] = (thread, lane)
        thread.lanes.append(lane)
        if lane is not process.base and lane.visible:
            self.happen(thread, "created" if what == "task" else "begins")
            lane.running = what != "task"

    def on_routed(self, event: Event) -> None:
        _, lane = self.inside[event["pid"], event["lane"]]
        lane.line = where(event["def"])

    def on_end(self, event: Event) -> None:
        thread, lane = self.inside.pop((event["pid"], event["lane"]))
        if lane.visible and not lane.over and lane.kind not in PROCESSES:
            thread.lanes[-1] = lane
            if lane.events[-1]["what"] == "answers":
                lane.events[-1]["what"] = "ends"
            else:
                self.happen(thread, "done" if lane.kind == "task" else "ends")
            lane.over = True
            thread.ended = lane
        thread.lanes.pop()

    def on_answer(self, event: Event) -> None:
        thread = self.threads[event["pid"], event["by"]]
        if thread.lane.kind == "request" and thread.lane.visible:
            self.happen(thread, "answers", status=event["status"])
            self.answered[id(thread.lane)] = thread.clock.copy()

    # Events of asyncio

    def on_set(self, event: Event) -> None:
        thread = self.threads[event["pid"], event["by"]]
        if thread.lane.visible:
            happened = self.happen(thread, "sets", line=where(event["at"]))
            self.events_set[event["pid"], event["event"]] = thread, happened, thread.step

    def on_await(self, event: Event) -> None:
        thread = self.threads[event["pid"], event["by"]]
        found = self.events_set.get((event["pid"], event["event"]))
        if not event["set"] or found is None or not thread.lane.visible:
            return
        setter, happened, step = found
        if setter is thread or step is None or thread.clock.ran & step or step not in self.ends:
            return
        self.happen(thread, "waits", line=where(event["at"]))
        thread.clock.join(self.ends[step])
        thread.lane.running = True
        self.happen(thread, "runs", by=happened)

    # Jobs of threads and of pools of processes

    def on_job(self, event: Event) -> None:
        by = self.by(event)
        process = self.threads[event["pid"], "process"]
        visible = event["def"] is not None
        lane = self.new_lane(event["what"], event["name"], process.base, by.lane if by else process.base, visible)
        lane.line = where(event["def"])
        thread = Thread(Clock(), [lane], process, event["pid"])
        self.threads[event["pid"], event["job"]] = thread
        if by is not None:
            more: Event = {}
            if visible and by.lane.visible:
                more["by"] = self.happen(by, "creates", line=where(event["at"]))
            thread.clock = by.clock.copy()
            if visible:
                lane.events.append({"at": thread.clock.time, "what": "created", "line": where(event["at"]), **more})

    def on_job_begin(self, event: Event) -> None:
        thread = self.threads.get((event["pid"], event["job"]))
        if thread is not None and thread.lane.visible and not thread.lane.running:
            thread.lane.running = True
            self.happen(thread, "runs")

    def on_job_end(self, event: Event) -> None:
        thread = self.threads.get((event["pid"], event["job"]))
        if thread is not None and thread.lane.visible:
            if not thread.lane.running:
                self.on_job_begin(event)
            self.happen(thread, event["state"])
            thread.lane.over = True

    # The picture's lanes

    def new_lane(self, kind: str, name: str, process: Lane | None, parent: Lane | None, visible: bool = True) -> Lane:
        lane = Lane(kind, name, process, parent, visible=visible)
        if visible:
            self.lanes.append(lane)
        return lane

    def happen(self, thread: Thread, what: str, **more: Any) -> Event:
        """Something happens on the lane of a thread, a tick after all that it knows of."""
        lane = thread.lane
        if what in DOES and not lane.running and lane.kind not in PROCESSES:
            lane.running = True
            self.happen(thread, "runs")
        thread.clock.time += 1
        event = {"at": thread.clock.time, "what": what} | {
            name: value for name, value in more.items() if value is not None
        }
        lane.events.append(event)
        return event

    def read(self) -> list[Lane]:
        for index, event in enumerate(self.recording):
            handler = getattr(self, f"on_{event['kind']}", None)
            if handler is not None:
                handler({**event, "index": index})
        return self.lanes


# What is kept


def shape(recording: list[Event]) -> list[Event]:
    """The lanes of a recording, in the order of the picture, as they are written to a ``.timeline`` file.

    Times are consecutive numbers from 0; ``of`` is the index of the lane from which a lane comes, and ``by`` of an
    event the index of a lane and a time: its cause. A run without a server has no lanes, nor has one of more than
    ``MOST`` tasks.
    """
    if sum(event["kind"] == "task" for event in recording) > MOST:
        return []
    lanes = Shape(recording).read()
    if all(lane.kind == "main" for lane in lanes):
        return []
    set_apart(lanes)
    prune(lanes)
    lanes = in_order(lanes)
    prune(lanes)
    return as_data(lanes)


def set_apart(lanes: list[Lane]) -> None:
    """Which of several workers gets a request is up to the system; where nothing comes of it, none is named."""
    workers = [lane for lane in lanes if lane.kind == "worker"]
    parents = {id(lane.parent) for lane in lanes}
    effects = [event for lane in lanes for event in lane.events if isinstance(event.get("by"), dict)]
    linked = {id(event) for event in effects} | {id(event["by"]) for event in effects}
    for lane in lanes:
        alone = id(lane) not in parents and not any(id(event) in linked for event in lane.events)
        siblings = [worker for worker in workers if lane.process and worker.parent is lane.process.parent]
        if lane.kind == "request" and not lane.pinned and len(siblings) > 1 and alone and lane.process:
            lane.parent, lane.process = lane.process.parent, None


def prune(lanes: list[Lane]) -> None:
    """Leave out what was done to lanes that are not shown."""
    causes = {id(event["by"]) for lane in lanes for event in lane.events if isinstance(event.get("by"), dict)}
    for lane in lanes:
        lane.events = [
            event
            for event in lane.events
            if event["what"] not in ("creates", "dispatches", "wakes", "cancels", "sets", "spawns")
            or id(event) in causes
        ]


def in_order(lanes: list[Lane]) -> list[Lane]:
    """Each lane behind the one that it comes from; of many that are alike, the first alone."""
    children: dict[int, list[Lane]] = defaultdict(list)
    owner = {id(event): lane for lane in lanes for event in lane.events}
    for lane in lanes:
        children[id(lane.parent)].append(lane)

    def signature(lane: Lane) -> str:
        events = [
            (
                event["what"],
                event.get("line"),
                event.get("error"),
                event.get("status"),
                owner[id(event["by"])].kind + generic(owner[id(event["by"])].name)
                if isinstance(event.get("by"), dict) and id(event["by"]) in owner
                else event.get("by"),
            )
            for event in lane.events
        ]
        return repr((lane.kind, generic(lane.name), lane.line, events, sorted(map(signature, children[id(lane)]))))

    def first_use(lane: Lane) -> int:
        """Of several workers, the one that is used first comes first."""
        if lane.kind != "worker":
            return 0
        return min((child.events[0]["at"] for child in children[id(lane)] if child.kind in ASKED), default=1 << 30)

    def place_below(lane: Lane) -> int:
        """What a process does stands before the processes that it started, and the requests of any worker last."""
        if lane.kind in PROCESSES:
            return 1
        return 2 if lane.kind == "request" and lane.process is None else 0

    def walk(lane: Lane) -> list[Lane]:
        found = [lane]
        rows = [(child, signature(child)) for child in children[id(lane)] if child.events]
        rows.sort(key=lambda row: (place_below(row[0]), first_use(row[0]), row[0].events[0]["at"], row[1]))
        groups: dict[str, list[Lane]] = defaultdict(list)
        for child, text in rows:
            groups[text].append(child)
        for child, text in rows:
            alike = groups[text]
            if len(alike) <= ALIKE or child is alike[0]:
                if len(alike) > ALIKE:
                    child.times = len(alike)
                    child.name = common(alike)
                found += walk(child)
        return found

    return [lane for top in children[id(None)] for lane in walk(top)]


ASKED = ("request", "websocket")


def generic(name: str) -> str:
    """A name without what tells apart those that are made in great number: numbers and ids."""
    return re.sub(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d+", "…", name)


def common(lanes: list[Lane]) -> str:
    """The lanes' name, with ``…`` for what differs."""
    names = {lane.name for lane in lanes}
    return names.pop() if len(names) == 1 else generic(lanes[0].name)


def as_data(lanes: list[Lane]) -> list[Event]:
    times = sorted({event["at"] for lane in lanes for event in lane.events})
    tick = {time: number for number, time in enumerate(times)}
    index = {id(lane): number for number, lane in enumerate(lanes)}
    place = {id(event): [index[id(lane)], tick[event["at"]]] for lane in lanes for event in lane.events}
    workers = [lane for lane in lanes if lane.kind == "worker"]
    found = []
    for lane in lanes:
        data: Event = {"kind": lane.kind, "name": generic_id(lane.name)}
        if lane.kind == "worker" and len(workers) > 1:
            data["name"] = str(workers.index(lane) + 1)
        if lane.parent is not None and id(lane.parent) in index:
            data["of"] = index[id(lane.parent)]
        if lane.times > 1:
            data["times"] = lane.times
        if lane.line:
            data["line"] = lane.line
        data["events"] = [
            event
            | {"at": tick[event["at"]]}
            | ({"by": place.get(id(event["by"]))} if isinstance(event.get("by"), dict) else {})
            for event in lane.events
        ]
        found.append(data)
    return found


def generic_id(name: str) -> str:
    return re.sub(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", "…", name)


def dumps(lanes: list[Event]) -> str:
    """The text of a ``.timeline`` file: JSON, an event a line."""
    rows = []
    for lane in lanes:
        head = json.dumps({name: value for name, value in lane.items() if name != "events"}, ensure_ascii=False)
        events = ",\n".join("   " + json.dumps(event, ensure_ascii=False) for event in lane["events"])
        rows.append(f' {head[:-1]}, "events": [\n{events}\n ]}}')
    return "[\n" + ",\n".join(rows) + "\n]\n"


def write(path: Path, lanes: list[Event]) -> None:
    """Write a ``.timeline`` file; a run without a server has none."""
    if lanes:
        path.write_text(dumps(lanes))
    else:
        path.unlink(missing_ok=True)


def told(lanes: list[Event], times: bool) -> list[str]:
    """A timeline in words, an event a line, with or without its time."""
    found = []
    for lane in lanes:
        name = f"{lane['kind']} {lane['name']}".rstrip() + (f" x {lane['times']}" if "times" in lane else "")
        for event in lane["events"]:
            more = [str(event[key]) for key in ("name", "status", "error") if key in event]
            if isinstance(event.get("by"), list):
                cause = lanes[event["by"][0]]
                more.append(f"by {cause['kind']} {cause['name']}".rstrip())
            elif "by" in event:
                more.append(f"by {event['by']}")
            at = f"{event['at']:3} " if times else ""
            line = event.get("line") or lane.get("line")
            found.append(" ".join([f"{at}{name}: {event['what']}", *more]) + (f"  ({line})" if line else ""))
    return found


def differences(path: Path, lanes: list[Event]) -> str:
    """What of a run is not as its file says, or an empty string."""
    if not lanes and not path.exists():
        return ""
    if not path.exists():
        return f"there is no {path.name}; run `nox -s update -- {path.stem}`"
    recorded = json.loads(path.read_text())
    if recorded == json.loads(json.dumps(lanes)):
        return ""
    for times in False, True:
        rows = difflib.unified_diff(told(recorded, times), told(lanes, times), "recorded", "this run", "", "", 2, "")
        if found := "\n".join(rows):
            kind = "the same happened in another order" if times else "something else happened"
            return f"{path.name}: {kind}\n{found}"
    return f"{path.name} is out of date; run `nox -s update -- {path.stem}`"
