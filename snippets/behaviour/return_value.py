# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=21.12"]
# ///
import logging
import os
import signal

from sanic import Sanic

logging.disable()
app = Sanic("ReturnValue")


async def work() -> str:
    return "the result"


@app.after_server_start
async def measure(app: Sanic, *_: object) -> None:
    task = app.add_task(work())
    print("in the loop:", type(task).__name__)
    print("awaited:", await task)
    os.killpg(0, signal.SIGKILL)


@app.get("/")
async def home(request: object) -> None: ...


if __name__ == "__main__":
    print("before the run:", app.add_task(work))
    if os.fork():
        os.wait()
    else:
        os.setpgrp()
        app.run()
