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
app = Sanic("AddTaskInTheMainProcess")
runs: list[str] = []


async def work() -> None:
    runs.append("run")


@app.main_process_start
async def add(app: Sanic, *_: object) -> None:
    app.add_task(work)


async def count() -> None:
    for _turn in range(100):
        await asyncio.sleep(0)
    print("runs in the worker:", len(runs))
    os.killpg(0, signal.SIGKILL)


@app.after_server_start
async def count_later(app: Sanic, *_: object) -> None:
    app.ctx.counting = app.add_task(count)


@app.get("/")
async def home(request: object) -> None: ...


if __name__ == "__main__":
    for method in "spawn", "fork":
        if os.fork():
            os.wait()
        else:
            os.setpgrp()
            print(method)
            Sanic.start_method = method
            app.run()
