# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=24.12", "websockets>=13"]
# ///
from sanic import Request, Sanic, Websocket

app = Sanic("Hall")


@app.websocket("/bids")
async def take_bids(request: Request, ws: Websocket) -> None:
    while True:
        bid = await ws.recv()
        if not bid:
            break
        print(f"bid: {bid}")
    print("the client is gone")
    await ws.send("are you still there?")


if __name__ == "__main__":
    app.run()
