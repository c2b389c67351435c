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
app = Sanic("WhatAppTasksLists")


async def work() -> None:
    await asyncio.Event().wait()


@app.after_server_start
async def measure(app: Sanic, *_: object) -> None:
    unnamed = app.add_task(work())
    unregistered = app.add_task(work(), name="unregistered", register=False)
    named = app.add_task(work(), name="named")
    await asyncio.sleep(0)
    tasks = list(app.tasks)
    print("named:", named in tasks)
    print("unnamed:", unnamed in tasks)
    print("named, register=False:", unregistered in tasks)
    os.killpg(0, signal.SIGKILL)


@app.get("/")
async def home(request: object) -> None: ...


if __name__ == "__main__":
    if os.fork():
        os.wait()
    else:
        os.setpgrp()
        app.run()
