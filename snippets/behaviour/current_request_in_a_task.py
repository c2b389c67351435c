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
app = Sanic("CurrentRequest")


async def work(answered: asyncio.Event) -> None:
    await answered.wait()
    try:
        print("after the answer:", Request.get_current().path)
    except AttributeError as error:
        print("AttributeError:", error)
    os.killpg(0, signal.SIGKILL)


@app.get("/report")
async def report(request: Request) -> HTTPResponse:
    request.app.ctx.answered = asyncio.Event()
    request.app.add_task(work(request.app.ctx.answered))
    return text("started")


@app.get("/next")
async def another(request: Request) -> HTTPResponse:
    request.app.ctx.answered.set()
    return text("")


def ask(path: str) -> None:
    while True:
        with suppress(URLError):
            urlopen(f"http://localhost:8000{path}")
            return
        time.sleep(0.1)


if __name__ == "__main__":
    if os.fork():
        ask("/report")
        with suppress(OSError):
            ask("/next")
        os.wait()
    else:
        os.setpgrp()
        app.run()
