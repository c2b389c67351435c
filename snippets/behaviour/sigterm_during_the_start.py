# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=21.12"]
# ///
import logging
import os
import signal
import time
from collections.abc import Callable
from threading import Thread

from sanic import Sanic

logging.disable()
app = Sanic("SigtermDuringTheStart")


def watch() -> None:
    """End the server when its main process has spent 2 seconds of CPU time."""
    start = time.process_time()
    while time.process_time() - start < 2:
        time.sleep(0.1)
    print("2 seconds of CPU time later it still runs")
    os.killpg(0, signal.SIGKILL)


def terminate() -> None:
    print("SIGTERM for the main process")
    Thread(target=watch, daemon=True).start()
    os.kill(os.getpid(), signal.SIGTERM)


async def terminate_now(app: Sanic, *_: object) -> None:
    terminate()


async def terminate_before_workers_are_known(app: Sanic, *_: object) -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # no traceback of workers
    wait_for_ack: Callable[[], None] = app.manager.wait_for_ack

    def terminate_and_wait() -> None:
        terminate()
        wait_for_ack()

    vars(app.manager)["wait_for_ack"] = terminate_and_wait


if hasattr(app, "main_process_ready"):  # since 22.12
    app.main_process_ready(terminate_before_workers_are_known)
else:
    app.before_server_start(terminate_now)


@app.get("/")
async def home(request: object) -> None: ...


if __name__ == "__main__":
    if os.fork():
        _, status = os.wait()
        print("killed" if status == signal.SIGKILL else "the server has ended")
    else:
        os.setpgrp()
        app.run()
