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
app = Sanic("CleanUpThatTakesTime")
MANAGED = hasattr(app, "main_process_ready")  # since 22.12


async def work() -> None:
    try:
        await asyncio.Event().wait()
    finally:
        print("clean-up starts")
        try:
            await asyncio.sleep(0.35)
        except BaseException as error:
            print("clean-up is cut short:", type(error).__name__)
            raise


def watch() -> None:
    """End the server when it has spent 2 seconds of CPU time on stopping."""
    start = time.process_time()
    while time.process_time() - start < 2:
        time.sleep(0.1)
    print("2 seconds of CPU time later it still stops")
    os.killpg(0, signal.SIGKILL)


@app.after_server_start
async def start(app: Sanic, *_: object) -> None:
    app.add_task(work(), name="work")


@app.before_server_stop
async def begin(app: Sanic, *_: object) -> None:
    Thread(target=watch, daemon=True).start()


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
        _, status = os.wait()
        print("killed" if status == signal.SIGKILL else "the server has ended")
    else:
        os.setpgrp()
        app.run()
