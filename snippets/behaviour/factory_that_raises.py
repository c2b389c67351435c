# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=21.12"]
# ///
import logging
import os
import signal
from collections.abc import Coroutine

from sanic import Sanic

logging.disable()
app = Sanic("Factory")


def factory(*arguments: Sanic) -> Coroutine[None, None, None]:
    print("called with", len(arguments), "arguments")
    if arguments:
        raise TypeError("the real error")
    raise TypeError("the error of the second call")


@app.after_server_start
async def measure(app: Sanic, *_: object) -> None:
    try:
        await app.add_task(factory)
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
