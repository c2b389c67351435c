# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=24.12"]
# ///
import asyncio

from sanic import HTTPResponse, Request, Sanic, json

app = Sanic("MarketFeed")
market_is_closed = asyncio.Event()


async def follow_market() -> None:
    await market_is_closed.wait()
    print("feed ended with the market, nobody cancelled it")


@app.post("/feed")
async def start_feed(request: Request) -> HTTPResponse:
    app.add_task(follow_market(), name="feed")
    return json({"feed": "started"}, status=202)


@app.delete("/feed")
async def stop_feed(request: Request) -> HTTPResponse:
    app.cancel_task("feed")  # type: ignore[unused-coroutine]
    return json({"feed": "stopped?"})


@app.put("/market/closed")
async def close_market(request: Request) -> HTTPResponse:
    market_is_closed.set()
    return json({"market": "closed"})


if __name__ == "__main__":
    app.run()
