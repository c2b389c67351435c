# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=24.12"]
# ///
import asyncio

from sanic import HTTPResponse, Request, Sanic, text

app = Sanic("Shop")


async def announce_opening() -> None:
    await asyncio.sleep(1)
    print("the shop has been open for a second")


@app.after_server_start
async def open_shop(app: Sanic) -> None:
    print("the shop opens")
    app.add_task(announce_opening())


@app.get("/")
async def welcome(request: Request) -> HTTPResponse:
    return text("come in\n")


if __name__ == "__main__":
    app.run()
