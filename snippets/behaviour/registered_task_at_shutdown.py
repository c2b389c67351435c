# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=21.12"]
# ///
import asyncio
import logging
import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from urllib.request import urlopen

from sanic import HTTPResponse, Request, Sanic, text

logging.disable()
app = Sanic("RegisteredTaskAtShutdown")
MANAGED = hasattr(app, "main_process_ready")  # since 22.12


async def work() -> None:
    try:
        await asyncio.Event().wait()
    finally:
        print("clean-up starts")
        await asyncio.sleep(0.35)
        print("clean-up ends")


@app.after_server_start
async def start(app: Sanic, *_: object) -> None:
    app.ctx.work = app.add_task(work(), name="work")


@app.before_server_stop
async def wait(app: Sanic, *_: object) -> None:
    await asyncio.wait([app.ctx.work], timeout=10)


@app.get("/")
async def home(request: Request) -> HTTPResponse:
    return text("up")


def terminate() -> None:
    """Send SIGTERM as soon as the server answers."""
    while True:
        with suppress(OSError):
            urlopen("http://localhost:8000")
            break
        time.sleep(0.1)
    os.kill(os.getpid(), signal.SIGTERM)


async def terminate_later(app: Sanic, *_: object) -> None:
    if not MANAGED:
        Thread(target=terminate, daemon=True).start()
        return
    wait_for_ack: Callable[[], None] = app.manager.wait_for_ack

    def wait_and_terminate() -> None:
        wait_for_ack()
        terminate()

    vars(app.manager)["wait_for_ack"] = wait_and_terminate


if MANAGED:
    app.main_process_ready(terminate_later)
else:
    app.main_process_start(terminate_later)

if __name__ == "__main__":
    if os.fork():
        os.wait()
        print("the server has ended")
    else:
        os.setpgrp()
        app.run()
