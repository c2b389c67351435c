# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=21.12"]
# ///
import logging
import os
import signal
import time
from multiprocessing import Value

from sanic import Sanic

logging.disable()
app = Sanic("SharedCtx")


@app.main_process_start
async def share(app: Sanic, *_: object) -> None:
    if hasattr(app, "shared_ctx"):
        app.shared_ctx.count = Value("i", 7)
    else:
        print("there is no shared_ctx")


@app.before_server_start
async def look(app: Sanic, *_: object) -> None:
    if hasattr(app, "shared_ctx"):
        print("the worker sees", app.shared_ctx.count.value)
    print("the worker starts")
    os.killpg(0, signal.SIGKILL)


@app.get("/")
async def home(request: object) -> None: ...


if __name__ == "__main__":
    if server := os.fork():
        for _turn in range(300):
            if os.waitpid(server, os.WNOHANG)[0]:
                break
            time.sleep(0.1)
        else:
            print("30 seconds later no worker has started")
            os.killpg(server, signal.SIGKILL)
    else:
        os.setpgrp()
        app.run()
