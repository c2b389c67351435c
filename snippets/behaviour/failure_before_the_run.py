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
app = Sanic("FailureBeforeTheRun")


@app.before_server_start
async def create(app: Sanic, *_: object) -> None:
    app.ctx.failing = asyncio.Event()


async def fail(app: Sanic) -> None:
    print("the task fails")
    app.ctx.failing.set()
    raise ValueError("out of stamps")


@app.get("/")
async def home(request: Request) -> HTTPResponse:
    await request.app.ctx.failing.wait()
    return text("the server answers")


app.add_task(fail)

if __name__ == "__main__":
    if server := os.fork():
        while True:
            with suppress(URLError):
                answer = urlopen("http://localhost:8000").read().decode()
                break
            time.sleep(0.1)
        print(answer)
        os.killpg(server, signal.SIGKILL)
    else:
        os.setpgrp()
        app.run()
