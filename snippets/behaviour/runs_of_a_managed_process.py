# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=21.12"]
# ///
import logging
import os
import signal
from contextlib import suppress
from urllib.request import urlopen

from sanic import HTTPResponse, Request, Sanic, text

logging.disable()
app = Sanic("ManagedProcess")


def work() -> None:
    """Tell that this runs, and end the server when both workers answer."""
    print("the managed process runs")
    workers: set[bytes] = set()
    while len(workers) < 2:
        with suppress(OSError):
            workers.add(urlopen("http://localhost:8000").read())
    os.killpg(0, signal.SIGKILL)


async def manage(app: Sanic, *_: object) -> None:
    app.manager.manage("work", work, {})


@app.get("/")
async def pid(request: Request) -> HTTPResponse:
    return text(str(os.getpid()))


if hasattr(app, "main_process_ready"):
    app.main_process_ready(manage)

if __name__ == "__main__":
    if not hasattr(app, "main_process_ready"):
        print("there is no main_process_ready")
    elif os.fork():
        os.wait()
    else:
        os.setpgrp()
        app.run(workers=2)
