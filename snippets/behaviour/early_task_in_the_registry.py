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
app = Sanic("EarlyTask")


async def runs_for_ever() -> None:
    await asyncio.Event().wait()


async def after_the_task(app: Sanic, *_: object) -> None:
    for _turn in range(100):
        await asyncio.sleep(0)
    print("start-up goes on")
    print("app.tasks:", list(app.tasks))
    os.killpg(0, signal.SIGKILL)


@app.get("/")
async def home(request: object) -> None: ...


app.add_task(runs_for_ever)
app.after_server_start(after_the_task)

if __name__ == "__main__":
    if os.fork():
        os.wait()
    else:
        os.setpgrp()
        app.run()
