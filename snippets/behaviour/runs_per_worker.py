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
app = Sanic("RunsPerWorker")
runs: list[str] = []


async def work(app: Sanic) -> None:
    runs.append("callable")


async def other_work() -> None:
    runs.append("coroutine object")


@app.get("/")
async def count(request: Request) -> HTTPResponse:
    for _turn in range(100):
        await asyncio.sleep(0)
    return text(f"worker {os.getpid()}: {', '.join(sorted(runs))}")


def ask() -> str:
    while True:
        with suppress(URLError):
            return str(urlopen("http://localhost:8000").read().decode())
        time.sleep(0.1)


app.add_task(work)
app.add_task(other_work())

if __name__ == "__main__":
    if server := os.fork():
        answers: set[str] = set()
        while len(answers) < 2:
            answers.add(ask())
        for answer in answers:
            print("a worker:", answer.partition(": ")[2])
        os.killpg(server, signal.SIGKILL)
    else:
        os.setpgrp()
        app.run(workers=2)
