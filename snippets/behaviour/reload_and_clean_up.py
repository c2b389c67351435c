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
from urllib.error import URLError
from urllib.request import urlopen

from sanic import HTTPResponse, Request, Sanic, text

logging.disable()
app = Sanic("ReloadAndCleanUp")
MARK = Path("a_worker_runs.txt")


async def work() -> None:
    try:
        await asyncio.Event().wait()
    finally:
        print("clean-up starts")
        await asyncio.sleep(0.35)


def watch() -> None:
    """Speak up when a new worker has been there for 3 seconds."""
    while MARK.exists():
        time.sleep(0.1)
    time.sleep(3)
    print("the old worker is still there")
    os.killpg(0, signal.SIGKILL)


@app.after_server_start
async def start(app: Sanic, *_: object) -> None:
    print("a worker starts")
    if MARK.exists():
        MARK.unlink()
        await asyncio.sleep(20)
        print("the old worker is gone")
        os.killpg(0, signal.SIGKILL)
    MARK.touch()
    app.add_task(work(), name="work")


@app.before_server_stop
async def begin(app: Sanic, *_: object) -> None:
    Thread(target=watch, daemon=True).start()


@app.get("/")
async def home(request: Request) -> HTTPResponse:
    return text("up")


def wait_until_up() -> None:
    while True:
        with suppress(URLError):
            urlopen("http://localhost:8000")
            break
        time.sleep(0.1)
    time.sleep(3)  # the main process needs a moment to notice


if __name__ == "__main__":
    if "SANIC_SERVER_RUNNING" in os.environ:  # how 21.12 reloads
        app.run(auto_reload=True)
    elif os.fork():
        wait_until_up()
        os.utime(__file__)
        os.wait()
    else:
        os.setpgrp()
        app.run(auto_reload=True)
