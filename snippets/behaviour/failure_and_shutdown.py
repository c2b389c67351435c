# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=21.12"]
# ///
import logging
import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from urllib.request import urlopen

from sanic import HTTPResponse, Request, Sanic, text

logging.disable(logging.WARNING)
app = Sanic("FailureAndShutdown")
MANAGED = hasattr(app, "main_process_ready")  # since 22.12


class Printer(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        print("logged:", record.getMessage().partition("\n")[0])


async def fail(kind: str) -> None:
    raise ValueError(kind)


@app.after_server_start
async def start(app: Sanic, *_: object) -> None:
    logging.getLogger("asyncio").addHandler(Printer())
    logging.getLogger("asyncio").error("an error is printed")
    app.add_task(fail("named"), name="named")


@app.after_server_stop
async def stopped(app: Sanic, *_: object) -> None:
    print("after_server_stop")


@app.get("/")
async def home(request: Request) -> HTTPResponse:
    return text("up")


def terminate() -> None:
    """Send SIGTERM as soon as the server answers."""
    while True:
        with suppress(OSError):
            urlopen("http://localhost:8000")
            break
        time.sleep(0.1)
    os.kill(os.getpid(), signal.SIGTERM)


async def terminate_later(app: Sanic, *_: object) -> None:
    if not MANAGED:
        Thread(target=terminate, daemon=True).start()
        return
    wait_for_ack: Callable[[], None] = app.manager.wait_for_ack

    def wait_and_terminate() -> None:
        wait_for_ack()
        terminate()

    vars(app.manager)["wait_for_ack"] = wait_and_terminate


if MANAGED:
    app.main_process_ready(terminate_later)
else:
    app.main_process_start(terminate_later)

if __name__ == "__main__":
    if os.fork():
        os.wait()
        print("the server has ended")
    else:
        os.setpgrp()
        app.run()
