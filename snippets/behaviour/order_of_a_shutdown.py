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
app = Sanic("OrderOfAShutdown")
MANAGED = hasattr(app, "main_process_ready")  # since 22.12


async def wait(kind: str) -> None:
    try:
        await asyncio.Event().wait()
    except asyncio.CancelledError:
        print(kind, "task is cancelled")
        raise


@app.after_server_start
async def start(app: Sanic, *_: object) -> None:
    app.ctx.unnamed = app.add_task(wait("unnamed"))
    app.add_task(wait("named"), name="named")


@app.before_server_stop
async def before(app: Sanic, *_: object) -> None:
    print("before_server_stop")
    for _turn in range(100):
        await asyncio.sleep(0)


@app.after_server_stop
async def after(app: Sanic, *_: object) -> None:
    print("after_server_stop")


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

app.add_task(wait("early"))

if __name__ == "__main__":
    if os.fork():
        os.wait()
    else:
        os.setpgrp()
        app.run()
