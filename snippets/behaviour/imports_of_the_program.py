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

print("imported as", __name__)
logging.disable()
app = Sanic("Imports")


@app.get("/")
async def pid(request: Request) -> HTTPResponse:
    return text(str(os.getpid()))


def ask() -> str:
    while True:
        with suppress(URLError):
            return str(urlopen("http://localhost:8000").read().decode())
        time.sleep(0.1)


if __name__ == "__main__":
    if server := os.fork():
        workers: set[str] = set()
        while len(workers) < 2:
            workers.add(ask())
        os.killpg(server, signal.SIGKILL)
    else:
        os.setpgrp()
        app.run(workers=2)
