"""Record what a Sanic application does, without a change to it: processes, phases, requests, tasks, signals, threads.

    python record_timeline.py app.py             runs app.py with this Python
    python record_timeline.py uv run app.py      runs any command that starts the application

and writes ``timeline.json`` when the application has stopped, in the Chrome trace event format: open it on
https://ui.perfetto.dev. Python 3.10 to 3.13, asyncio's event loop and uvloop.

How it works: asyncio runs a task in steps, and schedules each step with ``loop.call_soon``. That one method, watched,
shows who is created, woken or cancelled by whom, and how long each step takes. A coroutine is never wrapped, so
tracebacks and warnings stay what they are. Every process appends its events, one JSON object a line, to the file that
``TIMELINE_EVENTS`` names; what lies in the folder ``TIMELINE_FOLDER`` counts as the application's own code.
"""

import atexit
import functools
import importlib.abc
import importlib.util
import itertools
import json
import os
import sys
import threading
import time
import weakref

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType
    from typing import Any

EVENTS = "TIMELINE_EVENTS"
FOLDER = "TIMELINE_FOLDER"
#: What runs at the moment in this thread: the number of a task or job, or None; and events to be written in one go.
here = threading.local()
numbers = itertools.count(1)


class Journal:
    """The file of events, the folder whose code is the application's own, and asyncio once it has been imported."""

    file = -1
    folder = ""
    asyncio: "Any" = None


# Writing


def write(kind, **fields):
    """Note an event, with the process and the time in nanoseconds of the clock that all processes share."""
    event = {"pid": os.getpid(), "t": time.monotonic_ns(), "kind": kind, **fields}
    pending = getattr(here, "pending", None)
    if pending is None:
        os.write(Journal.file, json.dumps(event).encode() + b"\n")
    else:
        pending.append(event)


def flush():
    lines, here.pending = here.pending, None
    os.write(Journal.file, "".join(json.dumps(event) + "\n" for event in lines).encode())


def who():
    """What runs now: a task or a job; ``"process"`` for code outside of the loop; None for the loop's own callbacks."""
    owner = getattr(here, "owner", None)
    if owner is None and Journal.asyncio._get_running_loop() is None:
        return "process"
    return owner


# Places in the application's own code


def place(file, line):
    """File and line, or None for code that is not the application's."""
    if file.startswith(Journal.folder) and "site-packages" not in file:
        return [file[len(Journal.folder) :], line]
    return None


def caller():
    """The innermost line of the application's own code that is running, or None."""
    frame: FrameType | None = sys._getframe(2)
    while frame is not None:
        if found := place(frame.f_code.co_filename, frame.f_lineno):
            return found
        frame = frame.f_back
    return None


def function(work):
    """Name and place of a coroutine or a callable, whatever is wrapped around it."""
    while isinstance(work, functools.partial):
        work = work.args[0] if work.args and "_websocket_handler" in repr(work.func) else work.func
    work = getattr(work, "__wrapped__", work)
    code = next(
        (code for name in ("cr_code", "gi_code", "ag_code", "__code__") if (code := getattr(work, name, None))), None
    )
    name = getattr(work, "__qualname__", type(work).__qualname__).replace("<locals>.", "")
    return {"name": name, "def": place(code.co_filename, code.co_firstlineno) if code else None}


def waiting(coroutine):
    """The innermost line of the application's own code at which a coroutine waits, or None."""
    found = None
    while coroutine is not None:
        frame = getattr(coroutine, "cr_frame", None) or getattr(coroutine, "gi_frame", None)
        if frame is not None:
            found = place(frame.f_code.co_filename, frame.f_lineno) or found
        coroutine = getattr(coroutine, "cr_await", None) or getattr(coroutine, "gi_yieldfrom", None)
    return found


# Tasks


class Known:
    """What is known of a task: its number, how often it was cancelled, and what runs inside it, such as a request."""

    def __init__(self, task):
        self.number = next(numbers)
        self.cancels = 0
        self.started = False
        self.over = False
        self.before_run = False
        self.inside = []
        key = id(task)
        self.task = weakref.ref(task, lambda _: self.gone(key))

    def gone(self, key):
        known.pop(key, None)
        if not self.over:
            write("collected", task=self.number, by=who())

    def settle(self):
        """Note the end of what ran inside and has ended: its coroutine is finished or gone."""
        while self.inside:
            lane, reference, request = self.inside[-1]
            if request is not None and (route := getattr(request(), "route", None)) is not None:
                write("routed", lane=lane, **function(route.handler))
                self.inside[-1] = (lane, reference, None)
            coroutine = reference()
            if coroutine is not None and coroutine.cr_frame is not None:
                break
            self.inside.pop()
            write("end", lane=lane)


known: dict[int, Known] = {}
#: Signals that the application's own code handles, and the lines that added tasks before the run.
handled: set[str] = set()
added_early: dict[str, list[object] | None] = {}
#: The numbers of jobs of threads and pools that are not over.
unfinished: set[int] = set()


def created(task):
    found = known[id(task)] = Known(task)
    coroutine = task.get_coro()
    frame = getattr(coroutine, "cr_frame", None)
    told = function(coroutine)
    if told["name"] == "Sanic._prep_task.do":
        told = function(frame.f_locals["task"])
    elif told["name"] == "SignalRouter._dispatch":
        event = frame.f_locals["event"]
        found.before_run = event.startswith("sanic.delayed_task.")
        if event in handled:
            told = {"name": event, "def": None, "signal": True}
    if maker() == "_websocket_handler":
        told["handler"] = True
    write("task", task=found.number, by=who(), at=caller(), **told)
    return found


def maker():
    """The name of the function that creates a task, asyncio's own aside."""
    frame: FrameType | None = sys._getframe(4)
    while frame is not None and "asyncio" in frame.f_code.co_filename:
        frame = frame.f_back
    return frame.f_code.co_name if frame is not None else None


def current():
    """What is known of the task that is running, with the ends of what ran inside it noted."""
    task = Journal.asyncio.current_task() if Journal.asyncio._get_running_loop() is not None else None
    found = known.get(id(task)) if task is not None else None
    if found:
        found.settle()
    return found


def enter(coroutine, what, name, at=None, request=None):
    """Note that a request, a listener or a task added before the run begins inside the running task."""
    found = current()
    if found is not None:
        lane = next(numbers)
        write("begin", lane=lane, task=found.number, what=what, name=name, at=at)
        found.inside.append((lane, weakref.ref(coroutine), weakref.ref(request) if request is not None else None))
    return coroutine


class Step:
    """One step of a task, scheduled."""

    def __init__(self, callback, task, woken_by):
        self.callback = callback
        self.__self__ = task
        self.wake = next(numbers)
        found = known.get(id(task)) or created(task)
        by = current()
        write(
            "wake",
            wake=self.wake,
            task=found.number,
            by=by.number if by else who(),
            at=caller(),
            on=getattr(known.get(id(woken_by)), "number", None),
        )

    def __repr__(self):
        return repr(self.callback)

    def __call__(self, *args):
        task = self.__self__
        found = known.get(id(task)) or created(task)
        here.owner, here.pending = found.number, []
        cancels = task.cancelling() if hasattr(task, "cancelling") else found.cancels
        if args and not hasattr(task, "cancelling"):
            cancels += args[0].cancelled() and not isinstance(args[0], Journal.asyncio.Task)
        event = {"task": found.number, "wake": self.wake, "cancelled": cancels > found.cancels}
        if not found.started:
            event["named"] = task.get_name()
        found.started, found.cancels = True, cancels
        write("run", **event)
        try:
            self.callback(*args)
        finally:
            found.settle()
            found.over = task.done()
            if not found.over:
                write("rest", task=found.number, state="waits", at=waiting(task.get_coro()))
            elif task.cancelled():
                write("rest", task=found.number, state="cancelled")
            elif task._exception is not None:  # .exception() would mark it as retrieved
                write("rest", task=found.number, state="failed", error=type(task._exception).__name__)
            else:
                write("rest", task=found.number, state="done")
            here.owner = None
            flush()
            # From Python 3.12 on the traceback of a failure keeps this frame, which must not keep the task in its turn.
            del self, task, args


class Carried:
    """A callback of the loop, on behalf of who scheduled it."""

    def __init__(self, callback, owner):
        self.callback = callback
        self.owner = owner
        self.__self__ = getattr(callback, "__self__", None)

    def __repr__(self):
        return repr(self.callback)

    def __call__(self, *args):
        before, here.owner = getattr(here, "owner", None), self.owner
        try:
            return self.callback(*args)
        finally:
            here.owner = before


def is_step(callback):
    return isinstance(getattr(callback, "__self__", None), Journal.asyncio.Task) and (
        type(callback).__name__ == "TaskStepMethWrapper"
        or getattr(callback, "__name__", "") in ("task_wakeup", "__step", "__wakeup")
    )


def watched(schedule):
    @functools.wraps(schedule)
    def scheduled(self, callback, *args, context=None):
        if is_step(callback):
            callback = Step(callback, callback.__self__, args[0] if args else None)
        elif isinstance(owner := who(), int):
            callback = Carried(callback, owner)
        return schedule(self, callback, *args, context=context)

    return scheduled


def watch_loop(loop):
    loop.call_soon = watched(loop.call_soon)
    loop.call_soon_threadsafe = watched(loop.call_soon_threadsafe)


def watch_events(event):
    """Note who sets and who awaits an event: a waiter that finds it set already depends on who set it all the same."""
    set_, wait = event.set, event.wait

    @functools.wraps(set_)
    def set_and_tell(self):
        if not self.is_set() and place(sys._getframe(1).f_code.co_filename, 0) and (by := current()):
            write("set", event=id(self), by=by.number, at=caller())
        return set_(self)

    @functools.wraps(wait)
    def wait_and_tell(self):
        if place(sys._getframe(1).f_code.co_filename, 0) and (by := current()):
            write("await", event=id(self), by=by.number, set=self.is_set(), at=caller())
        return wait(self)

    event.set, event.wait = set_and_tell, wait_and_tell


# Threads and pools of processes


def watch_callbacks(future):
    """Call what follows a job on its behalf, in whatever thread: the loop's own where the job was over at once."""
    add = future.add_done_callback

    @functools.wraps(add)
    def add_done_callback(self, callback):
        job = getattr(self, "recorded", None)
        return add(self, callback if job is None else functools.partial(on_behalf, job, callback))

    future.add_done_callback = add_done_callback


def on_behalf(job, callback, future):
    end_job(job, future)
    before, here.owner = getattr(here, "owner", None), job
    try:
        return callback(future)
    finally:
        here.owner = before


def end_job(job, future):
    try:
        unfinished.remove(job)
    except KeyError:  # told before
        return
    write("job_end", job=job, state="failed" if not future.cancelled() and future.exception() else "done")


def watch_jobs(item, what):
    """Note jobs of an executor: given by whom, begun, done. ``item`` is the executor's class of jobs."""
    init = item.__init__

    @functools.wraps(init)
    def init_and_tell(self, future, fn, *args, **kwargs):
        init(self, future, fn, *args, **kwargs)
        work = fn[0] if isinstance(fn, tuple) else fn
        if isinstance(work, functools.partial) and work.args:  # asyncio.to_thread: partial(context.run, function)
            work = work.args[0]
        job = next(numbers)
        by = current()
        write("job", job=job, what=what, by=by.number if by else who(), at=caller(), **function(work))

        unfinished.add(job)
        self.recorded = future.recorded = job
        future.add_done_callback(functools.partial(end_job, job))

    item.__init__ = init_and_tell
    if what == "thread":
        run = item.run

        @functools.wraps(run)
        def run_and_tell(self, *args):
            here.owner = self.recorded
            write("job_begin", job=self.recorded)
            try:
                return run(self, *args)
            finally:
                here.owner = None

        item.run = run_and_tell


# Processes


def watch_processes(process):
    start, bootstrap = process.start, process._bootstrap

    @functools.wraps(start)
    def start_and_tell(self):
        write("spawn", name=self.name)
        return start(self)

    @functools.wraps(bootstrap)
    def bootstrap_and_tell(self, *args, **kwargs):
        if "SyncManager" in self.name:
            return bootstrap(self, *args, **kwargs)
        known.clear()
        here.owner = here.pending = None
        target = {"target": function(self._target)} if self._target else {}
        write("process", name=self.name, parent=os.getppid(), session=os.getsid(0), **target)
        try:
            return bootstrap(self, *args, **kwargs)
        finally:
            write("exit")

    process.start, process._bootstrap = start_and_tell, bootstrap_and_tell


# Sanic

PHASES = {
    ("init", "before"): "before_server_start",
    ("init", "after"): "after_server_start",
    ("shutdown", "before"): "before_server_stop",
    ("shutdown", "after"): "after_server_stop",
}


def instead(owner, name, make):
    """Replace a method, where this release of Sanic has it, by what ``make`` makes of it."""
    method = getattr(owner, name, None)
    if method is not None:
        kind = type(owner.__dict__.get(name))
        made = functools.wraps(method)(make(method))
        setattr(owner, name, kind(made) if kind in (staticmethod, classmethod) else made)


def before(tell):
    """For ``instead``: first call ``tell`` with the method's arguments, then the method."""
    return lambda method: lambda *args, **kwargs: (tell(*args, **kwargs), method(*args, **kwargs))[1]


def tell_answer(_, response, *__, **___):
    if found := current():
        write("answer", by=found.number, status=getattr(response, "status", None))


def recorded_request(method):
    def handle_request(self, request, *args, **kwargs):
        coroutine = method(self, request, *args, **kwargs)
        return enter(coroutine, "request", f"{request.method} {request.path}", request=request)

    return handle_request


def recorded_listener(method):
    def listener_and_tell(app, loop, listener):
        told = function(listener)
        return enter(method(app, loop, listener), "listener", told["name"], told["def"])

    return listener_and_tell


def recorded_early_task(method):
    def prep_task(cls, task, *args, **kwargs):
        coroutine = method(task, *args, **kwargs)
        found = current()
        if found is not None and found.before_run:
            enter(coroutine, "task", function(task)["name"], added_early.get(function(task)["name"]))
        return coroutine

    return prep_task


def recorded_phase(method):
    def server_event(self, concern, action, *args, **kwargs):
        write("phase", name=PHASES[concern, action])
        return method(self, concern, action, *args, **kwargs)

    return server_event


def recorded_main_phase(method):
    def trigger_events(events, loop, app=None, **kwargs):
        name = next((name for name, listeners in getattr(app, "listeners", {}).items() if listeners is events), None)
        if name is not None:
            write("phase", name=name)
        return method(one_by_one(events) if events else events, loop, app, **kwargs)

    return trigger_events


def one_by_one(listeners):
    for listener in listeners:
        lane = next(numbers)
        told = function(listener)
        write("begin", lane=lane, task="process", what="listener", name=told["name"], at=told["def"])
        yield listener
        write("end", lane=lane)


def lost(method):
    def connection_lost(self, *args):
        outer, here.owner = getattr(here, "owner", None), "disconnect"
        try:
            return method(self, *args)
        finally:
            here.owner = outer

    return connection_lost


def tell_signal(_, event, *__, **___):
    event = str(getattr(event, "value", event))
    if event.startswith("sanic.delayed_task."):
        frame: FrameType | None = sys._getframe(2)
        while frame is not None and "task_name" not in frame.f_locals:
            frame = frame.f_back
        if frame is not None:
            added_early[function(frame.f_locals["task"])["name"]] = caller()
    elif place(sys._getframe(2).f_code.co_filename, 0) or caller():
        handled.add(event)


def watch_sanic(sanic):
    import asyncio
    import concurrent.futures.thread
    import multiprocessing.process

    Journal.asyncio = asyncio
    process = multiprocessing.current_process()
    if "SyncManager" in process.name:  # holds Sanic's states of workers, runs nothing of the application
        return
    app = sanic.Sanic
    modules = sys.modules
    watch_processes(multiprocessing.process.BaseProcess)
    watch_loop(asyncio.base_events.BaseEventLoop)
    after("uvloop", lambda uvloop: watch_loop(uvloop.Loop))
    watch_events(asyncio.Event)
    watch_callbacks(concurrent.futures.Future)
    watch_jobs(concurrent.futures.thread._WorkItem, "thread")
    after("concurrent.futures.process", lambda pools: watch_jobs(pools._WorkItem, "pool"))
    instead(app, "handle_request", recorded_request)
    instead(modules["sanic.touchup"].TouchUp, "run", recorded_touchup)
    instead(app, "_listener", recorded_listener)
    instead(app, "_prep_task", recorded_early_task)
    instead(app, "_server_event", recorded_phase)
    instead(app, "signal", before(tell_signal))
    startup = modules.get("sanic.mixins.startup")
    if startup:
        instead(startup, "trigger_events", recorded_main_phase)
    instead(modules["sanic.http"].Http, "respond", before(tell_answer))
    for name in "base_protocol.SanicProtocol", "websocket_protocol.WebSocketProtocol":
        module, _, protocol = name.partition(".")
        if found := modules.get(f"sanic.server.protocols.{module}"):
            instead(getattr(found, protocol), "connection_lost", lost)
    if manager := modules.get("sanic.worker.manager"):
        instead(manager.WorkerManager, "wait_for_ack", then(lambda: write("ready")))
        instead(manager.WorkerManager, "kill", before(lambda *_: write("kill")))
    if multiplexer := modules.get("sanic.worker.multiplexer"):
        instead(multiplexer.WorkerMultiplexer, "ack", before(lambda *_: write("ack")))
    if process.name == "MainProcess":
        write("process", name="main", parent=None, session=os.getsid(0))
        atexit.register(exit_of, os.getpid())


def exit_of(pid):
    if os.getpid() == pid:
        write("exit")


def then(tell):
    """For ``instead``: call ``tell`` when the method has returned."""
    return lambda method: lambda *args, **kwargs: (method(*args, **kwargs), tell())[0]


def recorded_touchup(method):
    """Sanic rewrites ``handle_request`` when it starts up; watch what it has become."""

    def run(_cls, app):
        method(app)
        instead(type(app), "handle_request", recorded_request)

    return run


class After(importlib.abc.MetaPathFinder):
    """Calls ``hook`` with a module once it has been imported."""

    def __init__(self, name, hook):
        self.name = name
        self.hook = hook

    def find_spec(self, name, _path, _target=None):
        if name != self.name:
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(name)
        if spec is not None:
            execute = spec.loader.exec_module

            def exec_module(module):
                execute(module)
                self.hook(module)

            spec.loader.exec_module = exec_module
        return spec


def after(name, hook):
    if name in sys.modules:
        hook(sys.modules[name])
    else:
        sys.meta_path.insert(0, After(name, hook))


def install():
    """Record this process once it has imported Sanic."""
    if Journal.file != -1:
        return
    Journal.file = os.open(os.environ[EVENTS], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
    Journal.folder = os.environ[FOLDER].rstrip(os.sep) + os.sep
    after("sanic", watch_sanic)


# A recording in the Chrome trace event format
# https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU


def trace(events: "list[dict[str, Any]]") -> "dict[str, Any]":
    """The recorded events as a JSON object: times in microseconds, a process a process, a task a thread.

    Steps and waits are slices (``X``), requests and listeners are asynchronous slices (``b`` and ``e``), for they may
    span several steps; an arrow (``s`` and ``f``) leads from who created or woke a task to the step that it began.
    Numbers are those of a process (``id2``), except that an arrow's has to be the only one in the file.
    """
    events = sorted(events, key=lambda event: event["t"])
    started = {event["pid"] for event in events if event["kind"] == "process"}
    events = [event for event in events if event["pid"] in started]
    made = []
    start = events[0]["t"] if events else 0
    tasks, lanes, running, jobs, wakes = {}, {}, {}, {}, {}
    arrows = itertools.count(1)
    resting: dict[tuple[int, int], tuple[float, object]] = {}

    def at(event):
        return (event["t"] - start) / 1000

    def put(event, ph, name, thread=0, **more):
        made.append({"ph": ph, "name": name, "pid": event["pid"], "tid": thread, "ts": at(event), **more})

    def spans(event, since, name, thread, pid=None, **args):
        made.append(
            {
                "ph": "X",
                "name": name,
                "pid": pid or event["pid"],
                "tid": thread,
                "ts": since,
                "dur": at(event) - since,
                "args": {key: value for key, value in args.items() if value is not None},
            }
        )

    def line(place):
        return f"{place[0]}:{place[1]}" if place else None

    def waited(event, pid, task):
        """A wait ends with an event, perhaps with that of another process."""
        if (pid, task) in resting:
            since, place = resting.pop((pid, task))
            spans(event, since, "waits", task, pid, line=line(place))

    for event in events:
        pid, kind = event["pid"], event["kind"]
        if kind == "process":
            put(event, "M", "process_name", args={"name": event["name"]})
            put(event, "M", "thread_name", args={"name": "process"})
        elif kind in ("phase", "spawn", "ready", "ack", "kill", "exit"):
            put(event, "i", event.get("name", kind), s="p", cat=kind)
        elif kind == "task":
            tasks[pid, event["task"]] = event["name"]
            put(event, "M", "thread_name", event["task"], args={"name": event["name"]})
        elif kind == "wake":
            wakes[pid, event["wake"]] = event["by"], at(event)
        elif kind == "run":
            thread = pid, event["task"]
            waited(event, pid, event["task"])
            by, when = wakes[pid, event["wake"]]
            if isinstance(by, int) and (pid, by) in tasks:
                arrow = {"name": "wakes", "cat": "wake", "pid": pid, "id": next(arrows)}
                made.append({"ph": "s", "tid": by, "ts": when, **arrow})
                made.append({"ph": "f", "bp": "e", "tid": event["task"], "ts": at(event), **arrow})
            running[thread] = at(event)
        elif kind == "rest":
            thread = pid, event["task"]
            spans(
                event, running.pop(thread), tasks[thread], event["task"], state=event["state"], error=event.get("error")
            )
            if event["state"] == "waits":
                resting[thread] = at(event), event["at"]
            else:
                put(event, "i", event["state"], event["task"], s="t", cat="task")
        elif kind == "begin":
            track = event["task"] if isinstance(event["task"], int) else 0
            lanes[pid, event["lane"]] = event["name"], event["what"], track
            put(event, "b", event["name"], track, cat=event["what"], id2={"local": hex(event["lane"])})
        elif kind == "end":
            name, what, track = lanes.pop((pid, event["lane"]))
            put(event, "e", name, track, cat=what, id2={"local": hex(event["lane"])})
        elif kind == "job":
            jobs[pid, event["job"]] = event["name"], at(event)
            put(event, "M", "thread_name", event["job"], args={"name": f"{event['what']}: {event['name']}"})
        elif kind == "job_begin":
            jobs[pid, event["job"]] = jobs[pid, event["job"]][0], at(event)
        elif kind == "job_end":
            name, begun = jobs[pid, event["job"]]
            spans(event, begun, name, event["job"], state=event["state"])
        elif kind in ("answer", "set", "collected"):
            track = event["task"] if kind == "collected" else event["by"]
            waited(event, pid, track)
            put(event, "i", kind, track, s="t", cat=kind, args={"status": event.get("status")})
    exits = {event["pid"]: event for event in events if event["kind"] == "exit"}
    for pid, task in list(resting):  # to the end of its process, and of one that was killed, to that of the recording
        waited(exits.get(pid, events[-1]), pid, task)
    return {"traceEvents": made, "displayTimeUnit": "ms"}


# The command

LOADER = """\
import importlib.machinery, importlib.util, sys
import record_timeline
record_timeline.install()
sys.path.remove(__file__.rpartition("/")[0])
spec = importlib.machinery.PathFinder.find_spec("sitecustomize", sys.path)
if spec is not None:
    spec.loader.exec_module(importlib.util.module_from_spec(spec))
"""


def main(command):
    """Run a command, record every Python in it that imports Sanic, write ``timeline.json``, and exit as the command."""
    import shutil
    import signal
    import subprocess
    import tempfile
    from pathlib import Path

    if not command:
        raise SystemExit(__doc__)
    if command[0].endswith(".py") or command[0].startswith("-"):
        command = [sys.executable, *command]
    target = Path("timeline.json")
    if target.is_dir() or not os.access(target if target.exists() else Path.cwd(), os.W_OK):
        raise SystemExit(f"{target.absolute()} cannot be written; go to a folder in which you can write")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        shutil.copy(__file__, folder / "record_timeline.py")
        (folder / "sitecustomize.py").write_text(LOADER)
        recording = folder / "events"
        recording.touch()
        python_path = os.pathsep.join(filter(None, [temporary, os.environ.get("PYTHONPATH")]))
        environment = {**os.environ, EVENTS: str(recording), FOLDER: str(Path.cwd()), "PYTHONPATH": python_path}
        try:
            process = subprocess.Popen(command, env=environment, close_fds=False)
        except OSError as error:
            raise SystemExit(f"{command[0]} cannot be run: {error.strerror}") from None
        signal.signal(signal.SIGINT, lambda *_: None)  # the application gets it too, and stops
        signal.signal(signal.SIGTERM, lambda *_: process.terminate())  # that it does not get
        status = process.wait()
        events = [json.loads(line) for line in recording.read_text().splitlines(keepends=True) if line.endswith("}\n")]
    if not events:
        print(f"nothing to record: `{' '.join(command)}` never imported Sanic", file=sys.stderr)
        raise SystemExit(max(status, 1))
    target.write_text(json.dumps(trace(events)))
    print(f"{target} holds {len(events)} events; open it on https://ui.perfetto.dev")
    raise SystemExit(status if status >= 0 else 128 - status)


if __name__ == "__main__":
    main(sys.argv[1:])
