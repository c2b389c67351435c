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
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from urllib.request import urlopen

import websockets
from sanic import HTTPResponse, Request, Sanic, text
from sanic.server.websockets.impl import WebsocketImplProtocol as Websocket

logging.disable()
warnings.simplefilter("ignore")
app = Sanic("WebsocketAtShutdown")
MANAGED = hasattr(app, "main_process_ready")  # since 22.12


@app.websocket("/feed")
async def feed(request: Request, ws: Websocket) -> None:
    app.ctx.connected.set()
    try:
        await ws.recv()
    except BaseException as error:
        print("the handler:", type(error).__name__)
        raise


@app.before_server_start
async def start(app: Sanic, *_: object) -> None:
    app.ctx.connected = asyncio.Event()


@app.before_server_stop
async def stop(app: Sanic, *_: object) -> None:
    print("before_server_stop")


@app.after_server_stop
async def stopped(app: Sanic, *_: object) -> None:
    print("after_server_stop")


@app.get("/")
async def home(request: Request) -> HTTPResponse:
    await app.ctx.connected.wait()
    return text("a client is there")


def terminate() -> None:
    """Send SIGTERM as soon as the server answers."""
    while True:
        with suppress(OSError):
            urlopen("http://localhost:8000")
            break
        time.sleep(0.1)
    os.kill(os.getpid(), signal.SIGTERM)


async def terminate_later(app: Sanic, *_: object) -> None:
    if not MANAGED:
        Thread(target=terminate, daemon=True).start()
        return
    wait_for_ack: Callable[[], None] = app.manager.wait_for_ack

    def wait_and_terminate() -> None:
        wait_for_ack()
        terminate()

    vars(app.manager)["wait_for_ack"] = wait_and_terminate


if MANAGED:
    app.main_process_ready(terminate_later)
else:
    app.main_process_start(terminate_later)


async def client() -> int:
    """Stay connected for as long as the server lets me; return its code."""
    while True:
        with suppress(OSError):
            async with websockets.connect("ws://localhost:8000/feed") as ws:
                await ws.wait_closed()
                return ws.close_code or 0
        time.sleep(0.1)


if __name__ == "__main__":
    if os.fork():
        code = asyncio.run(client())
        os.wait()
        print("the client gets", code)
    else:
        os.setpgrp()
        app.run()
