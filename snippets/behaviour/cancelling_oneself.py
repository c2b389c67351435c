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
app = Sanic("CancellingOneself")


async def work(app: Sanic) -> None:
    await app.cancel_task("work")
    await asyncio.sleep(0)
    print("the task goes on")


@app.after_server_start
async def measure(app: Sanic, *_: object) -> None:
    task = app.add_task(work, name="work")
    [result] = await asyncio.gather(task, return_exceptions=True)
    print("cancelled:", isinstance(result, asyncio.CancelledError))
    os.killpg(0, signal.SIGKILL)


@app.get("/")
async def home(request: object) -> None: ...


if __name__ == "__main__":
    if os.fork():
        os.wait()
    else:
        os.setpgrp()
        app.run()
