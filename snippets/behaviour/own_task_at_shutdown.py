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
app = Sanic("OwnTaskAtShutdown")


async def work() -> None:
    try:
        await asyncio.Event().wait()
    finally:
        print("clean-up starts")
        await asyncio.sleep(0.35)
        print("clean-up ends")


@app.after_server_start
async def start(app: Sanic, *_: object) -> None:
    app.ctx.work = app.add_task(work(), name="work", register=False)


@app.before_server_stop
async def cancel_and_wait(app: Sanic, *_: object) -> None:
    app.ctx.work.cancel()
    await asyncio.gather(app.ctx.work, return_exceptions=True)


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
    if server := os.fork():
        wait_until_up()
        os.kill(server, signal.SIGTERM)
        os.wait()
        print("the server has ended")
    else:
        os.setpgrp()
        app.run()
