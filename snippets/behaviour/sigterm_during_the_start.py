# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=21.12"]
# ///
import logging
import os
import signal
import time
from threading import Thread

from sanic import Sanic

logging.disable()
app = Sanic("SigtermDuringTheStart")


def watch() -> None:
    """End the server when its main process has spent 3 seconds of CPU time."""
    start = time.process_time()
    while time.process_time() - start < 3:
        time.sleep(0.1)
    print("3 seconds of CPU time later it still runs")
    os.killpg(0, signal.SIGKILL)


@app.main_process_start
async def start_watching(app: Sanic, *_: object) -> None:
    Thread(target=watch, daemon=True).start()


@app.before_server_start
async def terminate(app: Sanic, *_: object) -> None:
    print("SIGTERM for the main process")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # no traceback of mine
    os.kill(os.getpgrp(), signal.SIGTERM)


@app.get("/")
async def home(request: object) -> None: ...


if __name__ == "__main__":
    if os.fork():
        _, status = os.wait()
        print("killed" if status == signal.SIGKILL else "the server has ended")
    else:
        os.setpgrp()
        app.run()
