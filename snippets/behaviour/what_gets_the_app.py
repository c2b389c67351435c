# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=21.12"]
# ///
import logging
import os
import signal
from functools import partial

from sanic import Sanic

logging.disable()
app = Sanic("WhatGetsTheApp")


async def positional(app: object) -> None:
    print("app:", type(app).__name__)


async def default(number: object = 5) -> None:
    print("number=5:", type(number).__name__)


async def keyword_only(*, number: object = 5) -> None:
    print("*, number=5:", type(number).__name__)


async def add(x: object, y: object) -> None:
    print("partial(add, y=2):", type(x).__name__, type(y).__name__)


class Job:
    async def method(self, app: object) -> None:
        print("method:", type(app).__name__)

    async def __call__(self, app: object) -> None:
        print("async __call__:", type(app).__name__)


@app.after_server_start
async def measure(app: Sanic, *_: object) -> None:
    await app.add_task(positional)
    await app.add_task(lambda app: positional(app))
    await app.add_task(default)
    await app.add_task(keyword_only)
    await app.add_task(partial(add, y=2))
    await app.add_task(Job().method)
    await app.add_task(Job())
    os.killpg(0, signal.SIGKILL)


@app.get("/")
async def home(request: object) -> None: ...


if __name__ == "__main__":
    if os.fork():
        os.wait()
    else:
        os.setpgrp()
        app.run()
