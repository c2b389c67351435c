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
app = Sanic("CancellingAFailedTask")


async def work() -> None: ...


async def fail() -> None:
    raise ValueError("out of stamps")


@app.after_server_start
async def measure(app: Sanic, *_: object) -> None:
    app.add_task(work(), name="finished")
    app.add_task(fail(), name="failed")
    for _turn in range(100):
        await asyncio.sleep(0)
    await app.cancel_task("finished")
    print("finished: no error")
    try:
        await app.cancel_task("failed")
    except ValueError as error:
        print("failed: ValueError:", error)
    os.killpg(0, signal.SIGKILL)


@app.get("/")
async def home(request: object) -> None: ...


if __name__ == "__main__":
    if os.fork():
        os.wait()
    else:
        os.setpgrp()
        app.run()
