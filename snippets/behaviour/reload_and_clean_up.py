# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=21.12"]
# ///
import asyncio
import logging
import os
import signal
import time
from contextlib import suppress
from pathlib import Path
from threading import Thread
from urllib.request import urlopen

from sanic import HTTPResponse, Request, Sanic, text

logging.disable()
app = Sanic("ReloadAndCleanUp")
FIRST = Path("first_worker.txt")
STOPPING = Path("first_worker_stops.txt")


async def work() -> None:
    try:
        await asyncio.Event().wait()
    finally:
        print("clean-up starts")
        await asyncio.sleep(0.35)


def watch() -> None:
    """Speak up when this worker has stopped for 2 seconds of CPU time."""
    start = time.process_time()
    while FIRST.exists() or time.process_time() - start < 2:
        time.sleep(0.1)
    print("the old worker is still there")
    os.killpg(0, signal.SIGKILL)


@app.after_server_start
async def start(app: Sanic, *_: object) -> None:
    print("a worker starts")
    if not FIRST.exists():
        FIRST.write_text(str(os.getpid()))
        app.add_task(work(), name="work")
        return
    old = int(FIRST.read_text())
    FIRST.unlink()
    with suppress(ProcessLookupError):
        while True:
            os.kill(old, 0)
            await asyncio.sleep(0.1)
    print("the old worker is gone")
    os.killpg(0, signal.SIGKILL)


@app.before_server_stop
async def begin(app: Sanic, *_: object) -> None:
    STOPPING.touch()
    Thread(target=watch, daemon=True).start()


async def once(app: Sanic, *_: object, **_changed: object) -> None:
    """Keep the process that looks for changes from finding another one."""
    await asyncio.Event().wait()


if hasattr(app, "after_reload_trigger"):  # since 22.12
    app.after_reload_trigger(once)


@app.get("/")
async def home(request: Request) -> HTTPResponse:
    return text("up")


def wait_until_up() -> None:
    while True:
        with suppress(OSError):
            urlopen("http://localhost:8000")
            break
        time.sleep(0.1)


if __name__ == "__main__":
    if "SANIC_SERVER_RUNNING" in os.environ:  # how 21.12 reloads
        app.run(auto_reload=True)
    elif os.fork():
        wait_until_up()
        while not STOPPING.exists():
            os.utime(__file__)
            time.sleep(0.1)
        os.wait()
        STOPPING.unlink(missing_ok=True)
    else:
        os.setpgrp()
        app.run(auto_reload=True)
