# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=21.12"]
# ///
import logging
import os
import signal

from sanic import Sanic

logging.disable()
app = Sanic("EventWithoutAHandler")


async def wait(event: str) -> None:
    try:
        await app.event(event, timeout=0.1)
    except Exception as error:
        print(f"{event}: {type(error).__name__}")


@app.signal("prices.feed.changed")
async def on_change(**_: object) -> None: ...


@app.after_server_start
async def measure(app: Sanic, *_: object) -> None:
    await wait("my.custom.event")
    await wait("prices.feed.changed")
    app.config.EVENT_AUTOREGISTER = True
    print("with EVENT_AUTOREGISTER:")
    await wait("my.custom.event")
    os.killpg(0, signal.SIGKILL)


@app.get("/")
async def home(request: object) -> None: ...


if __name__ == "__main__":
    if os.fork():
        os.wait()
    else:
        os.setpgrp()
        app.run()
