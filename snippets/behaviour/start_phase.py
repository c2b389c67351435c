# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=21.12"]
# ///
import logging
import os
import signal

from sanic import Sanic

logging.disable()
app = Sanic("StartPhase")


async def task(app: Sanic) -> None:
    print("the task")
    os.killpg(0, signal.SIGKILL)


@app.before_server_start
async def before(app: Sanic, *_: object) -> None:
    print("before_server_start")


@app.after_server_start
async def after(app: Sanic, *_: object) -> None:
    print("after_server_start")


@app.get("/")
async def home(request: object) -> None: ...


app.add_task(task)

if __name__ == "__main__":
    if os.fork():
        os.wait()
    else:
        os.setpgrp()
        app.run()
