# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=21.12"]
# ///
import asyncio
import logging
import os
import signal

from sanic import Sanic

app = Sanic("WarningOfACancellation", configure_logging=False)


class Printer(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        message, _, _ = record.getMessage().partition(" at ")
        if message.startswith("Task"):
            print(record.levelname, message)


logging.getLogger("sanic.error").addHandler(Printer())


async def work() -> None:
    await asyncio.Event().wait()


@app.after_server_start
async def measure(app: Sanic, *_: object) -> None:
    app.add_task(work(), name="work")
    await asyncio.sleep(0)
    await app.cancel_task("work")
    print("cancelled")
    os.killpg(0, signal.SIGKILL)


@app.get("/")
async def home(request: object) -> None: ...


if __name__ == "__main__":
    if os.fork():
        os.wait()
    else:
        os.setpgrp()
        app.run()
