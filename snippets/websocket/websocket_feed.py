# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=24.12", "websockets>=13"]
# ///
import asyncio

from sanic import HTTPResponse, Request, Sanic, Websocket, json

app = Sanic("Auction")
app.ctx.highest = 0
bidders: set[str] = set()
room_is_empty = asyncio.Event()


@app.signal("auction.bid.raised")
async def announce() -> None:  # (1)!
    print(f"highest bid: {app.ctx.highest}")


async def receive_bids(ws: Websocket) -> None:
    async for bid in ws:
        app.ctx.highest = max(app.ctx.highest, int(bid))
        await app.dispatch("auction.bid.raised")


@app.websocket("/feed")
async def feed(request: Request, ws: Websocket) -> None:
    name = f"receiver:{request.id}"
    app.add_task(receive_bids(ws), name=name)  # (2)!
    bidders.add(name)
    room_is_empty.clear()
    try:
        while True:
            await ws.send(str(app.ctx.highest))
            await app.event("auction.bid.raised")  # (3)!
    finally:  # (4)!
        await app.cancel_task(name)
        app.purge_tasks()
        bidders.remove(name)
        if not bidders:
            room_is_empty.set()


@app.get("/left")
async def what_is_left(request: Request) -> HTTPResponse:
    await room_is_empty.wait()
    running = [task.get_name() for task in asyncio.all_tasks()]
    receivers = [name for name in running if name.startswith("receiver:")]
    registered = list(app.tasks)
    return json({"registered": len(registered), "running": len(receivers)})


if __name__ == "__main__":
    app.run()
