# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=24.12"]
# ///
import asyncio
import os
from pathlib import Path

from sanic import HTTPResponse, Request, Sanic, text

app = Sanic("PriceFeed")
connection = Path("connection.txt")


async def follow_market() -> None:
    connection.write_text("open\n")
    try:
        await asyncio.Event().wait()
    finally:
        connection.write_text("closing\n")
        await asyncio.sleep(0.1)
        connection.write_text("closed\n")


@app.before_server_start
async def start_feed(app: Sanic) -> None:
    app.add_task(follow_market(), name="feed")


@app.get("/main_process")
async def main_process(request: Request) -> HTTPResponse:
    return text(f"{os.getppid()}\n")


if __name__ == "__main__":
    app.run()
