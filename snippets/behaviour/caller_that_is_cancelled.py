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
app = Sanic("CallerThatIsCancelled")


async def work() -> None:
    try:
        await asyncio.Event().wait()
    finally:
        print("work: clean-up starts")
        try:
            await asyncio.sleep(3600)
        except asyncio.CancelledError:
            print("work: clean-up is cut short")
            raise


async def stop_work(app: Sanic) -> None:
    await app.cancel_task("work")
    print("caller: goes on")


async def let_others_run() -> None:
    for _turn in range(100):
        await asyncio.sleep(0)


@app.after_server_start
async def measure(app: Sanic, *_: object) -> None:
    app.add_task(work(), name="work")
    await let_others_run()
    caller = asyncio.create_task(stop_work(app))
    await let_others_run()
    caller.cancel()
    await asyncio.wait([caller])
    print("caller: cancelled:", caller.cancelled())
    os.killpg(0, signal.SIGKILL)


@app.get("/")
async def home(request: object) -> None: ...


if __name__ == "__main__":
    if os.fork():
        os.wait()
    else:
        os.setpgrp()
        app.run()
