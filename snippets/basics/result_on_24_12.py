# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic==24.12.*"]
# ///
import asyncio

from sanic import HTTPResponse, Request, Sanic, json

app = Sanic("LongTermSupport")


async def ask(shop: str) -> int:
    return {"north": 12, "south": 10}[shop]


@app.get("/price/<shop>")
async def price(request: Request, shop: str) -> HTTPResponse:
    by_sanic = app.add_task(ask(shop))
    by_asyncio = asyncio.create_task(ask(shop))
    return json({"add_task": await by_sanic, "asyncio": await by_asyncio})


if __name__ == "__main__":
    app.run()
