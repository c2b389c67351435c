# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=21.12"]
# ///
import asyncio
import logging
import os
import signal

from sanic import Sanic

logging.disable()
app = Sanic("SecondOfAName")


async def feed(number: str) -> None:
    try:
        await asyncio.Event().wait()
    finally:
        print("cancelled:", number)


@app.after_server_start
async def measure(app: Sanic, *_: object) -> None:
    app.add_task(feed("first"), name="feed")
    app.add_task(feed("second"), name="feed")
    await asyncio.sleep(0)
    print("tasks in app.tasks:", len(list(app.tasks)))
    await app.cancel_task("feed")
    os.killpg(0, signal.SIGKILL)


@app.get("/")
async def home(request: object) -> None: ...


if __name__ == "__main__":
    if os.fork():
        os.wait()
    else:
        os.setpgrp()
        app.run()
