# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=21.12"]
# ///
import logging
import os
import signal

from sanic import Sanic

logging.disable()
app = Sanic("CancelledBeforeItsFirstStep")


async def work() -> None:
    try:
        print("work has started")
    finally:
        print("work cleans up")


@app.after_server_start
async def measure(app: Sanic, *_: object) -> None:
    app.add_task(work, name="work")
    await app.cancel_task("work")
    print("cancelled")
    await app.add_task(work)
    os.killpg(0, signal.SIGKILL)


@app.get("/")
async def home(request: object) -> None: ...


if __name__ == "__main__":
    if os.fork():
        os.wait()
    else:
        os.setpgrp()
        app.run()
