# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=21.12"]
# ///
import asyncio
import logging
import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Thread
from urllib.request import urlopen

from sanic import HTTPResponse, Request, Sanic, text

logging.disable()
app = Sanic("CtrlCIgnored")
MANAGED = hasattr(app, "main_process_ready")  # since 22.12
STOPPING = Path("a_worker_stops.txt")


@app.before_server_stop
async def clean_up(app: Sanic, *_: object) -> None:
    asyncio.get_running_loop().remove_signal_handler(signal.SIGINT)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    print("clean-up starts")
    STOPPING.touch()
    await asyncio.sleep(0.35)
    print("clean-up ends")


@app.after_server_stop
async def stopped(app: Sanic, *_: object) -> None:
    print("after_server_stop")


@app.get("/")
async def pid(request: Request) -> HTTPResponse:
    return text(str(os.getpid()))


def press_ctrl_c() -> None:
    """Send SIGINT to both processes, as a terminal does, the worker first."""
    while True:
        with suppress(OSError):
            worker = int(urlopen("http://localhost:8000").read())
            break
        time.sleep(0.1)
    os.kill(worker, signal.SIGINT)
    for _turn in range(50):  # a worker of 22.12 waits for the main process
        if not STOPPING.exists():
            time.sleep(0.1)
    if os.getpid() != worker:
        os.kill(os.getpid(), signal.SIGINT)


async def press_ctrl_c_later(app: Sanic, *_: object) -> None:
    if not MANAGED:
        Thread(target=press_ctrl_c, daemon=True).start()
        return
    wait_for_ack: Callable[[], None] = app.manager.wait_for_ack

    def wait_and_press() -> None:
        wait_for_ack()
        press_ctrl_c()

    vars(app.manager)["wait_for_ack"] = wait_and_press


if MANAGED:
    app.main_process_ready(press_ctrl_c_later)
else:
    app.main_process_start(press_ctrl_c_later)

if __name__ == "__main__":
    if os.fork():
        os.wait()
        STOPPING.unlink(missing_ok=True)
    else:
        os.setpgrp()
        app.run()
