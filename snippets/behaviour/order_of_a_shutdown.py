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
from urllib.error import URLError
from urllib.request import urlopen

from sanic import HTTPResponse, Request, Sanic, text

logging.disable()
app = Sanic("OrderOfAShutdown")


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
    await asyncio.sleep(0.1)


@app.after_server_stop
async def after(app: Sanic, *_: object) -> None:
    print("after_server_stop")


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


app.add_task(wait("early"))

if __name__ == "__main__":
    if server := os.fork():
        wait_until_up()
        os.kill(server, signal.SIGTERM)
        os.wait()
    else:
        os.setpgrp()
        app.run()
