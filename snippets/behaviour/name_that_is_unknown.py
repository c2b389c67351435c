# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=21.12"]
# ///
import logging
import os
import signal

from sanic import Sanic
from sanic.exceptions import SanicException

logging.disable()
app = Sanic("NameThatIsUnknown")


@app.after_server_start
async def measure(app: Sanic, *_: object) -> None:
    try:
        app.get_task("feed", raise_exception=True)
    except SanicException as error:
        print(f"{type(error).__name__}: {error}")
    try:
        await app.cancel_task("feed")
    except SanicException as error:
        print(f"{type(error).__name__}: {error}")
    print("get_task:", app.get_task("feed", raise_exception=False))
    await app.cancel_task("feed", raise_exception=False)
    print("cancel_task: no error")
    os.killpg(0, signal.SIGKILL)


@app.get("/")
async def home(request: object) -> None: ...


if __name__ == "__main__":
    if os.fork():
        os.wait()
    else:
        os.setpgrp()
        app.run()
