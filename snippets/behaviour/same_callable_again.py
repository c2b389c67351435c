# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=21.12"]
# ///
import asyncio
import logging
import os
import signal

from sanic import Sanic

logging.disable()
app = Sanic("SameCallableAgain")
runs: list[str] = []


async def twice() -> None:
    runs.append("twice")


async def three_times() -> None:
    runs.append("three times")


async def after_the_tasks(app: Sanic, *_: object) -> None:
    for _turn in range(100):
        await asyncio.sleep(0)
    print("added twice:", runs.count("twice"), "runs")
    print("added three times:", runs.count("three times"), "runs")
    os.killpg(0, signal.SIGKILL)


@app.get("/")
async def home(request: object) -> None: ...


for _ in range(2):
    app.add_task(twice)
for _ in range(3):
    app.add_task(three_times)
app.after_server_start(after_the_tasks)

if __name__ == "__main__":
    if os.fork():
        os.wait()
    else:
        os.setpgrp()
        app.run()
