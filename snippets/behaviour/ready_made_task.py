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
app = Sanic("ReadyMadeTask")


@app.after_server_start
async def measure(app: Sanic, *_: object) -> None:
    task = asyncio.create_task(asyncio.sleep(3600))
    added = app.add_task(task, name="sleep")
    print("add_task returns the same task:", added is task)
    found = app.get_task("sleep", raise_exception=False)
    print("get_task finds it:", found is task)
    os.killpg(0, signal.SIGKILL)


@app.get("/")
async def home(request: object) -> None: ...


if __name__ == "__main__":
    if os.fork():
        os.wait()
    else:
        os.setpgrp()
        app.run()
