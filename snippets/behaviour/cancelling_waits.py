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
app = Sanic("CancellingWaits")


async def clean_up() -> None:
    try:
        await asyncio.Event().wait()
    finally:
        await asyncio.sleep(0.1)
        print("clean_up: closed")


async def refuse() -> None:
    try:
        await asyncio.Event().wait()
    except asyncio.CancelledError:
        await asyncio.sleep(0.1)
        print("refuse: done all the same")


@app.after_server_start
async def measure(app: Sanic, *_: object) -> None:
    app.add_task(clean_up(), name="clean_up")
    app.add_task(refuse(), name="refuse")
    await asyncio.sleep(0)
    await app.cancel_task("clean_up")
    print("cancel_task has returned")
    await app.cancel_task("refuse")
    print("cancel_task has returned")
    os.killpg(0, signal.SIGKILL)


@app.get("/")
async def home(request: object) -> None: ...


if __name__ == "__main__":
    if os.fork():
        os.wait()
    else:
        os.setpgrp()
        app.run()
