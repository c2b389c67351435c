# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=24.12"]
# ///
import asyncio

from sanic import HTTPResponse, Request, Sanic, json

app = Sanic("PriceFeeds")
connections: set[str] = set()


async def follow(symbol: str) -> None:
    connections.add(symbol)
    try:
        await asyncio.Event().wait()  # (1)!
    except asyncio.CancelledError as cancelled:
        print(f"{symbol}: {cancelled}")
        raise  # (2)!
    finally:
        connections.remove(symbol)
        print(f"{symbol}: connection closed")


@app.post("/feeds/<symbol>")
async def start_feed(request: Request, symbol: str) -> HTTPResponse:
    app.add_task(follow(symbol), name=symbol)
    return json({"feed": symbol}, status=202)


@app.delete("/feeds/<symbol>")
async def stop_feed(request: Request, symbol: str) -> HTTPResponse:
    await app.cancel_task(symbol, msg="no readers", raise_exception=False)
    return json({"connections": sorted(connections)})


if __name__ == "__main__":
    app.run()
