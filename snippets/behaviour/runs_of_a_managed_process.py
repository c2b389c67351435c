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
app = Sanic("ManagedProcess")


def work() -> None:
    print("the managed process runs")
    time.sleep(2)  # time for a second one to show up
    os.killpg(0, signal.SIGKILL)


async def manage(app: Sanic, *_: object) -> None:
    app.manager.manage("work", work, {})


@app.get("/")
async def home(request: object) -> None: ...


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
