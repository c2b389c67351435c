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
app = Sanic("TimeLimitForCancelling")


async def work() -> None:
    try:
        await asyncio.Event().wait()
    finally:
        await asyncio.sleep(3600)


@app.after_server_start
async def measure(app: Sanic, *_: object) -> None:
    app.add_task(work(), name="work")
    await asyncio.sleep(0)
    await asyncio.wait_for(app.cancel_task("work"), timeout=0.2)
    print("wait_for has returned without TimeoutError")
    os.killpg(0, signal.SIGKILL)


@app.get("/")
async def home(request: object) -> None: ...


if __name__ == "__main__":
    if os.fork():
        os.wait()
    else:
        os.setpgrp()
        app.run()
