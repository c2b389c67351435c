# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=21.12"]
# ///
import asyncio
import logging
import os
import signal
import time
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from sanic import HTTPResponse, Request, Sanic

logging.disable()
app = Sanic("TaskOutlivesItsRequest")


async def work(ended: asyncio.Event, how: str) -> None:
    await ended.wait()
    print("the task goes on after", how)


@app.get("/failure")
async def failure(request: Request) -> HTTPResponse:
    app.ctx.ended = asyncio.Event()
    app.ctx.task = app.add_task(work(app.ctx.ended, "an error"))
    raise ValueError("out of stamps")


@app.get("/disconnect")
async def disconnect(request: Request) -> None:
    app.ctx.ended.set()
    await app.ctx.task
    ended = asyncio.Event()
    app.ctx.task = app.add_task(work(ended, "a disconnect"))
    app.ctx.task.add_done_callback(lambda _: os.killpg(0, signal.SIGKILL))
    response = await request.respond()
    await response.send("the answer begins")
    try:
        await asyncio.Event().wait()
    finally:
        print("the handler is cancelled")
        ended.set()


def ask(path: str) -> None:
    """Read the first byte of the answer, and hang up."""
    while True:
        try:
            with urlopen(f"http://localhost:8000{path}") as answer:
                answer.read(1)
                return
        except HTTPError:
            return
        except URLError:
            time.sleep(0.1)


if __name__ == "__main__":
    if os.fork():
        ask("/failure")
        ask("/disconnect")
        os.wait()
    else:
        os.setpgrp()
        app.run()
