# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=21.12"]
# ///
import asyncio
import logging
import os
import signal
import time
import warnings

import websockets
from sanic import Request, Sanic
from sanic.server.websockets.impl import WebsocketImplProtocol as Websocket

logging.disable()
warnings.simplefilter("ignore")
app = Sanic("WebsocketTask")


async def receive(ws: Websocket) -> None:
    try:
        await ws.recv()
    except BaseException as error:
        print("recv in the task:", type(error).__name__)
        raise


@app.websocket("/feed")
async def feed(request: Request, ws: Websocket) -> None:
    receiver = asyncio.create_task(receive(ws))
    await ws.send("welcome")
    try:
        await asyncio.Event().wait()
    except BaseException as error:
        print("the handler:", type(error).__name__)
        raise
    finally:
        await asyncio.wait([receiver])
        os.killpg(0, signal.SIGKILL)


async def client() -> None:
    while True:
        try:
            async with websockets.connect("ws://localhost:8000/feed") as ws:
                await ws.recv()
                return
        except OSError:
            time.sleep(0.1)


if __name__ == "__main__":
    if os.fork():
        asyncio.run(client())
        os.wait()
    else:
        os.setpgrp()
        app.run()
