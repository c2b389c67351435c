# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=21.12"]
# ///
import logging
import os
import signal

from sanic import Sanic

logging.disable()
app = Sanic("PlainFunction")


def work(app: Sanic) -> None:
    print("the function runs")


@app.after_server_start
async def measure(app: Sanic, *_: object) -> None:
    try:
        task = app.add_task(work)
        print("add_task returned")
        await task
    except TypeError as error:
        print("TypeError:", error)
    os.killpg(0, signal.SIGKILL)


@app.get("/")
async def home(request: object) -> None: ...


if __name__ == "__main__":
    if os.fork():
        os.wait()
    else:
        os.setpgrp()
        app.run()
