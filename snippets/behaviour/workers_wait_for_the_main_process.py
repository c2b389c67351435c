# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=21.12"]
# ///
import logging
import os
import signal
import time

from sanic import Sanic

logging.disable()
app = Sanic("WorkersWait")


@app.main_process_start
async def prepare(app: Sanic, *_: object) -> None:
    print("main_process_start begins")
    time.sleep(0.5)
    print("main_process_start ends")


@app.before_server_start
async def start(app: Sanic, *_: object) -> None:
    print("the worker starts")
    os.killpg(0, signal.SIGKILL)


@app.get("/")
async def home(request: object) -> None: ...


if __name__ == "__main__":
    if os.fork():
        os.wait()
    else:
        os.setpgrp()
        app.run()
