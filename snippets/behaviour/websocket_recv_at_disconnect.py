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
from collections import Counter
from urllib.request import urlopen

import websockets
from sanic import HTTPResponse, Request, Sanic, json
from sanic.server.websockets.impl import WebsocketImplProtocol as Websocket

logging.disable()
warnings.simplefilter("ignore")
app = Sanic("WebsocketRecv")
seen: Counter[str] = Counter()
handlers: list[asyncio.Future[object]] = []


@app.websocket("/feed")
async def feed(request: Request, ws: Websocket) -> None:
    handlers.append(asyncio.current_task())
    await ws.send("welcome")
    try:
        while True:
            seen[f"recv returns {await ws.recv()!r}"] += 1
            await ws.send("thanks")
    except BaseException as error:
        seen[f"recv raises {type(error).__name__}"] += 1
        raise
    finally:
        seen["finally begins"] += 1
        await asyncio.sleep(0.01)
        seen["finally goes on after an await"] += 1


@app.get("/seen")
async def tell(request: Request) -> HTTPResponse:
    await asyncio.wait(handlers)
    return json(seen)


async def client() -> None:
    async with websockets.connect("ws://localhost:8000/feed") as ws:
        await ws.recv()
        await ws.send("")
        await ws.recv()


if __name__ == "__main__":
    if server := os.fork():
        for _turn in range(50):
            while True:
                try:
                    asyncio.run(client())
                    break
                except OSError:
                    time.sleep(0.1)
        print(urlopen("http://localhost:8000/seen").read().decode())
        os.killpg(server, signal.SIGKILL)
    else:
        os.setpgrp()
        app.run()
