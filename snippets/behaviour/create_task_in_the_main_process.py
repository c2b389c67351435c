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
app = Sanic("CreateTaskInTheMainProcess")
tasks: list[object] = []


async def work() -> None:
    for step in 1, 2:
        print("step", step)
        await asyncio.sleep(0.1)


@app.main_process_start
async def start(app: Sanic, *_: object) -> None:
    tasks.append(asyncio.create_task(work()))
    await asyncio.sleep(0)


@app.after_server_start
async def wait(app: Sanic, *_: object) -> None:
    await asyncio.sleep(1)
    print("the worker is up for a second")
    os.killpg(0, signal.SIGKILL)


@app.get("/")
async def home(request: object) -> None: ...


if __name__ == "__main__":
    if os.fork():
        os.wait()
    else:
        os.setpgrp()
        app.run()
