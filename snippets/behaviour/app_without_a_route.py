# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=21.12"]
# ///
import logging
import os
import signal
import warnings
from contextlib import suppress

from sanic import Sanic

logging.disable()
warnings.simplefilter("ignore")
app = Sanic("AppWithoutARoute")


async def home(request: object) -> None: ...


if os.environ.get("ROUTE"):
    app.add_route(home, "/")


@app.before_server_start
async def start(app: Sanic, *_: object) -> None:
    print("the server starts")
    os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    for route in "", "/":
        print("with a route:" if route else "without a route:")
        if os.fork():
            os.wait()
            print("the server has ended")
        else:
            os.setpgrp()
            if route:
                os.environ["ROUTE"] = route
                app.add_route(home, route)
            with suppress(Exception):
                app.run()
            os._exit(0)
