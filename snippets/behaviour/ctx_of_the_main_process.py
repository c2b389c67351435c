# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=21.12"]
# ///
import logging
import os
import signal

from sanic import Sanic

logging.disable()
app = Sanic("CtxOfTheMainProcess")


@app.main_process_start
async def fill(app: Sanic, *_: object) -> None:
    app.ctx.rates = {"usd": 1}


@app.before_server_start
async def look(app: Sanic, *_: object) -> None:
    print("the worker sees it:", hasattr(app.ctx, "rates"))
    os.killpg(0, signal.SIGKILL)


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
