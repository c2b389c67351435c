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
app = Sanic("NameInAnotherWorker")


@app.get("/pid")
async def pid(request: Request) -> HTTPResponse:
    return text(str(os.getpid()))


@app.get("/start")
async def start(request: Request) -> HTTPResponse:
    request.app.add_task(asyncio.sleep(3600), name="feed")
    return text("started")


@app.get("/find")
async def find(request: Request) -> HTTPResponse:
    task = request.app.get_task("feed", raise_exception=False)
    return text("found" if task else "unknown")


def ask(path: str) -> str:
    while True:
        with suppress(URLError):
            url = f"http://localhost:8000{path}"
            return str(urlopen(url).read().decode())
        time.sleep(0.1)


if __name__ == "__main__":
    if server := os.fork():
        workers: set[str] = set()
        while len(workers) < 2:
            workers.add(ask("/pid"))
        ask("/start")
        answers = [ask("/find") for _ in range(100)]
        print("unknown in", answers.count("unknown"), "of 100 requests")
        os.killpg(server, signal.SIGKILL)
    else:
        os.setpgrp()
        app.run(workers=2)
