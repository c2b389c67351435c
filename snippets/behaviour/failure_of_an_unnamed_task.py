# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=21.12"]
# ///
import asyncio
import gc
import logging
import os
import signal

from sanic import Sanic

logging.disable(logging.WARNING)
app = Sanic("UnnamedFailure")


class Printer(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        print("logged:", record.getMessage().partition("\n")[0])


async def fail() -> None:
    raise ValueError("out of stamps")


@app.after_server_start
async def measure(app: Sanic, *_: object) -> None:
    logging.getLogger("asyncio").addHandler(Printer())
    task = app.add_task(fail())
    for _turn in range(100):
        await asyncio.sleep(0)
    print("the task has failed")
    del task
    gc.collect()
    print("the task is gone")
    os.killpg(0, signal.SIGKILL)


@app.get("/")
async def home(request: object) -> None: ...


if __name__ == "__main__":
    if os.fork():
        os.wait()
    else:
        os.setpgrp()
        app.run()
