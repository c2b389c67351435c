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
app = Sanic("FinishedUntilPurged")


async def work() -> str:
    return "done"


async def wait_for_ever() -> None:
    await asyncio.Event().wait()


@app.after_server_start
async def measure(app: Sanic, *_: object) -> None:
    finished = app.add_task(work(), name="finished")
    app.add_task(wait_for_ever(), name="cancelled")
    app.add_task(wait_for_ever(), name="running")
    await asyncio.gather(finished)
    await app.cancel_task("cancelled")
    found = app.get_task("finished", raise_exception=False)
    print("get_task finds the finished one:", found is finished)
    print("before the purge:", len(list(app.tasks)))
    app.purge_tasks()
    print("after it:", len(list(app.tasks)))
    print("get_task:", app.get_task("finished", raise_exception=False))
    os.killpg(0, signal.SIGKILL)


@app.get("/")
async def home(request: object) -> None: ...


if __name__ == "__main__":
    if os.fork():
        os.wait()
    else:
        os.setpgrp()
        app.run()
