# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=21.12"]
# ///
import asyncio
import logging
import os
import signal

from sanic import Sanic
from sanic.exceptions import InvalidSignal

logging.disable()
app = Sanic("FailureReports")
reports: list[str] = []


async def fail(when: str) -> None:
    raise ValueError(when)


async def early() -> None:
    await fail("before the run")


async def on_report(exception: Exception, **_: object) -> None:
    reports.append(str(exception))


async def measure(app: Sanic, *_: object) -> None:
    app.add_task(fail("in the loop"))
    app.add_task(asyncio.create_task(fail("ready-made task")))
    for _turn in range(100):
        await asyncio.sleep(0)
    for when in "in the loop", "before the run", "ready-made task":
        print(f"{when}: {reports.count(when)}")
    os.killpg(0, signal.SIGKILL)


@app.get("/")
async def home(request: object) -> None: ...


app.add_task(early)
app.after_server_start(measure)
try:
    app.signal("server.exception.report")(on_report)
except InvalidSignal:
    print("the signal does not exist")

if __name__ == "__main__":
    if os.fork():
        os.wait()
    else:
        os.setpgrp()
        app.run()
