# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=21.12"]
# ///
import asyncio
import gc
import logging
import os
import signal
import weakref

from sanic import Sanic

logging.disable()
app = Sanic("ReferenceToATask")


async def wait_for_ever() -> None:
    await asyncio.Event().wait()


@app.after_server_start
async def measure(app: Sanic, *_: object) -> None:
    unnamed = weakref.ref(app.add_task(wait_for_ever()))
    named = weakref.ref(app.add_task(wait_for_ever(), name="named"))
    await asyncio.sleep(0)
    gc.collect()
    print("named, still there:", named() is not None)
    print("unnamed, still there:", unnamed() is not None)
    os.killpg(0, signal.SIGKILL)


@app.get("/")
async def home(request: object) -> None: ...


if __name__ == "__main__":
    if os.fork():
        os.wait()
    else:
        os.setpgrp()
        app.run()
