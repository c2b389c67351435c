# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=25.12"]
# ///
import asyncio

from sanic import HTTPResponse, Request, Sanic, json

app = Sanic("BestPrice")
PRICES = {"north": 12, "south": 10}


async def ask(shop: str) -> int:
    print(f"asking {shop}")
    await asyncio.sleep(0)  # (1)!
    print(f"{shop} answers")
    return PRICES[shop]


@app.get("/best-price")
async def best_price(request: Request) -> HTTPResponse:
    north = app.add_task(ask("north"))
    south = app.add_task(ask("south"))
    return json({"best": min(await north, await south)})  # (2)!


if __name__ == "__main__":
    app.run()
