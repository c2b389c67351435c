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
app = Sanic("FirstRequest")
done: list[str] = []


async def warm_up() -> None:
    done.append("warm-up")


@app.before_server_start
async def create(app: Sanic, *_: object) -> None:
    app.ctx.asked = asyncio.Event()
    done.append("before_server_start")


@app.after_server_start
async def wait_for_a_request(app: Sanic, *_: object) -> None:
    await app.ctx.asked.wait()


@app.get("/")
async def answer(request: Request) -> HTTPResponse:
    request.app.ctx.asked.set()
    return text(", ".join(done))


app.add_task(warm_up)

if __name__ == "__main__":
    if server := os.fork():
        while True:
            with suppress(URLError):
                answered = urlopen("http://localhost:8000").read().decode()
                break
            time.sleep(0.1)
        print("done at the first request:", answered)
        os.killpg(server, signal.SIGKILL)
    else:
        os.setpgrp()
        app.run()
