"""Watch what a transcript's programs do, from within.

A program's text stays as it was published. This file reports over the named pipe in ``PROOF_PIPE``, one JSON object
a line:

* ``{"sanic": version, "python": version, "session": id}`` when a process has imported Sanic,
* ``{"ready": id}`` when Sanic's main process has seen that all of its workers are up (id: the terminal's session),
* ``{"file": name, "line": number}`` the first time that a process runs a line of a program,

moves port 8000, which the pages name, to the free port in ``PROOF_PORT``, and keeps Ctrl-C out of the instant in which
Sanic's main process cannot take it (see undisturbed.py).

Lines are recorded here and not by coverage.py for two measured reasons: importing coverage.py in each of a server's
four Python processes takes half as long again as importing Sanic, and on Python 3.11 it loses the lines after an
``await`` that ended in a cancellation.
"""

import functools
import importlib.abc
import importlib.util
import json
import os
import socket
import sys

import record_timeline  # type: ignore[import-not-found]
from undisturbed import undisturbed  # type: ignore[import-not-found]

FOLDER = os.environ["PROOF_FOLDER"] + os.sep
PORT = int(os.environ["PROOF_PORT"])
#: pip, venv and the like are not watched, which would make them several times slower.
RUNS_A_PROGRAM = any(word.endswith(".py") or "spawn_main" in word for word in sys.orig_argv)
PIPE = os.open(os.environ["PROOF_PIPE"], os.O_WRONLY)


def report(**event):
    os.write(PIPE, json.dumps(event).encode() + b"\n")


# Port 8000 is another one.


def redirect(method):
    def redirected(self, address):
        if isinstance(address, tuple) and address[1] == 8000:
            address = (address[0], PORT, *address[2:])
        return method(self, address)

    return redirected


for name in "bind", "connect", "connect_ex":
    setattr(socket.socket, name, redirect(getattr(socket.socket, name)))


# Lines that ran.

seen: set[tuple[str, int]] = set()


def ran(path, line):
    if (path, line) not in seen:
        seen.add((path, line))
        report(file=path[len(FOLDER) :], line=line)


if sys.version_info >= (3, 12):

    def on_line(code, line):
        if code.co_filename.startswith(FOLDER):
            ran(code.co_filename, line)
        return sys.monitoring.DISABLE

    def watch(on):
        pass

    if RUNS_A_PROGRAM:
        sys.monitoring.use_tool_id(sys.monitoring.COVERAGE_ID, "proof")
        sys.monitoring.register_callback(sys.monitoring.COVERAGE_ID, sys.monitoring.events.LINE, on_line)
        sys.monitoring.set_events(sys.monitoring.COVERAGE_ID, sys.monitoring.events.LINE)
else:
    import asyncio  # noqa: F401  # Sanic needs it, and importing it while lines are watched is slow
    import threading

    def on_line(frame, event, _):
        path = frame.f_code.co_filename
        if not path.startswith(FOLDER):
            return None
        if event == "line":
            ran(path, frame.f_lineno)
        return on_line

    def watch(on):
        threading.settrace(on_line if on else None)
        sys.settrace(on_line if on else None)

    if RUNS_A_PROGRAM:
        watch(True)


# Sanic is up.


def unwatched(function):
    """Do not watch lines meanwhile: for work of Sanic's that runs nothing of a program and calls many functions."""

    @functools.wraps(function)
    def unwatched_function(*args, **kwargs):
        watch(False)
        try:
            return function(*args, **kwargs)
        finally:
            watch(True)

    return unwatched_function


class SanicFinder(importlib.abc.MetaPathFinder):
    """Hooks into Sanic once it is imported."""

    def find_spec(self, name, _path, _target=None):
        if name != "sanic":
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(name)
        if spec is not None:
            exec_module = unwatched(spec.loader.exec_module)

            def exec_module_and_hook(module):
                exec_module(module)
                self.hook_into(module)

            spec.loader.exec_module = exec_module_and_hook
        return spec

    def hook_into(self, sanic):
        touch_up = sys.modules["sanic.touchup"].TouchUp
        touch_up.run = classmethod(unwatched(touch_up.run.__func__))
        for owner, name in (
            (sys.modules["sanic.mixins.routes"].RouteMixin, "_determine_error_format"),
            (sys.modules["sanic_routing.router"].BaseRouter, "finalize"),
        ):
            setattr(owner, name, unwatched(getattr(owner, name)))
        if "sanic.worker.manager" in sys.modules:  # Sanic 21.12 has none
            self.hook_into_manager(sys.modules["sanic.worker.manager"].WorkerManager)
        version = ".".join(map(str, sys.version_info[:3]))
        report(sanic=sanic.__version__, python=version, session=os.getsid(0))

    def hook_into_manager(self, manager):
        wait_for_ack = manager.wait_for_ack

        def wait_for_ack_and_tell(self):
            wait_for_ack(self)
            proxy = sys.modules["multiprocessing.managers"].BaseProxy
            proxy._callmethod = undisturbed(proxy._callmethod)
            report(ready=os.getsid(0))

        manager.wait_for_ack = wait_for_ack_and_tell


sys.meta_path.insert(0, SanicFinder())

if record_timeline.EVENTS in os.environ:
    record_timeline.install()
