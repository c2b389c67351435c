# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=21.12"]
# ///
import logging
import os
import signal
import time
from contextlib import suppress
from urllib.error import URLError
from urllib.request import urlopen

from sanic import HTTPResponse, Request, Sanic, text

logging.disable(logging.WARNING)
app = Sanic("FailureAndShutdown")


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


def wait_until_up() -> None:
    while True:
        with suppress(URLError):
            urlopen("http://localhost:8000")
            break
        time.sleep(0.1)
    time.sleep(3)  # the main process needs a moment to notice


if __name__ == "__main__":
    if server := os.fork():
        wait_until_up()
        os.kill(server, signal.SIGTERM)
        os.wait()
        print("the server has ended")
    else:
        os.setpgrp()
        app.run()
